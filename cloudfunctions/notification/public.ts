/** What other domains may ask of the inbox. */
export { countUnread } from './store';
