/** The parts of the demo data, in the order they are planted. */
import { plantAnnouncement } from './announcement';
import type { Demo } from './demo';
import { plantDues } from './dues';
import { plantEvent } from './event';
import { plantProposal } from './proposal';
import { plantUnit } from './unit';

export const parts: ((demo: Demo) => Promise<void>)[] = [plantUnit, plantAnnouncement, plantEvent, plantDues, plantProposal];
