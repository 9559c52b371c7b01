/** The parts of the demo data, in the order they are planted. */
import { plantAnnouncement } from './announcement';
import type { Demo } from './demo';
import { plantEvent } from './event';
import { plantProposal } from './proposal';

export const parts: ((demo: Demo) => Promise<void>)[] = [plantAnnouncement, plantEvent, plantProposal];
