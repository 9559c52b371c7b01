/** The yearly review: every period of every item, posted in time or not; questions answered in time; on paper too. */
import type { disclosure } from '../../types/disclosure/contract';
import { coverageLabels, everyLabels } from '../../types/disclosure/labels';
import type { Context, Handlers } from '../core/context';
import { cited } from '../core/laws';
import { pdfOf } from '../core/paper/pdf';
import { dayOf, startOfDay } from '../core/time';
import { keepPaper } from '../file/public';
import { unitNames } from '../unit/public';
import { dueOf, periodsOf, sayPeriod } from './periods';
import { coverageOf } from './rules';
import { findAskedIn, findItems, findPostingsIn, type Item } from './store';

export const reviewing: Pick<Handlers<typeof disclosure>, 'disclosure.review' | 'disclosure.exportReview'> = {
  'disclosure.review': (ctx, { year }) => reviewOf(ctx, year),

  'disclosure.exportReview': async (ctx, { year }) => {
    const review = await reviewOf(ctx, year);
    const union = (await unitNames(ctx, ctx.actor.unionId)).get(ctx.actor.unionId) ?? '';
    const { asked, answered, inTime } = review.questions;
    const bytes = await pdfOf({
      title: `${year}年公开情况表`,
      footer: `${union} ${dayOf(ctx.now)}`,
      blocks: [
        { kind: 'title', text: `${year} 年厂务公开情况表` },
        {
          kind: 'facts',
          items: [
            ['应公开', `${review.owed} 期`],
            ['已公开', `${review.posted} 期，其中按期 ${review.inTime} 期`],
            ['会员提问', `${asked} 条，已答复 ${answered} 条，三十天内答复 ${inTime} 条`],
          ],
        },
        {
          kind: 'table',
          columns: [
            { title: '公开事项', width: 4 },
            { title: '依据', width: 4 },
            { title: '责任部门', width: 2 },
            { title: '频次', width: 1.4 },
            { title: '各期情况', width: 4.6 },
          ],
          rows: review.items.map(({ title, source, unitName, every, periods }) => [
            title,
            cited(source),
            unitName,
            everyLabels[every],
            periods.map(({ text, coverage }) => `${text.replace(/^\d{4}年(?=.)/, '')} ${coverageLabels[coverage]}`).join('；') ||
              '本年没有发生',
          ]),
        },
        { kind: 'signatures', labels: ['工会主席', '行政负责人', '日期'] },
      ],
    });
    ctx.note(ctx.actor.unionId, `${year} 年`);
    return { file: await keepPaper(ctx, { name: `公开情况-${year}.pdf`, type: 'pdf', bytes }) };
  },
};

async function reviewOf(ctx: Context, year: number) {
  const today = dayOf(ctx.now);
  const items = (await findItems(ctx)).filter(({ isActive }) => isActive);
  const names = await unitNames(ctx, ctx.actor.unionId);
  // A replaced version was posted too: the first one of a period says whether it was in time.
  const out = [...(await findPostingsIn(ctx, 'posted')), ...(await findPostingsIn(ctx, 'replaced'))];
  const asked = await findAskedIn(ctx, startOfDay(`${year}-01-01`), startOfDay(`${year + 1}-01-01`));
  const firstOf = (itemId: string, period: string): string | null =>
    out
      .filter((one) => one.itemId === itemId && one.period === period)
      .map(({ approvedAt, postedAt }) => dayOf(approvedAt ?? postedAt))
      .sort()[0] ?? null;
  const periodsIn = ({ _id, every, graceDays, startsOn }: Item) =>
    every === 'event'
      ? [...new Set(out.filter(({ itemId, period }) => itemId === _id && period.startsWith(`${year}-`)).map(({ period }) => period))]
          .sort()
          .map((period) => ({ text: sayPeriod(period), coverage: 'inTime' as const, dueOn: null }))
      : periodsOf(every, year).map((period) => ({
          text: sayPeriod(period),
          coverage: coverageOf({ every, graceDays, startsOn }, period, firstOf(_id, period), today),
          dueOn: dueOf(every, period, graceDays),
        }));
  const rows = items.map((item) => ({
    id: item._id,
    title: item.title,
    source: item.source,
    every: item.every,
    unitName: item.unitId ? (names.get(item.unitId) ?? '已撤销的部门') : '工会办公室',
    periods: periodsIn(item),
  }));
  const all = rows.flatMap(({ periods }) => periods.map(({ coverage }) => coverage));
  const number = (...kinds: string[]) => all.filter((one) => kinds.includes(one)).length;
  return {
    year,
    owed: number('inTime', 'late', 'missing'),
    posted: number('inTime', 'late'),
    inTime: number('inTime'),
    questions: {
      asked: asked.length,
      answered: asked.filter(({ answer }) => answer).length,
      inTime: asked.filter(({ answer }) => answer?.isInTime).length,
      overdue: asked.filter(({ answer, dueOn }) => !answer && dueOn < today).length,
    },
    items: rows,
  };
}
