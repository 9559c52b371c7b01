/** A proposal in a list: as a card under the thumb, as a line of a table at a desk. */
import { View } from '@tarojs/components';
import { proposalLifecycle } from '../../../../types/proposal/lifecycle';
import type { Output } from '@/api/call';
import { go } from '@/platform';
import { Card } from '@/ui/card';
import type { Column } from '@/ui/data-table';
import { StatusTag, Tag, type Tone } from '@/ui/tag';
import { sayDay, sayLeft } from '@/ui/time';

export type Item = Output<'proposal.list'>['items'][number];
export const openProposal = ({ id }: { id: string }) => go('/pages/proposal/detail/index', { id });

/** A state in its word; taking seconds is a thing to act on, not a grey draft. */
export const StateTag = ({ state }: Pick<Item, 'state'>) => (
  <StatusTag lifecycle={proposalLifecycle} state={state} tone={state === 'draft' ? 'info' : undefined} />
);

/** The day an answer is due, with what is left of it. */
export const sayDue = ({ dueOn, isOverdue }: { dueOn: string; isOverdue: boolean }): string =>
  isOverdue ? `${sayDay(dueOn)} 应答复，已超期` : `${sayDay(dueOn)} 前答复，${sayLeft(`${dueOn}T23:59:59+08:00`)}`;

function marksOf(item: Item): [text: string, tone: Tone][] {
  const { kind, state, seconders, minSeconders, dueOn, isOverdue, isMine, hasSeconded, isAsked, isDisputed, urges } = item;
  const marks: [string, Tone][] = [];
  if (kind === 'suggestion' && state !== 'suggestion') marks.push(['意见建议', 'grey']);
  if (isAsked) marks.push(['邀请您附议', 'warn']);
  if (isDisputed) marks.push(['有异议，待裁定', 'accent']);
  if (isMine) marks.push(['我的', 'info']);
  if (hasSeconded) marks.push(['已附议', 'good']);
  if (state === 'draft') marks.push([`附议 ${seconders}/${minSeconders}`, seconders >= minSeconders ? 'good' : 'warn']);
  if (state === 'assigned' && dueOn) marks.push([sayDue({ dueOn, isOverdue }), isOverdue ? 'accent' : 'grey']);
  if (state === 'assigned' && urges > 0) marks.push([`已催办 ${urges} 次`, 'warn']);
  return marks;
}

export function ProposalCard({ item }: { item: Item }) {
  const { number, matter, state, authorName, leadUnitName } = item;
  const marks = marksOf(item);
  return (
    <Card label={matter} onPress={() => openProposal(item)}>
      <View className="card-head">
        <View className="card-title">{matter}</View>
        <StateTag state={state} />
      </View>
      <View className="card-note">
        {[number && `第 ${number} 号`, authorName, leadUnitName && `${leadUnitName}主办`].filter(Boolean).join(' · ')}
      </View>
      {marks.length > 0 ? (
        <View className="tags">
          {marks.map(([text, tone]) => (
            <Tag key={text} tone={tone}>
              {text}
            </Tag>
          ))}
        </View>
      ) : null}
    </Card>
  );
}

const dueText = ({ dueOn, isOverdue }: Item) => (dueOn ? `${sayDay(dueOn)}${isOverdue ? ' 超期' : ''}` : '');

export const columns: Column<Item>[] = [
  { title: '编号', cell: ({ number }) => number ?? '—', text: ({ number }) => number ?? '', width: '64px' },
  { title: '案由', cell: ({ matter }) => matter, text: ({ matter }) => matter, onPhone: 'title' },
  { title: '提案人', cell: ({ authorName }) => authorName, text: ({ authorName }) => authorName, width: '72px' },
  { title: '附议', cell: ({ seconders }) => `${seconders} 人`, text: ({ seconders }) => seconders, width: '52px' },
  { title: '状态', cell: ({ state }) => <StateTag state={state} />, text: ({ state }) => proposalLifecycle.labels[state], width: '76px' },
  { title: '主办部门', cell: ({ leadUnitName }) => leadUnitName ?? '—', text: ({ leadUnitName }) => leadUnitName ?? '', width: '96px' },
  { title: '催办', cell: ({ urges }) => (urges > 0 ? `${urges} 次` : '—'), text: ({ urges }) => urges, width: '64px', isExtra: true },
  {
    title: '答复期限',
    cell: (item) => (item.isOverdue ? <Tag tone="accent">{dueText(item)}</Tag> : dueText(item) || '—'),
    text: ({ dueOn }) => dueOn ?? '',
    width: '130px',
  },
];
