/** One set of line icons, 24 × 24, stroke 1.75; drawn for this project. */
export const icons = {
  home: '<path d="M4 11.2 12 4.5l8 6.7"/><path d="M6 10v9.5h12V10"/><path d="M10 19.5v-5h4v5"/>',
  event: '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4"/>',
  services:
    '<rect x="4.5" y="4.5" width="6" height="6" rx="1.5"/><rect x="13.5" y="4.5" width="6" height="6" rx="1.5"/><rect x="4.5" y="13.5" width="6" height="6" rx="1.5"/><rect x="13.5" y="13.5" width="6" height="6" rx="1.5"/>',
  inbox: '<path d="M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5z"/><path d="M10 20.5h4"/>',
  mine: '<circle cx="12" cy="8.5" r="3.8"/><path d="M4.8 20c.8-3.6 3.6-5.4 7.2-5.4s6.4 1.8 7.2 5.4"/>',
  megaphone: '<path d="M4 10.5v3.5h3l8.5 4V6.5l-8.5 4z"/><path d="M18.5 9.5a4 4 0 0 1 0 5.5M8 14v4.5h2.5"/>',
  wallet: '<rect x="3.5" y="6.5" width="17" height="12.5" rx="2"/><path d="M3.5 10.5h17M15 15h2.5"/>',
  proposal: '<path d="M6 3.5h8.5l4 4V20.5H6z"/><path d="M14.5 3.5v4h4M9 12h6.5M9 15.5h6.5"/>',
  people:
    '<circle cx="9" cy="9" r="3.2"/><path d="M3 19.5c.6-3.2 3-4.8 6-4.8s5.4 1.6 6 4.8"/><path d="M15.5 6.2a3 3 0 0 1 0 5.6M17.5 15.2c2 .7 3.2 2.2 3.6 4.3"/>',
  tree: '<rect x="9" y="3.5" width="6" height="4.5" rx="1"/><rect x="3.5" y="16" width="6" height="4.5" rx="1"/><rect x="14.5" y="16" width="6" height="4.5" rx="1"/><path d="M12 8v4M6.5 16v-4h11v4"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  forward: '<path d="m9.5 6 6 6-6 6"/>',
  back: '<path d="m14.5 5.5-6.5 6.5 6.5 6.5"/>',
  search: '<circle cx="11" cy="11" r="6"/><path d="m15.5 15.5 4.5 4.5"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  close: '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
  alert: '<path d="M12 4.5 21 19.5H3z"/><path d="M12 10v4.5M12 17v.1"/>',
  clock: '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
  place: '<path d="M12 20.5c4-4.2 6-7.4 6-10.3a6 6 0 1 0-12 0c0 2.9 2 6.1 6 10.3z"/><circle cx="12" cy="10" r="2.2"/>',
  file: '<path d="M7 3.5h7l4 4V20.5H7z"/><path d="M14 3.5v4h4"/>',
  download: '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14"/>',
  print: '<path d="M7 8.5V4h10v4.5M7 17H4.5V8.5h15V17H17"/><rect x="7" y="13.5" width="10" height="7"/>',
  edit: '<path d="m5 19 1-4L16 5l3 3L9 18z"/><path d="m14 7 3 3"/>',
  trophy: '<path d="M8 4.5h8v5a4 4 0 0 1-8 0zM8 6H5c0 3 1 4.5 3.2 5M16 6h3c0 3-1 4.5-3.2 5M12 13.5V17M8.5 20h7"/>',
  chart: '<path d="M4.5 19.5h15M7 16v-5M12 16V6M17 16v-8"/>',
  key: '<circle cx="8.5" cy="15.5" r="3.8"/><path d="m11.3 12.7 8-8M16 8l2.5 2.5"/>',
  vote: '<path d="M5 11.5h14v8.5H5z"/><path d="M9 11.5V4.5h6v7M9 15.5h6"/>',
  heart: '<path d="M12 20c-5-3.6-8-6.6-8-10.2a4.2 4.2 0 0 1 8-1.8 4.2 4.2 0 0 1 8 1.8C20 13.4 17 16.4 12 20z"/>',
  shield: '<path d="M12 3.5 19 6v5.5c0 4.2-2.8 7.3-7 9-4.2-1.7-7-4.8-7-9V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>',
  book: '<path d="M5 4.5h5.5a2 2 0 0 1 1.5.7 2 2 0 0 1 1.5-.7H19v14h-5.5a2 2 0 0 0-1.5.7 2 2 0 0 0-1.5-.7H5zM12 5.5V19"/>',
  code: '<rect x="4.5" y="4.5" width="5.5" height="5.5"/><rect x="14" y="4.5" width="5.5" height="5.5"/><rect x="4.5" y="14" width="5.5" height="5.5"/><path d="M14 14h2.5v2.5M19.5 14v5.5H17M14 19.5v-1"/>',
  refresh: '<path d="M19 12a7 7 0 1 1-2.1-5"/><path d="M19.5 4v4h-4"/>',
  upload: '<path d="M12 15.5v-11M7.5 9 12 4.5l4.5 4.5M5 19.5h14"/>',
  phone: '<rect x="7" y="3.5" width="10" height="17" rx="2"/><path d="M11 17.5h2"/>',
  pin: '<path d="M9 4h6l-.7 6 2.7 3H7l2.7-3zM12 13v7"/>',
} as const;

export type IconName = keyof typeof icons;

/** The icon as an SVG document of one colour, to be used as a mask. */
export const svgOf = (name: IconName): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${icons[name]}</svg>`;
