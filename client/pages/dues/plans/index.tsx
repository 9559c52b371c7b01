/** The rules dues are counted by: each with its source and the months it is valid for; the next one is added, none is edited. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { planLabels } from '../../../../types/dues/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { MonthField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { AsyncView } from '@/ui/states';
import { optionsOf } from '@/ui/tabs';
import { Tag, type Tone } from '@/ui/tag';
import { MoneyField, NumberField, TextField } from '@/ui/text-fields';
import { sayMonth } from '@/ui/time';

type Plans = Output<'dues.plans'>;
type Plan = Plans['items'][number];
type Kind = keyof typeof planLabels;
const kinds = Object.keys(planLabels) as Kind[];
const states: Record<Plan['state'], [string, Tone]> = {
  valid: ['现行', 'good'],
  coming: ['将执行', 'info'],
  past: ['已止', 'grey'],
  withdrawn: ['已撤回', 'grey'],
  replaced: ['本会另有规定', 'grey'],
};

export default function DuesPlans() {
  const plans = useRead('dues.plans', {});
  const [isAdding, setAdding] = useState(false);
  const canAdd = plans.data?.moves.includes('addPlan') ?? false;
  return (
    <Page
      title="会费标准"
      footer={
        canAdd ? (
          <BottomBar note="已用于开账的标准不能改，只能登记下一项">
            <PrimaryButton icon="plus" onPress={() => setAdding(true)}>
              登记下一项
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={plans}>
        {({ items, earliestMonth }) => (
          <>
            {kinds.map((kind) => (
              <Section key={kind} title={planLabels[kind]}>
                <View className="stack">
                  {items
                    .filter((plan) => plan.kind === kind)
                    .map((plan) => (
                      <PlanCard key={plan.id} plan={plan} />
                    ))}
                </View>
              </Section>
            ))}
            <AddPlan isOpen={isAdding} earliestMonth={earliestMonth} onClose={() => setAdding(false)} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

const saySpan = ({ fromMonth, toMonth }: Pick<Plan, 'fromMonth' | 'toMonth'>) =>
  `${sayMonth(fromMonth)}起${toMonth ? `，至${sayMonth(toMonth)}` : ''}`;

function PlanCard({ plan }: { plan: Plan }) {
  const [isAsked, setAsked] = useState(false);
  const withdraw = useCommand('dues.withdrawPlan', { done: '已撤回' });
  const [word, tone] = states[plan.state];
  const confirm = async (reason: string) => {
    if (await withdraw.run({ id: plan.id, reason })) setAsked(false);
  };
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{plan.says}</View>
        <Tag tone={tone}>{word}</Tag>
      </View>
      <View className="card-text">{saySpan(plan)}</View>
      <View className="card-note">{`依据：${plan.source}${plan.byName ? `（${plan.byName}登记）` : '（全国统一）'}`}</View>
      {plan.canWithdraw ? (
        <View className="actions">
          <Button isSmall label={`撤回${planLabels[plan.kind]}：${plan.says}`} onPress={() => setAsked(true)}>
            撤回
          </Button>
        </View>
      ) : null}
      <ReasonDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title="撤回这项标准"
        confirmText="撤回"
        isPending={withdraw.isPending}
        consequence="它还没有用于任何账单；撤回后前一项继续适用，登记本身保留。"
        onConfirm={(reason) => void confirm(reason)}
      />
    </Card>
  );
}

type Values = { stepFen: number | null; feeFen: number | null; value: number | null };
const blank: Values = { stepFen: null, feeFen: null, value: null };

function AddPlan({ isOpen, earliestMonth, onClose }: { isOpen: boolean; earliestMonth: string; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('normal');
  const [values, setValues] = useState(blank);
  const [source, setSource] = useState('');
  const [fromMonth, setFrom] = useState<string | null>(earliestMonth);
  const [toMonth, setTo] = useState<string | null>(null);
  const add = useCommand('dues.addPlan', { done: '已登记', isQuiet: true });
  const submit = async () => {
    if (!fromMonth) return;
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { stepFen?: number };
    if (!(await add.run({ kind, source, fromMonth, toMonth, ...given }))) return;
    setValues(blank);
    setSource('');
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      title="登记下一项标准"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={add.isPending} isDisabled={!fromMonth || source.trim() === ''} onPress={() => void submit()}>
          登记
        </PrimaryButton>
      }
    >
      <Form error={add.error}>
        <ChoiceField
          label="种类"
          name="kind"
          isRequired
          value={kind}
          options={optionsOf(planLabels)}
          onChange={(value) => value && setKind(value)}
        />
        <Numbers kind={kind} values={values} onChange={(change) => setValues({ ...values, ...change })} />
        <TextField
          label="依据"
          name="source"
          isRequired
          value={source}
          onChange={setSource}
          placeholder="文件名称与文号，或哪次会议的决定"
        />
        <MonthField label="起始月份" name="fromMonth" isRequired value={fromMonth} onChange={setFrom} />
        <MonthField label="终止月份" name="toMonth" hint="不填为一直适用" value={toMonth} onChange={setTo} />
      </Form>
    </Sheet>
  );
}

function Numbers({ kind, values, onChange }: { kind: Kind; values: Values; onChange: (change: Partial<Values>) => void }) {
  if (kind === 'exempt' || kind === 'retained') return null;
  if (kind === 'normal')
    return (
      <>
        <MoneyField
          label="每满多少工资"
          name="stepFen"
          hint="不按工资的定额会费不填"
          value={values.stepFen}
          onChange={(stepFen) => onChange({ stepFen })}
        />
        <MoneyField label="缴多少" name="feeFen" isRequired value={values.feeFen} onChange={(feeFen) => onChange({ feeFen })} />
      </>
    );
  if (kind === 'apprentice')
    return <MoneyField label="每月缴多少" name="feeFen" isRequired value={values.feeFen} onChange={(feeFen) => onChange({ feeFen })} />;
  const [label, unit] = { remittance: ['上缴比例', '‱（万分之几）'], arrears: ['欠费满', '个月'], closing: ['次月几日前', '日'] }[kind] as [
    string,
    string,
  ];
  return <NumberField label={label} name="value" unit={unit} isRequired value={values.value} onChange={(value) => onChange({ value })} />;
}
