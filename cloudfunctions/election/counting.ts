/** From the closed box to the published result: closing, counting, names written in, signing, publishing, verifying. */
import type { votingOperations } from '../../types/election/contract-voting';
import { signerLabels } from '../../types/ballot/labels';
import { isFullySigned, signedBy, verdictOf } from '../ballot/public';
import type { Context, Handlers } from '../core/context';
import { found, refuse, refuseField } from '../core/refuse';
import { closeBox, contentsOf, papersOf } from '../core/secret-box';
import { keepPaper } from '../file/public';
import { unitNames } from '../unit/public';
import { tellPublished, tellSigners, tellTellers } from './notices';
import { countSheet } from './papers';
import { findStander } from './people';
import { outcomeFor, undecidedNames } from './reckoning';
import { countBox, plainName, type Content, type Merger } from './rules';
import { boxOf, moveElection, roundOf, setRounds, withRound, type Election, type Winner } from './store';
import { isTeller, loadElection, shownRounds } from './view';

type Counting = Handlers<
  Pick<
    typeof votingOperations,
    | 'election.close'
    | 'election.closeDue'
    | 'election.count'
    | 'election.mergeWriteIns'
    | 'election.sign'
    | 'election.publish'
    | 'election.report'
    | 'election.verify'
  >
>;

export const counting: Counting = {
  'election.close': async (ctx, { id }) => ({ id, ...(await close(ctx, await loadElection(ctx, id))) }),

  'election.closeDue': async (ctx, { id }) => {
    const record = await loadElection(ctx, id);
    if (record.state !== 'voting' || record.closesAt === null || record.closesAt > ctx.at) refuse('CONFLICT');
    await close(ctx, record);
    return { id };
  },

  'election.count': async (ctx, { id }) => {
    const record = tellerOnly(ctx, await loadElection(ctx, id));
    if (record.state === 'voting') refuse('BALLOT_NOT_CLOSED');
    const { hash, boxCount, candidates, seats } = roundOf(record);
    const { isIntact, trouble } = hash
      ? await verdictOf(ctx, boxOf(record, roundOf(record)), { hash, boxCount })
      : { isIntact: true, trouble: null };
    if (!isIntact) refuse('CONFLICT', `票箱核对不符，不能计票：${trouble}。请停止使用，报监票人与上级工会`);
    const contents = hash ? await contentsIn(ctx, record) : [];
    const counted = await moveElection(ctx, record, 'count', {
      rounds: withRound(record, { tally: countBox(candidates, seats, contents) }),
    });
    ctx.note(id, `${contents.length} 张`);
    tellSigners(ctx, counted);
    return { id };
  },

  'election.mergeWriteIns': async (ctx, { id, names, memberId }) => {
    const record = tellerOnly(ctx, await loadElection(ctx, id));
    const { tally, mergers, signatures, candidates, seats } = roundOf(record);
    if (record.state !== 'counted' || !tally) refuse('CONFLICT', '计票之后、签名之前才能认定');
    if (signatures.length > 0) refuse('CONFLICT', '已有人签名，不能再改认定；确有差错请由监票人决定重新选举');
    const plain = names.map(plainName);
    const stray = plain.findIndex((name) => !tally.writeIns.some((one) => one.name === name));
    if (stray >= 0) refuseField(`names.${stray}`, `票上没有写「${names[stray]}」`);
    const person = memberId === null ? null : await findStander(ctx, record, memberId);
    if (memberId !== null && !person) refuseField('memberId', '这位会员不在可以参选的人里，请重新选择；不能认定的选「不是可以参选的人」');
    if (candidates.some((one) => one.memberId === memberId)) refuseField('memberId', '候选人的票以姓名旁画的○为准，不并入另选他人');
    if (record.winners.some((one) => one.memberId === memberId)) refuseField('memberId', `${person?.name ?? ''}已经当选`);
    const decided: Merger[] = [
      ...mergers.filter(({ name }) => !plain.includes(name)),
      ...plain.map((name) => ({ name, memberId, memberName: person?.name ?? null })),
    ];
    const rounds = withRound(record, { mergers: decided, tally: countBox(candidates, seats, await contentsIn(ctx, record), decided) });
    await moveElection(ctx, record, 'mergeWriteIns', { rounds });
    ctx.note(id, `「${plain.join('」「')}」${person ? `认定为${person.name}` : '不是可以参选的人'}`);
    return { id };
  },

  'election.sign': async (ctx, { id }) => {
    const record = await loadElection(ctx, id);
    const round = roundOf(record);
    const signatures = signedBy(ctx, { ...record, signatures: record.state === 'counted' ? round.signatures : [] });
    const [undecided] = record.state === 'counted' ? undecidedNames(record) : [];
    if (undecided) refuse('CONFLICT', `另选他人「${undecided}」的票数可以当选，请计票人先认定是谁`);
    const isWhole = isFullySigned(signatures);
    const rounds = withRound(record, { signatures });
    if (record.state !== 'counted' || isWhole) await moveElection(ctx, record, 'sign', { rounds });
    else await setRounds(ctx, record, rounds);
    ctx.note(id, signerLabels[signatures.at(-1)!.as]);
    return { id, state: isWhole ? 'signed' : 'counted' };
  },

  'election.publish': async (ctx, { id }) => {
    const record = await loadElection(ctx, id);
    const winners = [...record.winners, ...winnersOf(record)];
    const rounds = withRound(record, { publishedAt: ctx.at });
    const published = await moveElection(ctx, record, 'publish', { rounds, winners });
    ctx.note(id, winners.length > 0 ? `当选：${winners.map(({ name }) => name).join('、')}` : '没有人当选');
    await tellPublished(ctx, published);
    return { id };
  },

  'election.report': async (ctx, { id }) => {
    const record = await loadElection(ctx, id);
    const rounds = shownRounds(ctx, record);
    if (rounds.length === 0) refuse('BALLOT_NOT_CLOSED', record.state === 'voting' ? undefined : '结果还没有公布，公布之后可以打印');
    const unionName = (await unitNames(ctx, record.unionId)).get(record.unionId) ?? '';
    const bytes = await countSheet(record, rounds, unionName);
    ctx.note(id);
    return { file: await keepPaper(ctx, { name: `计票单（${record.title}）`, type: 'pdf', bytes }) };
  },

  'election.verify': async (ctx, { id, round: number }) => {
    const record = await loadElection(ctx, id);
    const round = found(
      record.rounds.find((one) => one.number === number),
      '这一轮投票',
    );
    if (!round.hash) refuse('BALLOT_NOT_CLOSED', '投票结束之后才能核对');
    return verdictOf(ctx, boxOf(record, round), { hash: round.hash, boxCount: round.boxCount });
  },
};

const contentsIn = async (ctx: Context, record: Election) => (await contentsOf(ctx, boxOf(record, roundOf(record)))) as Content[];

function winnersOf(record: Election): Winner[] {
  const { tally, number, boxCount } = roundOf(record);
  const elected = outcomeFor(record, roundOf(record))?.elected ?? [];
  return elected.map((memberId) => {
    const { name, approve } = tally!.people.find((one) => one.memberId === memberId)!;
    return { memberId, name, votes: approve, boxCount: boxCount ?? 0, round: number, trouble: null };
  });
}

async function close(ctx: Context, record: Election): Promise<{ hash: string; count: number }> {
  if (record.state !== 'voting') await moveElection(ctx, record, 'close');
  const box = boxOf(record, roundOf(record));
  const { taken, entered } = await papersOf(ctx, box);
  const sealed = await closeBox(ctx, box);
  const rounds = withRound(record, { closedAt: ctx.at, hash: sealed.hash, boxCount: sealed.count });
  const closed = await moveElection(ctx, record, 'close', { rounds });
  const missing = taken > entered ? `，发出的纸质票 ${taken - entered} 张没有交回` : '';
  ctx.note(record._id, `票箱 ${sealed.count} 张，校验值 ${sealed.hash}${missing}`);
  tellTellers(ctx, closed);
  return sealed;
}

function tellerOnly(ctx: Context, record: Election): Election {
  if (!isTeller(ctx, record)) refuse('FORBIDDEN', '只有这次选举的计票人可以这样操作');
  return record;
}
