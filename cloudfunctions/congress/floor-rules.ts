/** Decisions of the floor: who may speak, how groups are cut, when hands are enough. No database, no clock. */
import { isReached, sayArithmetic } from '../../types/congress/threshold';
import type { Profile } from './profiles';
import { quorumTrouble, type Figures } from './session-rules';
import type { AgendaItem, Session } from './session-store';
import type { Speech } from './speech-store';

type Votes = { approve: number; against: number; abstain: number };

/** Why a show of hands decides nothing here, as [field, sentence]; a field of '' for the whole matter. */
export function handsTrouble(profile: Profile, item: Pick<AgendaItem, 'kind'>, votes: Votes, figures: Figures): [string, string] | null {
  const { secretBallot } = profile;
  if (secretBallot.isForAllResolutions) return ['', `${secretBallot.text}（${secretBallot.source}），不能举手表决；请起草无记名投票`];
  if (item.kind === 'ballot') return ['itemId', `这项议题须无记名投票（${secretBallot.source}）；请起草无记名投票`];
  const quorum = quorumTrouble(profile, figures);
  if (quorum) return ['', quorum];
  const cast = votes.approve + votes.against + votes.abstain;
  if (cast > figures.present) return ['approve', `票数共 ${cast}，多于到会 ${figures.present} 名，请重新清点`];
  return cast === 0 ? ['approve', '请填写票数'] : null;
}

export const handsResult = ({ passing }: Profile, { approve }: Votes, { due }: Figures) => ({
  isPassed: isReached(passing, approve, { all: due }),
  arithmetic: sayArithmetic(passing, approve, { all: due }),
  source: passing.source,
});

/** Why nobody can ask for the floor now, or not this delegate. */
export function askTrouble({ state }: Pick<Session, 'state'>, isPresent: boolean, mine: Pick<Speech, 'state'>[]): string | null {
  if (state !== 'open') return state === 'papersOut' ? '会议还没有开始，开会后再报名发言' : '会议已经闭会，不能再报名发言';
  if (!isPresent) return '您还没有签到，请先扫会场的签到码';
  return mine.some((one) => one.state === 'asked' || one.state === 'speaking') ? '您已在发言名单上，发言之后可以再报名' : null;
}

type Written = { name: string; constituencyIds: string[]; convenerId: string; reporterId: string };
type Place = { id: string; name: string };

/** Why groups cannot be cut this way, as [field, sentence]: each constituency once, each group's people its own delegates. */
export function groupsTrouble(items: Written[], places: Place[], constituencyOf: Map<string, string>): [string, string] | null {
  const taken = new Map<string, number>();
  for (const [index, { constituencyIds, convenerId, reporterId, name }] of items.entries()) {
    if (items.findIndex((one) => one.name === name) < index) return [`items.${index}.name`, `已经有「${name}」，请换个组名`];
    for (const id of constituencyIds) {
      const place = places.find((one) => one.id === id);
      if (!place) return [`items.${index}.constituencyIds`, '本届没有这个选区，请重新选择'];
      if (taken.has(id)) return [`items.${index}.constituencyIds`, `${place.name}已在「${items[taken.get(id)!]!.name}」，一个选区只进一组`];
      taken.set(id, index);
    }
    for (const [field, memberId] of [['convenerId', convenerId] as const, ['reporterId', reporterId] as const])
      if (!constituencyIds.includes(constituencyOf.get(memberId) ?? ''))
        return [`items.${index}.${field}`, '应是本组选区的在任代表，请重新选择'];
  }
  return null;
}
