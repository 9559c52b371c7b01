/** My team: who is in it, how many are still wanted, the code to hand on; and what its captain may do. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { registrationLifecycle } from '../../../../types/event/lifecycle';
import { useCommand } from '@/api/hooks';
import { addressOf, confirm, copyText, webAddress } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { ProgressBar } from '@/ui/figures';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { StatusTag, Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-fields';
import type { Detail } from './filled';

type Team = NonNullable<NonNullable<Detail['registration']>['team']>;
type Mate = Team['members'][number];

export function TeamCard({ event, team }: { event: Detail; team: Team }) {
  const { name, code, size, min, max, members, isCaptain, isShort } = team;
  const [isAdding, setAdding] = useState(false);
  const canChange = isCaptain && (event.phase === 'open' || event.phase === 'waitlist');
  const address = webAddress(addressOf('/pages/event/detail/index', { id: event.id, team: code }));
  const invite = () => void copyText(`「${name}」邀请您一起参加「${event.title}」，邀请码 ${code}\n${address}`);
  return (
    <Card className="team-card">
      <View className="card-head">
        <View className="card-title">{name}</View>
        {isShort ? <Tag tone="warn">{`还差 ${min - size} 人`}</Tag> : <Tag tone="good">人数已够</Tag>}
      </View>
      <ProgressBar label={`${name}人数`} value={size} total={max} text={`${size}/${max} 人`} tone={isShort ? 'warn' : 'good'} />
      <View className="team-code">
        <View className="field-hint">邀请码</View>
        <View className="team-code-text">{code}</View>
      </View>
      <View className="actions">
        <Button isSmall onPress={invite}>
          复制邀请
        </Button>
        {canChange && size < max ? (
          <Button isSmall icon="plus" onPress={() => setAdding(true)}>
            加队员
          </Button>
        ) : null}
      </View>
      {members.map((mate) => (
        <MateRow key={mate.memberId} team={team} mate={mate} canChange={canChange && !mate.isCaptain} />
      ))}
      {isAdding ? <AddMate teamId={team.id} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

function MateRow({ team, mate: { memberId, name, isCaptain, status }, canChange }: { team: Team; mate: Mate; canChange: boolean }) {
  const remove = useCommand('event.removeTeammate', { done: '已离队' });
  const pass = useCommand('event.passCaptain', { done: '队长已交接' });
  const [isAsking, setAsking] = useState(false);
  const handOn = async () => {
    const text = '交接后由对方邀请和调整队员，您仍在队里。';
    if (await confirm({ title: `把队长交给${name}`, text, confirmText: '交接' })) await pass.run({ teamId: team.id, memberId });
  };
  return (
    <>
      <Row
        title={name}
        note={isCaptain ? '队长' : undefined}
        end={
          canChange ? (
            <View className="tags">
              <Button isSmall look="plain" label={`把队长交给${name}`} isPending={pass.isPending} onPress={() => void handOn()}>
                交队长
              </Button>
              <Button isSmall look="plain" label={`请${name}离队`} onPress={() => setAsking(true)}>
                移出
              </Button>
            </View>
          ) : status ? (
            <StatusTag lifecycle={registrationLifecycle} state={status} />
          ) : undefined
        }
      />
      <ReasonDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`请${name}离队`}
        consequence="对方的报名随之取消，名额退回，理由会通知本人。"
        confirmText="移出"
        isPending={remove.isPending}
        onConfirm={(reason) => void remove.run({ teamId: team.id, memberId, reason }).then((done) => done && setAsking(false))}
      />
    </>
  );
}

/** By number and name together, so that nobody is found by guessing. */
function AddMate({ teamId, onClose }: { teamId: string; onClose: () => void }) {
  const [employeeNo, setNumber] = useState('');
  const [name, setName] = useState('');
  const add = useCommand('event.addTeammate', { done: '已加入队伍，并通知了对方', isQuiet: true });
  const submit = async () => {
    if (await add.run({ teamId, employeeNo: employeeNo.trim(), name: name.trim() })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="加队员"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={add.isPending} onPress={() => void submit()}>
          加入
        </PrimaryButton>
      }
    >
      <Form error={add.error}>
        <TextField label="姓名" name="name" isRequired max={20} value={name} onChange={setName} />
        <TextField
          label="工号"
          name="employeeNo"
          isRequired
          hint="姓名和工号要相符；对方会收到通知，可以自行退出"
          max={30}
          value={employeeNo}
          onChange={setNumber}
        />
      </Form>
    </Sheet>
  );
}
