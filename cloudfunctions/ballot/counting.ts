/** From the closed box to the published result: closing, counting, signing, publishing, verifying. */
import type { ballot } from '../../types/ballot/contract';
import { signerLabels } from '../../types/ballot/labels';
import type { Context, Handlers } from '../core/context';
import { found, refuse } from '../core/refuse';
import { closeBox, contentsOf, papersOf, verifyBox } from '../core/secret-box';
import { keepPaper } from '../file/public';
import { unitNames } from '../unit/public';
import { tellPublished, tellSigners, tellTellers } from './notices';
import { reportPaper } from './papers';
import { canSeeResults, countBox, isFullySigned, type Content } from './rules';
import { signedBy, verdictOf } from './signing';
import { findBallot, moveBallot, setSignatures, type Ballot } from './store';
import { isInCharge, isTeller, seenBallot } from './view';

type Counting = Pick<
  Handlers<typeof ballot>,
  'ballot.close' | 'ballot.closeDue' | 'ballot.count' | 'ballot.sign' | 'ballot.publish' | 'ballot.report' | 'ballot.verify'
>;

export const counting: Counting = {
  'ballot.close': async (ctx, { id }) => {
    const closed = await close(ctx, await ballotOf(ctx, id));
    return { id, hash: closed.hash, count: closed.count };
  },

  'ballot.closeDue': async (ctx, { id }) => {
    const record = await ballotOf(ctx, id);
    if (record.state !== 'open' || record.closesAt === null || record.closesAt > ctx.at) refuse('CONFLICT');
    await close(ctx, record);
    return { id };
  },

  'ballot.count': async (ctx, { id }) => {
    const record = await ballotOf(ctx, id);
    if (!isTeller(ctx, record)) refuse('FORBIDDEN', '只有这次投票的计票人可以计票');
    if (record.state === 'open') refuse('BALLOT_NOT_CLOSED');
    const { isIntact, trouble } = record.hash ? await verifyBox(ctx, id) : { isIntact: true, trouble: null };
    if (!isIntact) refuse('CONFLICT', `票箱核对不符，不能计票：${trouble}。请停止使用，报监票人与上级工会`);
    const contents = record.hash ? ((await contentsOf(ctx, id)) as Content[]) : [];
    const counted = await moveBallot(ctx, record, 'count', { tallies: countBox(record.questions, contents) });
    ctx.note(id, `${contents.length} 张`);
    tellSigners(ctx, counted);
    return { id };
  },

  'ballot.sign': async (ctx, { id }) => {
    const record = await ballotOf(ctx, id);
    const signatures = signedBy(ctx, record.state === 'counted' ? record : { ...record, signatures: [] });
    const isWhole = isFullySigned(signatures);
    if (record.state !== 'counted' || isWhole) await moveBallot(ctx, record, 'sign', { signatures });
    else await setSignatures(ctx, record, signatures);
    ctx.note(id, signerLabels[signatures.at(-1)!.as]);
    return { id, state: isWhole ? 'signed' : 'counted' };
  },

  'ballot.publish': async (ctx, { id }) => {
    const record = await moveBallot(ctx, await ballotOf(ctx, id), 'publish', { publishedAt: ctx.at });
    ctx.note(id);
    await tellPublished(ctx, record);
    return { id };
  },

  'ballot.report': async (ctx, { id }) => {
    const { record } = await seenBallot(ctx, id);
    if (!canSeeResults(record.state, isInCharge(ctx, record)))
      refuse('BALLOT_NOT_CLOSED', record.state === 'open' ? undefined : '结果还没有公布，公布之后可以打印');
    const unionName = (await unitNames(ctx, record.unionId)).get(record.unionId) ?? '';
    const bytes = await reportPaper(record, unionName);
    ctx.note(id);
    return { file: await keepPaper(ctx, { name: `计票报告（${record.title}）`, type: 'pdf', bytes }) };
  },

  'ballot.verify': async (ctx, { id }) => {
    const { record } = await seenBallot(ctx, id);
    if (!record.hash) refuse('BALLOT_NOT_CLOSED', '投票结束之后才能核对');
    return verdictOf(ctx, id, { hash: record.hash, boxCount: record.boxCount });
  },
};

const ballotOf = async (ctx: Context, id: string): Promise<Ballot> => found(await findBallot(ctx, id, ctx.actor.unionId), '这次投票');

async function close(ctx: Context, record: Ballot): Promise<{ hash: string; count: number }> {
  if (record.state !== 'open') await moveBallot(ctx, record, 'close');
  const { taken, entered } = await papersOf(ctx, record._id);
  const sealed = await closeBox(ctx, record._id);
  const closed = await moveBallot(ctx, record, 'close', { closedAt: ctx.at, hash: sealed.hash, boxCount: sealed.count });
  const missing = taken > entered ? `，发出的纸质票 ${taken - entered} 张没有交回` : '';
  ctx.note(record._id, `票箱 ${sealed.count} 张，校验值 ${sealed.hash}${missing}`);
  tellTellers(ctx, closed);
  return sealed;
}
