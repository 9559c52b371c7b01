/** Doubtful doubles: what came in beside who is there, and the decision of a person. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { doubleDecisionLabels, doubleSourceLabels, genderLabels } from '../../../../types/member/labels';
import { doubleLifecycle } from '../../../../types/member/lifecycle';
import type { Output } from '@/api/call';
import { useCommand, useList } from '@/api/hooks';
import { go } from '@/platform';
import { Button } from '@/ui/button';
import { Card, Facts } from '@/ui/card';
import { List } from '@/ui/list';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Empty } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { sayFullDay, sayMoment } from '@/ui/time';

type Double = Output<'member.doubles'>['items'][number];
type Decision = keyof typeof doubleDecisionLabels;
const states = (['open', 'resolved'] as const).map((value) => ({ value, text: doubleLifecycle.labels[value] }));

export default function Doubles() {
  const [state, setState] = useState<'open' | 'resolved'>('open');
  const list = useList('member.doubles', { state });
  return (
    <Page title="疑似重复" header={<Tabs label="核对" value={state} options={states} onChange={setState} />}>
      <List
        result={list}
        keyOf={({ id }) => id}
        empty={<Empty icon="check" title="没有要核对的" hint="名册导入或网上入会时，号码与已有会员相同的会留在这里，由人决定" />}
      >
        {(double) => <Shown double={double} />}
      </List>
    </Page>
  );
}

function Shown({ double }: { double: Double }) {
  const { source, by, wanted, kept, keptId, at, decision, reason, decidedByName } = double;
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{`${by.join('、')}相同`}</View>
        <Tag tone="warn">{doubleSourceLabels[source]}</Tag>
      </View>
      <View className="double-sides">
        {decision ? null : <Side title="新来的" side={wanted} other={kept} />}
        <Side title="已登记的" side={kept} other={wanted} />
      </View>
      <View className="card-note">
        {decision ? `${decidedByName}：${doubleDecisionLabels[decision]}。${reason}` : `${sayMoment(at)} 发现，请电话或当面核对后决定`}
      </View>
      <View className="page-tools">
        {decision ? null : <Decide double={double} />}
        <Button isSmall label={`打开${kept.name}的档案`} onPress={() => go('/pages/member/detail/index', { id: keptId })}>
          看档案
        </Button>
      </View>
    </Card>
  );
}

type SideProps = { title: string; side: Double['kept']; other: Double['kept'] };

function Side({ title, side, other }: SideProps) {
  const mark = (value: string | null, others: string | null) => (value && others && value !== others ? `${value}（不同）` : value);
  const day = (value: string | null) => value && sayFullDay(value);
  const gender = (one: Double['kept']) => one.gender && genderLabels[one.gender];
  return (
    <View className="double-side">
      <View className="double-title">{title}</View>
      <Facts
        items={[
          ['姓名', mark(side.name, other.name)],
          ['工号', side.employeeNo ?? '未填写'],
          ['小组', side.groupName],
          ['手机', side.phone],
          ['身份证号', side.idNumber],
          ['性别', mark(gender(side), gender(other))],
          ['出生日期', mark(day(side.birthOn), day(other.birthOn))],
          ['会籍', side.state],
        ]}
      />
    </View>
  );
}

const outcomes: Record<Decision, string> = {
  same: '已登记的资料不变；新来的这一份不再办理。',
  update: '已登记的档案改成新来的内容；已离会的同时恢复为在册。',
  different: '新来的另建档案或继续审核，但不带这个号码；号码留给已登记的人。',
};

function Decide({ double: { id, wanted, kept } }: { double: Double }) {
  const [asked, setAsked] = useState<Decision | null>(null);
  const resolve = useCommand('member.resolveDouble', { done: '已处理' });
  const act = async (reason: string) => {
    if (asked && (await resolve.run({ id, decision: asked, reason }))) setAsked(null);
  };
  return (
    <>
      {(Object.keys(doubleDecisionLabels) as Decision[]).map((decision) => (
        <Button key={decision} isSmall onPress={() => setAsked(decision)}>
          {doubleDecisionLabels[decision]}
        </Button>
      ))}
      <ReasonDialog
        isOpen={asked !== null}
        title={asked ? doubleDecisionLabels[asked] : ''}
        consequence={asked ? `${wanted.name} 与 ${kept.name}：${outcomes[asked]}` : ''}
        label="核对情况"
        placeholder="怎么核对的，例如电话问过本人"
        confirmText="确定"
        look="primary"
        isPending={resolve.isPending}
        onConfirm={(reason) => void act(reason)}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
