/** The parts of the demo data, in the order they are planted. */
import { plantAnnouncement } from './announcement';
import { plantBallot } from './ballot';
import { plantCalendar } from './calendar';
import { plantAppraisal } from './appraisal';
import { plantAssessment } from './assessment';
import type { Demo } from './demo';
import { plantCongress } from './congress';
import { plantDues } from './dues';
import { plantElection } from './election';
import { plantEvent } from './event';
import { plantFounding } from './founding';
import { plantMember } from './member';
import { plantNotifications } from './notification';
import { plantProposal } from './proposal';
import { plantSearch } from './search';
import { plantSession } from './session';
import { plantDisclosure } from './disclosure';
import { plantSuggestion } from './suggestion';
import { plantSurvey } from './survey';
import { plantUnit } from './unit';

export const parts: ((demo: Demo) => Promise<void>)[] = [
  plantUnit,
  plantFounding,
  plantAssessment,
  plantMember,
  plantSession,
  plantAnnouncement,
  plantEvent,
  plantDues,
  plantProposal,
  plantBallot,
  plantCongress,
  plantElection,
  plantSuggestion,
  plantDisclosure,
  plantSurvey,
  plantAppraisal,
  plantCalendar,
  plantNotifications,
  plantSearch,
];
