/** Petitions for an extraordinary session: started and signed by seated delegates, counted against all of them. */
import type { petitionOperations } from '../../types/congress/contract-petition';
import { petitionLifecycle } from '../../types/congress/lifecycle';
import { leastVotes, isReached, sayArithmetic, sayThreshold } from '../../types/congress/threshold';
import { may, type Context, type Handlers } from '../core/context';
import { newId } from '../core/database';
import { movesOf } from '../core/lifecycle';
import { found, refuse } from '../core/refuse';
import { dayOf } from '../core/time';
import { findPetition, findPetitions, insertPetition, movePetition, type Petition } from './petition-store';
import { profiles } from './profiles';
import { findDelegates, findProfile, findTermIn, holdTerm, type Delegate, type Term } from './term-store';

const PAGE = '/pages/congress/petitions/index';

export const petitionHandlers: Handlers<typeof petitionOperations> = {
  'congress.petitions': async (ctx) => {
    const sitting = await findSitting(ctx);
    const profile = profiles[sitting?.term.profile ?? (await findProfile(ctx, ctx.actor.unionId)) ?? 'general'];
    const rule = `${sayThreshold(profile.extraSession)}提议，应当召开临时会议（${profile.extraSession.source}）`;
    if (!sitting) return { canStart: false, rule, items: [] };
    const all = await findPetitions(ctx, ctx.actor.unionId, sitting.term._id);
    const isBusy = all.some(({ state }) => state === 'collecting' || state === 'reached');
    return {
      canStart: !isBusy && isSeated(ctx, sitting.seated) && may(ctx.actor, 'congress.startPetition'),
      rule,
      items: all.sort((a, b) => (a._id < b._id ? 1 : -1)).map((record) => viewOf(ctx, record, sitting)),
    };
  },

  'congress.startPetition': async (ctx, { matter, reason }) => {
    const { term, seated } = await seatedOnly(ctx);
    await holdTerm(ctx, term);
    const open = (await findPetitions(ctx, term.unionId, term._id)).find(({ state }) => state === 'collecting' || state === 'reached');
    if (open) refuse('CONFLICT', `「${open.matter}」的联名还在进行，请在那一件上联名`);
    const { memberId, name } = ctx.actor;
    const record: Petition = {
      ...{ _id: newId(), unionId: term.unionId, termId: term._id, matter, reason, byName: name, startedOn: dayOf(ctx.now) },
      ...{ state: 'collecting', signers: [{ memberId, name }], reachedAt: null, answer: null },
    };
    await insertPetition(ctx, record);
    await settle(ctx, record, term, seated);
    tell(ctx, record, { roles: ['delegate'] }, 'started', '有代表提议召开临时会议', `${matter}。同意的请联名`);
    ctx.note(record._id, matter);
    return { id: record._id };
  },

  'congress.signPetition': async (ctx, { petitionId }) => {
    const { term, seated } = await seatedOnly(ctx);
    const record = await load(ctx, petitionId);
    const { memberId, name } = ctx.actor;
    if (record.termId !== term._id) refuse('CONFLICT', '这是上一届的提议，已经失效');
    if (record.signers.some((one) => one.memberId === memberId)) refuse('CONFLICT', '您已联名，无需重复');
    const signed = await movePetition(ctx, record, 'signPetition', { signers: [...record.signers, { memberId, name }] });
    await settle(ctx, signed, term, seated);
    ctx.note(petitionId, record.matter);
    return { id: petitionId };
  },

  'congress.unsignPetition': async (ctx, { petitionId }) => {
    const record = await load(ctx, petitionId);
    const { memberId } = ctx.actor;
    if (!record.signers.some((one) => one.memberId === memberId)) refuse('CONFLICT', '您没有联名');
    await movePetition(ctx, record, 'unsignPetition', { signers: record.signers.filter((one) => one.memberId !== memberId) });
    ctx.note(petitionId, record.matter);
    return { id: petitionId };
  },

  'congress.answerPetition': async (ctx, { petitionId, answer }) => {
    const record = await load(ctx, petitionId);
    await movePetition(ctx, record, 'answerPetition', { answer });
    tell(ctx, record, { roles: ['delegate'] }, 'answered', '临时会议的提议已有安排', `${record.matter}：${answer}`);
    ctx.note(petitionId, answer);
    return { id: petitionId };
  },
};

type Sitting = { term: Term; seated: Delegate[] };

async function findSitting(ctx: Context): Promise<Sitting | null> {
  const term = await findTermIn(ctx, ctx.actor.unionId, ['sitting']);
  return term && { term, seated: await findDelegates(ctx, term.unionId, term._id, ['seated']) };
}

const isSeated = (ctx: Context, seated: Delegate[]) => seated.some(({ memberId }) => memberId === ctx.actor.memberId);

/** The role alone is not enough: who signs must sit on the list of the term. */
async function seatedOnly(ctx: Context): Promise<Sitting> {
  const sitting = await findSitting(ctx);
  if (!sitting) refuse('CONFLICT', '现在没有在任的一届职代会，请联系工会干事');
  if (!isSeated(ctx, sitting.seated)) refuse('FORBIDDEN', '您不在本届在任代表名单上，不能提议或联名；如有疑问请联系工会干事');
  return sitting;
}

const load = async (ctx: Context, petitionId: string) => found(await findPetition(ctx, ctx.actor.unionId, petitionId), '这件联名');

/** Only those count who sit today. */
const standing = ({ signers }: Petition, seated: Delegate[]) => {
  const present = new Set(seated.map(({ memberId }) => memberId));
  return signers.filter(({ memberId }) => present.has(memberId));
};

async function settle(ctx: Context, record: Petition, term: Term, seated: Delegate[]): Promise<void> {
  if (!isReached(profiles[term.profile].extraSession, standing(record, seated).length, { all: seated.length })) return;
  await movePetition(ctx, record, 'reachPetition', { reachedAt: ctx.at });
  tell(ctx, record, { roles: ['chair', 'officer'] }, 'reached', '临时会议的提议已达人数', `${record.matter}：请安排召开`);
}

function viewOf(ctx: Context, record: Petition, { term, seated }: Sitting) {
  const { extraSession } = profiles[term.profile];
  const counted = standing(record, seated);
  const hasSigned = record.signers.some(({ memberId }) => memberId === ctx.actor.memberId);
  const moves = movesOf(ctx, petitionLifecycle, record.state).filter((move) =>
    move === 'signPetition' ? !hasSigned && isSeated(ctx, seated) : move !== 'unsignPetition' || hasSigned,
  );
  return {
    ...record,
    id: record._id,
    signers: counted.map(({ name }) => name),
    count: counted.length,
    least: leastVotes(extraSession, { all: seated.length }),
    arithmetic: sayArithmetic(extraSession, counted.length, { all: seated.length }, '联名'),
    hasSigned,
    moves,
  };
}

const tell = (
  ctx: Context,
  { _id, unionId }: Petition,
  audience: { roles: ('delegate' | 'chair' | 'officer')[] },
  what: string,
  title: string,
  body: string,
) =>
  ctx.later('notification.send', {
    ...{ unionId, audience, matter: `congress:${_id}:${what}`, kind: 'congress', title, body: body.slice(0, 300), link: PAGE },
  });
