/** A picture's address. */
export default 'picture.png';
