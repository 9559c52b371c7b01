/** The head of a proposal: what it is, who stands behind it, where it came from and went. */
import { View } from '@tarojs/components';
import { invitationLabels } from '../../../../types/proposal/labels';
import { go } from '@/platform';
import { Card, Facts, Row, Section } from '@/ui/card';
import { Attachments } from '@/ui/attachments';
import { ProgressBar } from '@/ui/figures';
import { Tag, type Tone } from '@/ui/tag';
import { sayDay, sayMoment } from '@/ui/time';
import { OtherActions, type Detail, type Opened } from './actions';
import { openProposal, sayDue, StateTag } from './proposal-card';

export function Head({ proposal, onOpen }: { proposal: Detail; onOpen: (sheet: Opened) => void }) {
  const { kind, matter, state, number, callTitle, authors, seconded, seconders, minSeconders, lead, co, urges, report } = proposal;
  const names = (people: { name: string }[]) => people.map(({ name }) => name).join('、');
  const isSuggestion = kind === 'suggestion';
  return (
    <Card>
      <View className="card-head">
        <View className="article-title">{matter}</View>
        <StateTag state={state} />
      </View>
      <Facts
        items={[
          ['征集', callTitle],
          ['编号', number && `第 ${number} 号`],
          [isSuggestion ? '提出人' : '提案人', names(authors)],
          [
            '附议',
            isSuggestion && seconded.length === 0 ? null : seconded.length > 0 ? `${names(seconded)}（${seconders} 人）` : '还没有人附议',
          ],
          [isSuggestion ? '转办' : '主办', lead?.name],
          ['协办', co.map(({ name, isPending }) => (isPending ? `${name}（待答复）` : name)).join('、')],
          ['期限', proposal.dueOn && <Due key="due" proposal={proposal} />],
          ['催办', urges > 0 ? `${urges} 次` : null],
          ['报告', report && `已在${report.session}上报告`],
        ]}
      />
      {state === 'draft' && minSeconders > 0 ? (
        <ProgressBar
          label="附议人数"
          value={seconders}
          total={minSeconders}
          tone={seconders >= minSeconders ? 'good' : 'accent'}
          text={`附议 ${seconders}/${minSeconders}`}
        />
      ) : null}
      <Traces proposal={proposal} />
      <OtherActions proposal={proposal} onOpen={onOpen} />
    </Card>
  );
}

/** The other ends of mergers and of carrying over, each to open. */
function Traces({ proposal: { mergedInto, mergedPath, mergedFrom, carriedFrom, carriedInto, report, callId } }: { proposal: Detail }) {
  const main = mergedPath.at(-1);
  return (
    <>
      {mergedInto ? <Row icon="forward" title={`已并入「${mergedInto.matter}」`} onPress={() => openProposal(mergedInto)} /> : null}
      {main && main.id !== mergedInto?.id ? (
        <Row icon="forward" title={`最后并入「${main.matter}」`} note="按这一件办理和答复" onPress={() => openProposal(main)} />
      ) : null}
      {mergedFrom.map((one) => (
        <Row
          key={one.id}
          icon="plus"
          title={`并入了「${one.matter}」`}
          note={one.isDirect ? one.authorName : `${one.authorName}，先并入其中另一件`}
          onPress={() => openProposal(one)}
        />
      ))}
      {carriedFrom ? (
        <Row
          icon="clock"
          title={`由「${carriedFrom.callTitle}」结转而来`}
          note={carriedFrom.matter}
          onPress={() => openProposal(carriedFrom)}
        />
      ) : null}
      {carriedInto ? (
        <Row
          icon="forward"
          title={`已结转到「${carriedInto.callTitle}」`}
          note="在那里继续办理"
          onPress={() => openProposal(carriedInto)}
        />
      ) : null}
      {report ? <Row icon="book" title="这次征集的办理情况报告" onPress={() => go('/pages/proposal/report/index', { callId })} /> : null}
    </>
  );
}

/** The day the answer is due: a countdown while it is awaited, only the day afterwards; the days it was prolonged from. */
function Due({ proposal: { dueOn, state, isOverdue, extensions, extensionAsked } }: { proposal: Detail }) {
  if (!dueOn) return null;
  return (
    <View>
      <View className={isOverdue ? 'when-soon' : ''}>
        {state === 'assigned' ? sayDue({ dueOn, isOverdue }) : `${sayDay(dueOn)} 前答复`}
      </View>
      {extensions.map(({ from, to, reason, byName, at }) => (
        <View key={at} className="card-note">{`${sayDay(from)} 延至 ${sayDay(to)}：${reason}（${byName}）`}</View>
      ))}
      {extensionAsked ? (
        <View className="card-note">{`${extensionAsked.byName}申请延至 ${sayDay(extensionAsked.dueOn)}：${extensionAsked.reason}`}</View>
      ) : null}
    </View>
  );
}

const answerTones: Record<keyof typeof invitationLabels, Tone> = { asked: 'grey', seconded: 'good', declined: 'warn' };

/** Who seconded with a word or a file, and for the author what those asked have answered. */
export function Backing({ proposal: { seconded, invitations, state } }: { proposal: Detail }) {
  const said = seconded.filter(({ note, files }) => note || files.length > 0);
  const open = state === 'draft' ? invitations : [];
  if (said.length === 0 && open.length === 0) return null;
  return (
    <Section title="附议" note={open.length > 0 ? `邀请了 ${open.length} 人` : undefined}>
      <View className="card rows">
        {said.map(({ memberId, name, note, files }) => (
          <Row
            key={memberId}
            title={name}
            note={
              <>
                {note}
                <Attachments files={files} />
              </>
            }
          />
        ))}
        {open.map(({ memberId, name, answer, note, at }) => (
          <Row
            key={memberId}
            title={name}
            note={note ?? sayMoment(at)}
            end={<Tag tone={answerTones[answer]}>{invitationLabels[answer]}</Tag>}
          />
        ))}
      </View>
    </Section>
  );
}
