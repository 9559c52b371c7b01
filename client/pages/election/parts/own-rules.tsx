/** The rules an election is held to: the usual rows with their sources, or other figures with where those come from. */
import { View } from '@tarojs/components';
import { useRead } from '@/api/hooks';
import { Card, Row, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { AsyncView } from '@/ui/states';
import { NumberField, TextField } from '@/ui/text-fields';
import { sayFullDay } from '@/ui/time';
import { blankRules, majorities, sameShare, turnouts, type Plan } from './plan';

type Part = { plan: Plan; change: (changed: Partial<Plan>) => void };

export function RulesPart({ plan, change }: Part) {
  const isKnown = plan.kind !== 'delegate' || plan.termId !== null;
  const usual = useRead(
    'election.standards',
    { kind: plan.kind, ...(plan.kind === 'delegate' && plan.termId ? { termId: plan.termId } : {}) },
    { enabled: isKnown },
  );
  return (
    <Section title="选举规则" note="每条写明依据">
      <View className="stack">
        <Card>
          <View className="form">
            <SwitchField
              label="用另外的规则"
              hint="会员大会通过的选举办法与下面不同时，写明依据"
              value={plan.rules !== null}
              onChange={(isOwn) => change({ rules: isOwn ? blankRules : null })}
            />
            {plan.rules ? <OwnFields plan={plan} change={change} /> : null}
          </View>
        </Card>
        {plan.rules === null && isKnown ? (
          <AsyncView result={usual}>
            {({ rows, validFrom }) => (
              <Card className="rows">
                {rows.map(({ label, text, source }) => (
                  <Row key={label} title={`${label}：${text}`} note={source} />
                ))}
                {validFrom ? <Row title={`${sayFullDay(validFrom)} 起施行`} /> : null}
              </Card>
            )}
          </AsyncView>
        ) : null}
        {isKnown ? null : (
          <Card>
            <View className="card-text">选定届次后，这里列出这一届地区规定的参加人数与当选票数。</View>
          </Card>
        )}
      </View>
    </Section>
  );
}

function OwnFields({ plan: { kind, rules }, change }: Part) {
  if (!rules) return null;
  const set = (changed: Partial<typeof rules>) => change({ rules: { ...rules, ...changed } });
  const fits = ({ value }: { value: string }) => kind === 'delegate' || value !== 'staff';
  return (
    <>
      <ChoiceField
        label="参加人数"
        name="rules.turnout"
        isRequired
        options={turnouts.filter(fits)}
        value={turnouts.find(({ share }) => sameShare(share, rules.turnout))?.value ?? null}
        onChange={(value) => set({ turnout: turnouts.find((one) => one.value === value)!.share })}
      />
      <ChoiceField
        label="当选票数"
        name="rules.votes"
        isRequired
        options={majorities.filter(fits)}
        value={majorities.find(({ share }) => sameShare(share, rules.votes))?.value ?? null}
        onChange={(value) => set({ votes: majorities.find((one) => one.value === value)!.share })}
      />
      <SwitchField
        label="可以等额选举"
        name="rules.isEqualAllowed"
        value={rules.isEqualAllowed}
        onChange={(isEqualAllowed) => set({ isEqualAllowed })}
      />
      {rules.isEqualAllowed ? null : (
        <NumberField
          label="差额比例"
          name="rules.surplusPercent"
          unit="%"
          value={rules.surplusPercent}
          onChange={(percent) => set({ surplusPercent: percent ?? 0 })}
        />
      )}
      <NumberField
        label="会员推荐须附议"
        name="rules.seconders"
        unit="人"
        value={rules.seconders}
        onChange={(seconders) => set({ seconders: seconders ?? 0 })}
      />
      <NumberField
        label="候选人公示"
        name="rules.listDays"
        unit="日"
        value={rules.listDays}
        onChange={(days) => set({ listDays: days ?? 0 })}
      />
      <TextField label="依据" name="rules.source" isRequired max={200} value={rules.source} onChange={(source) => set({ source })} />
    </>
  );
}
