/** Demo open affairs: a catalogue with past periods posted, one overdue, one waiting for approval, questions answered and open. */
import { dayOf } from '../../cloudfunctions/core/time';
import { dueOf, nextPeriod, periodOf, periodsOf, sayPeriod } from '../../cloudfunctions/disclosure/periods';
import { answerDueOn, owedFrom } from '../../cloudfunctions/disclosure/rules';
import type { Item, Posting, Question } from '../../cloudfunctions/disclosure/store';
import { usual } from '../../cloudfunctions/disclosure/usual';
import type { Demo } from './demo';

export async function plantDisclosure(demo: Demo): Promise<void> {
  const today = dayOf(demo.now);
  const departments = demo.units.filter(({ unionId, kind }) => unionId === demo.unionId && kind === 'department');
  const postings: Posting[] = [];
  const items = usual.map((row, index): Item => {
    const item: Item = {
      ...row,
      _id: demo.id('disclosure', index),
      unionId: demo.unionId,
      unitId: departments[index % departments.length]?._id ?? null,
      isActive: true,
      ...owedFrom(row.every, row.graceDays, null),
      isEscalated: false,
      startsOn: `${Number(today.slice(0, 4)) - 1}-01-01`,
      createdAt: demo.moment(-400, 9, index),
    };
    postings.push(...postedOf(demo, item, index, today));
    if (item.every === 'event') return item;
    const last = postings.filter(({ itemId, state }) => itemId === item._id && state === 'posted').at(-1);
    const owed = owedFrom(item.every, item.graceDays, last ? nextPeriod(item.every, last.period) : periodOf(item.every, today));
    return { ...item, ...owed, isEscalated: owed.dueOn! < today };
  });
  await demo.db.collection<Item>('disclosure_items').insertMany([...items, foreign(demo, today)]);
  await demo.db.collection<Posting>('disclosure_postings').insertMany(postings);
  await demo.db.collection<Question>('disclosure_questions').insertMany(questionsOf(demo, items));
}

/** Past periods since last year; the item at 5 still owes its last one, the one at 7 waits for approval. */
function postedOf(demo: Demo, item: Item, index: number, today: string): Posting[] {
  const { every, graceDays } = item;
  const year = Number(today.slice(0, 4));
  const officer = demo.person('officer');
  const record = (period: string, at: string, state: Posting['state']): Posting => ({
    ...{ _id: demo.id('posting', index, period), unionId: item.unionId, itemId: item._id, period, version: 1, state },
    title: `${item.title}（${sayPeriod(period)}）`,
    body: `${sayPeriod(period)}的情况已经核对，有关数据由责任部门负责解释。会员有疑问可以在本页提问，三十天内答复。`,
    fileIds: [],
    postedById: 'liaison',
    postedBy: '部门联络员',
    postedAt: at,
    approvedBy: state === 'posted' ? officer.name : null,
    approvedAt: state === 'posted' ? at : null,
    returnReason: null,
  });
  if (every === 'event') return [record(dayOf(demo.moment(-60 - index, 9)), demo.moment(-60 - index, 9), 'posted')];
  const ended = [year - 1, year].flatMap((one) => periodsOf(every, one)).filter((period) => dueOf(every, period, graceDays) < today);
  const kept = index === 5 ? ended.slice(0, -1) : ended;
  const posted = kept.map((period, at) =>
    record(period, new Date(`${dueOf(every, period, graceDays)}T0${(at % 3) + 1}:00:00.000Z`).toISOString(), 'posted'),
  );
  const next = ended.at(-1) && nextPeriod(every, ended.at(-1)!);
  return index === 7 && next && next < periodOf(every, today) ? [...posted, record(next, demo.moment(-1, 10), 'submitted')] : posted;
}

function questionsOf(demo: Demo, items: Item[]): Question[] {
  const asked = [
    { item: 7, ago: 50, text: '社会保险费的缴费基数多久核定一次？', answer: '每年七月按上年度平均工资核定，核定表会在本页公开。' },
    { item: 5, ago: 36, text: '上一季度的隐患整改什么时候公开？', answer: null },
    { item: 0, ago: 6, text: '上半年的经营情况里是否包括分院？', answer: null },
  ];
  return asked.map(({ item, ago, text, answer }, index) => {
    const author = index === 0 ? demo.person('member') : demo.membersOf(demo.unionId)[index * 31]!;
    const askedAt = demo.moment(-ago, 15);
    const dueOn = answerDueOn(dayOf(askedAt));
    return {
      ...{ _id: demo.id('question', index), unionId: demo.unionId, itemId: items[item]!._id, text, askedAt, dueOn },
      ...{ askedById: author._id, askedBy: author.name, state: answer ? ('answered' as const) : ('asked' as const) },
      isEscalated: !answer && dueOn < dayOf(demo.now),
      answer: answer ? { text: answer, byName: '部门联络员', at: demo.moment(-ago + 9, 10), isInTime: true } : null,
    };
  });
}

/** Another union has a catalogue of its own. */
const foreign = (demo: Demo, today: string): Item => ({
  ...usual[0]!,
  ...owedFrom(usual[0]!.every, usual[0]!.graceDays, periodOf(usual[0]!.every as 'halfYear', today)),
  ...{ _id: demo.id('disclosure', 'school'), unionId: 'union-school', unitId: null, isActive: true, isEscalated: false },
  startsOn: today,
  createdAt: demo.moment(-30, 9),
});
