/** What the answers of a closed survey say, with small cells hidden the same way on the page and in the spreadsheet. */
import type { survey, Tally } from '../../types/survey/contract';
import { surveyLifecycle } from '../../types/survey/lifecycle';
import { may, type Handlers } from '../core/context';
import { movesOf } from '../core/lifecycle';
import { sheet, workbookOf } from '../core/paper/sheet';
import { found, refuse, refuseField } from '../core/refuse';
import { dayOf } from '../core/time';
import { keepPaper } from '../file/public';
import { crossOf, isCrossable, trendsOf } from './tally-rules';
import { sheetsOf } from './running';
import { findAnswers, findSeries, findSurvey, whoseSurveys, type NamedAnswer, type SurveySeen } from './store';

type Figures = Pick<typeof survey, 'survey.results' | 'survey.cross' | 'survey.exportResults'>;

export const handlers: Handlers<Figures> = {
  'survey.results': async (ctx, { id }) => {
    const isKeeper = may(ctx.actor, 'survey.exportResults');
    const record = closedOnly(await findSurvey(ctx, id, whoseSurveys(ctx, isKeeper)), isKeeper);
    const { title, state, due, answered, tallies, questions, series } = record;
    const past = series ? await findSeries(ctx, record.unionId, series) : [];
    const all = past.some(({ _id }) => _id === id) ? past : [...past, record];
    const crossable = isKeeper ? questions.filter(isCrossable).map((question) => ({ id: question.id, title: question.title })) : [];
    return {
      ...{ id, title, state, due, answered, tallies, crossable, canManage: isKeeper },
      trends: trendsOf(all),
      moves: movesOf(ctx, surveyLifecycle, state),
    };
  },

  'survey.cross': async (ctx, { id, row, column }) => {
    const record = closedOnly(await findSurvey(ctx, id, { unionId: ctx.scope.unionId }), true);
    const [down, across] = [row, column].map((one) => record.questions.find((question) => question.id === one && isCrossable(question)));
    if (!down) refuseField('row', '行题目应是问卷里人人要答的单选或打分题');
    if (!across || row === column) refuseField('column', '列题目应是问卷里另一道人人要答的单选或打分题');
    const table = crossOf(record.questions, row, column, await sheetsOf(ctx, record));
    return table ? { ...table, trouble: null } : { columns: [], rows: [], trouble: '分开之后有的格少于5人，合并后也无法比较，因此不显示' };
  },

  'survey.exportResults': async (ctx, { id }) => {
    const record = closedOnly(await findSurvey(ctx, id, { unionId: ctx.actor.unionId }), true);
    const named = record.isAnonymous ? [] : await findAnswers(ctx, record.unionId, id);
    const sheets = [
      sheet('统计', columns, record.tallies.flatMap(linesOf)),
      sheet(
        '文字',
        [
          { title: '题目', width: 30, value: ({ title }) => title },
          { title: '内容', width: 60, value: ({ text }) => text },
        ],
        record.tallies.flatMap(({ title, texts }) => (texts ?? []).map((text) => ({ title, text }))),
      ),
      ...(record.isAnonymous ? [] : [namedSheet(record, named)]),
    ];
    ctx.note(id, record.title);
    const name = `${record.title}-统计-${dayOf(ctx.now)}.xlsx`;
    return { file: await keepPaper(ctx, { name, type: 'xlsx', bytes: await workbookOf(sheets) }) };
  },
};

function closedOnly(record: SurveySeen | null, isKeeper: boolean): SurveySeen {
  const seen = found(record, '这份问卷');
  if (seen.state === 'draft' || seen.state === 'open') refuse('CONFLICT', '问卷截止之后才有结果；截止之前任何人都看不到');
  if (seen.state === 'closed' && !isKeeper) refuse('CONFLICT', '结果还没有公布，公布后会通知您');
  return seen;
}

type Line = { title: string; part: string; text: string; count: number | null };
const columns = [
  { title: '题目', width: 30, value: ({ title }: Line) => title },
  { title: '分项', width: 20, value: ({ part }: Line) => part },
  { title: '选项', width: 24, value: ({ text }: Line) => text },
  { title: '人数', width: 12, value: ({ count }: Line) => count ?? '不显示' },
];
const linesOf = ({ title, parts }: Tally): Line[] =>
  parts.flatMap((part) => [
    ...part.bars.map(({ text, count }) => ({ title, part: part.title, text, count })),
    ...(part.rest === null ? [] : [{ title, part: part.title, text: '不显示的各项合计', count: part.rest }]),
    ...(part.mean === null ? [] : [{ title, part: part.title, text: '平均分', count: part.mean / 100 }]),
  ]);

/** Named answers one line a person, one column a question. */
function namedSheet({ questions }: SurveySeen, named: NamedAnswer[]) {
  return sheet(
    '记名答卷',
    [
      { title: '姓名', width: 12, value: ({ name }: NamedAnswer) => name },
      ...questions.map(({ id, title, kind, options, rows }) => ({
        title,
        width: 24,
        value: ({ answers }: NamedAnswer) => {
          const answer = answers.find(({ questionId }) => questionId === id);
          const chosen = (answer?.choices ?? []).map(
            (choice, index) => (kind === 'matrix' ? `${rows[index]}：` : '') + (options[choice] ?? ''),
          );
          return answer ? (answer.text ?? answer.score ?? chosen.join('；')) : '';
        },
      })),
    ],
    named,
  );
}
