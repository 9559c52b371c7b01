/** The parts of the demo data, in the order they are planted. */
import { plantAnnouncement } from './announcement';
import type { Demo } from './demo';

export const parts: ((demo: Demo) => Promise<void>)[] = [plantAnnouncement];
