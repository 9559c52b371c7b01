/** Styles say nothing in jsdom. */
export default {};
