/** For officers: chat accounts that wait to be bound, whom they fit, and the decision after a look at the person. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { bindingDoubtLabels } from '../../../../types/session/labels';
import { chatRequestLifecycle } from '../../../../types/session/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useList } from '@/api/hooks';
import { confirm } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Card, Parted, Row } from '@/ui/card';
import { List } from '@/ui/list';
import { MemberField, type ChosenMember } from '@/ui/member-field';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { StatusTag, Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';

type Asked = Output<'session.bindings'>['items'][number];
type State = Asked['state'];
const states: State[] = ['open', 'bound', 'declined'];
const options = states.map((value) => ({ value, text: chatRequestLifecycle.labels[value] }));

export default function Bindings() {
  const [state, setState] = useState<State>('open');
  const list = useList('session.bindings', { state });
  return (
    <Page title="聊天应用绑定" header={<Tabs label="绑定请求" value={state} options={options} onChange={setState} />}>
      {state === 'open' ? (
        <View className="notice">请先核对是本人：当面、打电话或视频都可以。绑定后，对方打开小程序就以这个身份登录。</View>
      ) : null}
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={
          <Empty icon="check" title={`没有${chatRequestLifecycle.labels[state]}的绑定`} hint="会员在聊天应用里请干事核对后，会出现在这里" />
        }
      >
        {(asked) => <Shown asked={asked} />}
      </List>
    </Page>
  );
}

function Shown({ asked }: { asked: Asked }) {
  const { state, name, remark, at, doubt, memberName, decidedByName, decidedAt, reason } = asked;
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{name}</View>
        <StatusTag
          lifecycle={chatRequestLifecycle}
          state={state}
          tone={state === 'open' ? 'info' : state === 'bound' ? 'good' : undefined}
        />
      </View>
      <View className="card-note">{[`${sayMoment(at)} 提出`, remark].filter(Boolean).join(' · ')}</View>
      {doubt ? <View className="card-text">{bindingDoubtLabels[doubt]}</View> : null}
      {decidedAt ? (
        <View className="card-note">
          {[
            `${sayMoment(decidedAt)} ${decidedByName ?? ''}核对`,
            memberName && memberName !== name ? `绑定为${memberName}` : '',
            reason ?? '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </View>
      ) : null}
      {state === 'open' ? <Deciding asked={asked} /> : null}
    </Card>
  );
}

function Deciding({ asked: { id, name, candidates, moves } }: { asked: Asked }) {
  const [isDeclining, setDeclining] = useState(false);
  const [isSeeking, setSeeking] = useState(false);
  const [other, setOther] = useState<ChosenMember | null>(null);
  const decide = useCommand('session.decideBinding');
  const bind = async (memberId: string, memberName: string, boundAt: string | null) => {
    const text = boundAt
      ? `${memberName} 自${sayMoment(boundAt)}起绑定着另一个聊天账号。核实是本人换了手机后再办，原来的聊天账号随即退出。`
      : `已核对对方是${memberName}本人？绑定后对方打开小程序就以这个身份登录，本人会收到通知。`;
    const title = boundAt ? '换到新手机' : '绑定';
    if (!(await confirm({ title, text, confirmText: title, isDangerous: boundAt !== null }))) return;
    if (await decide.run({ id, decision: 'bind', memberId, ...(boundAt ? { takesOver: true } : {}) })) setSeeking(false);
  };
  const decline = async (reason: string) => {
    if (await decide.run({ id, decision: 'decline', reason })) setDeclining(false);
  };
  return (
    <>
      {candidates.map(({ memberId, name: memberName, groupName, employeeNo, isMatch, hasOffice, boundAt }) => (
        <Row
          key={memberId}
          icon="mine"
          title={`${memberName} · ${groupName}`}
          note={
            <>
              <Tag tone={isMatch ? 'good' : 'warn'}>{isMatch ? '末六位对上' : '末六位不对'}</Tag>
              <View>
                <Parted
                  parts={[employeeNo, hasOffice ? '担任职务' : '', boundAt ? `另一部手机 ${sayMoment(boundAt)}起绑定` : ''].filter(Boolean)}
                />
              </View>
            </>
          }
          end={
            moves.includes('bind') ? (
              <Button
                isSmall
                look={isMatch ? 'primary' : 'quiet'}
                label={`绑定为${groupName}的${memberName}`}
                isPending={decide.isPending}
                onPress={() => void bind(memberId, memberName, boundAt)}
              >
                {boundAt ? '换手机' : '绑定'}
              </Button>
            ) : null
          }
        />
      ))}
      <View className="page-tools">
        {moves.includes('bind') ? (
          <Button isSmall label={`为${name}的请求选另一位会员`} onPress={() => setSeeking(true)}>
            选另一位会员
          </Button>
        ) : null}
        {moves.includes('decline') ? (
          <Button isSmall label={`不通过${name}的请求`} onPress={() => setDeclining(true)}>
            不通过
          </Button>
        ) : null}
      </View>
      <Sheet isOpen={isSeeking} title={`「${name}」是哪一位会员`} onClose={() => setSeeking(false)}>
        <MemberField label="会员" name="memberId" value={other} onChange={setOther} />
        <View className="gap" />
        <PrimaryButton isDisabled={!other} isPending={decide.isPending} onPress={() => void (other && bind(other.id, other.name, null))}>
          绑定
        </PrimaryButton>
      </Sheet>
      <ReasonDialog
        isOpen={isDeclining}
        title="不通过"
        consequence={`「${name}」会看到理由，可以改好后再提。`}
        confirmText="不通过"
        isPending={decide.isPending}
        onConfirm={(reason) => void decline(reason)}
        onClose={() => setDeclining(false)}
      />
    </>
  );
}
