/** The sections of the planning page: what it is, when, for how many and how they sign up. */
import type { ReactNode } from 'react';
import { allocationLabels } from '../../../../types/event/labels';
import { chooseOnMap, isWeapp } from '@/platform';
import { AudienceField } from '@/ui/audience-field';
import { Button } from '@/ui/button';
import { Card, Section } from '@/ui/card';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { optionsOf } from '@/ui/tabs';
import { MoneyField, NumberField, TextArea, TextField } from '@/ui/text-fields';
import type { Plan } from './plan';
import { PointField } from './point-field';

type Props = { plan: Plan; change: (part: Partial<Plan>) => void };

/** A titled sheet of paper with a two-column form on a wide screen. */
const Part = ({ title, note, children }: { title: string; note?: string; children: ReactNode }) => (
  <Section title={title} note={note}>
    <Card className="form">{children}</Card>
  </Section>
);

export function WhatPart({ plan, change }: Props) {
  const pick = async () => {
    const found = await chooseOnMap();
    if (found) change({ point: { latitude: found.latitude, longitude: found.longitude }, ...(plan.place ? {} : { place: found.name }) });
  };
  return (
    <Part title="活动内容">
      <TextField label="活动名称" name="title" isRequired value={plan.title} onChange={(title) => change({ title })} max={60} />
      <TextField label="地点" name="place" isRequired value={plan.place} onChange={(place) => change({ place })} max={80} />
      <PointField value={plan.point} onChange={(point) => change({ point })} />
      {isWeapp ? (
        <Button icon="place" onPress={() => void pick()}>
          在地图上选
        </Button>
      ) : null}
      <MoneyField
        label="费用"
        name="feeFen"
        hint="免费填 0；有家属同行按每人计"
        value={plan.feeFen}
        onChange={(feeFen) => change({ feeFen })}
      />
      <TextArea
        label="活动说明"
        name="description"
        hint="两个星号夹着的字会加粗，行首加「- 」成为列表"
        value={plan.description}
        onChange={(description) => change({ description })}
        max={5000}
        rows={6}
      />
    </Part>
  );
}

export function WhenPart({ plan, change }: Props) {
  return (
    <Part title="时间">
      <DateTimeField label="活动开始" name="startsAt" isRequired value={plan.startsAt} onChange={(startsAt) => change({ startsAt })} />
      <DateTimeField label="活动结束" name="endsAt" isRequired value={plan.endsAt} onChange={(endsAt) => change({ endsAt })} />
      <DateTimeField label="报名开始" name="opensAt" isRequired value={plan.opensAt} onChange={(opensAt) => change({ opensAt })} />
      <DateTimeField label="报名截止" name="closesAt" isRequired value={plan.closesAt} onChange={(closesAt) => change({ closesAt })} />
      <DateTimeField
        label="取消时限"
        name="cancelUntil"
        hint="不填则开始前都可以自行取消"
        value={plan.cancelUntil}
        onChange={(cancelUntil) => change({ cancelUntil })}
      />
    </Part>
  );
}

export function PlacesPart({ plan, change }: Props) {
  const isDraw = plan.allocation === 'draw';
  return (
    <Part title="名额与报名">
      <NumberField
        label="总名额"
        name="capacity"
        isRequired
        unit="人"
        value={plan.capacity}
        onChange={(capacity) => change({ capacity })}
      />
      <ChoiceField
        label="名额分配"
        name="allocation"
        isRequired
        options={optionsOf(allocationLabels)}
        value={plan.allocation}
        onChange={(allocation) => change({ allocation: allocation ?? 'firstCome' })}
      />
      {isDraw ? (
        <>
          <TextField
            label="摇号系列"
            name="drawSeries"
            hint="同一系列的多次摇号写同一个名称，如「疗休养」"
            max={40}
            value={plan.drawSeries}
            onChange={(drawSeries) => change({ drawSeries })}
          />
          <SwitchField label="上次落选的优先" value={plan.losersFirst} onChange={(losersFirst) => change({ losersFirst })} />
        </>
      ) : null}
      <AudienceField label="谁可以参加" name="audience" value={plan.audience} onChange={(audience) => change({ audience })} />
      <SwitchField label="报满后可以候补" value={plan.waitlist} onChange={(waitlist) => change({ waitlist })} />
      {plan.waitlist ? (
        <NumberField
          label="名额空出后为候补保留"
          name="offerHours"
          hint="填 0 则直接转为正式报名，不用确认"
          unit="小时"
          value={plan.offerHours}
          onChange={(offerHours) => change({ offerHours })}
        />
      ) : null}
      {isDraw ? null : (
        <SwitchField
          label="报名需要审核"
          hint="审核前先占名额"
          value={plan.needsApproval}
          onChange={(needsApproval) => change({ needsApproval })}
        />
      )}
    </Part>
  );
}

export function TogetherPart({ plan, change }: Props) {
  const { team } = plan;
  return (
    <Part title="家属与组队">
      <NumberField
        label="每人可带家属"
        name="companionsMax"
        hint="不带填 0，最多 9 位"
        unit="位"
        value={plan.companionsMax}
        onChange={(companionsMax) => change({ companionsMax })}
      />
      {plan.companionsMax ? (
        <SwitchField
          label="家属占名额"
          hint="关闭则名额只算会员"
          value={plan.isCompanionCounted}
          onChange={(isCompanionCounted) => change({ isCompanionCounted })}
        />
      ) : null}
      <SwitchField
        label="须组队报名"
        hint="队长建队，队员凭邀请码加入"
        value={team !== null}
        onChange={(isTeam) => change({ team: isTeam ? { min: null, max: null } : null })}
      />
      {team ? (
        <>
          <NumberField
            label="每队最少"
            name="team.min"
            isRequired
            unit="人"
            value={team.min}
            onChange={(min) => change({ team: { ...team, min } })}
          />
          <NumberField
            label="每队最多"
            name="team.max"
            isRequired
            unit="人"
            value={team.max}
            onChange={(max) => change({ team: { ...team, max } })}
          />
        </>
      ) : null}
    </Part>
  );
}

export function DayPart({ plan, change }: Props) {
  const { coolDown } = plan;
  return (
    <Part title="签到与缺席">
      <NumberField
        label="开始多久后算迟到"
        name="lateAfterMinutes"
        unit="分钟"
        value={plan.lateAfterMinutes}
        onChange={(lateAfterMinutes) => change({ lateAfterMinutes })}
      />
      <SwitchField
        label="多次缺席的暂缓报名"
        hint="只影响本活动的报名，干事可写明理由解除"
        value={coolDown !== null}
        onChange={(isOn) => change({ coolDown: isOn ? { absences: 2, months: 6, days: 60 } : null })}
      />
      {coolDown ? (
        <>
          <NumberField
            label="统计最近"
            name="coolDown.months"
            isRequired
            unit="个月"
            value={coolDown.months}
            onChange={(months) => change({ coolDown: { ...coolDown, months } })}
          />
          <NumberField
            label="缺席达到"
            name="coolDown.absences"
            isRequired
            unit="次"
            value={coolDown.absences}
            onChange={(absences) => change({ coolDown: { ...coolDown, absences } })}
          />
          <NumberField
            label="暂缓报名"
            name="coolDown.days"
            isRequired
            unit="天"
            value={coolDown.days}
            onChange={(days) => change({ coolDown: { ...coolDown, days } })}
          />
        </>
      ) : null}
    </Part>
  );
}
