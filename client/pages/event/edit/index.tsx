/** Writing an event; the draft survives leaving the page. */
import type { Audience } from '../../../../types/common';
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { replace, toast, useRouteParams } from '@/platform';
import { AudienceField } from '@/ui/audience-field';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { SwitchField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { MoneyField, NumberField, TextArea, TextField } from '@/ui/text-fields';

type Values = {
  title: string;
  capacity: number | null;
  place: string;
  description: string;
  opensAt: string | null;
  closesAt: string | null;
  startsAt: string | null;
  endsAt: string | null;
  cancelUntil: string | null;
  feeFen: number | null;
  audience: Audience;
  waitlist: boolean;
  needsApproval: boolean;
};
const blank: Values = {
  title: '',
  capacity: null,
  place: '',
  description: '',
  opensAt: null,
  closesAt: null,
  startsAt: null,
  endsAt: null,
  cancelUntil: null,
  feeFen: 0,
  audience: {},
  waitlist: true,
  needsApproval: false,
};
const valuesOf = ({
  title,
  capacity,
  place,
  description,
  opensAt,
  closesAt,
  startsAt,
  endsAt,
  cancelUntil,
  feeFen,
  audience,
  waitlist,
  needsApproval,
}: Output<'event.get'>): Values => ({
  title,
  capacity,
  place,
  description,
  opensAt,
  closesAt,
  startsAt,
  endsAt,
  cancelUntil,
  feeFen,
  audience,
  waitlist,
  needsApproval,
});

export default function EventEdit() {
  const { id } = useRouteParams();
  const record = useRead('event.get', { id: id ?? '' }, { enabled: Boolean(id) });
  if (!id) return <Edit base={blank} />;
  return record.data ? (
    <Edit id={id} base={valuesOf(record.data)} />
  ) : (
    <Page title="修改活动">
      <AsyncView result={record}>{() => null}</AsyncView>
    </Page>
  );
}

const needed = { capacity: '名额', opensAt: '报名开始', closesAt: '报名截止', startsAt: '活动开始', endsAt: '活动结束' } as const;

function Edit({ id, base }: { id?: string; base: Values }) {
  const { value, change, clear, isRestored } = useDraft(`event:${id ?? 'new'}`, base);
  const create = useCommand('event.create', { done: '已保存' });
  const update = useCommand('event.update', { done: '已保存' });
  const { error, isPending } = id ? update : create;
  const submit = async () => {
    const missing = (Object.keys(needed) as (keyof typeof needed)[]).find((field) => value[field] === null);
    if (missing) return toast(`请填写${needed[missing]}`);
    const { capacity, opensAt, closesAt, startsAt, endsAt, cancelUntil, feeFen, ...rest } = value;
    const input = {
      ...rest,
      capacity: capacity!,
      opensAt: opensAt!,
      closesAt: closesAt!,
      startsAt: startsAt!,
      endsAt: endsAt!,
      feeFen: feeFen ?? 0,
    };
    const saved = await (id
      ? update.run({ id, ...input, cancelUntil })
      : create.run({ ...input, ...(cancelUntil ? { cancelUntil } : {}) }));
    if (!saved) return;
    clear();
    replace('/pages/event/detail/index', { id: saved.id });
  };
  return (
    <Page
      title={id ? '修改活动' : '起草活动'}
      footer={
        <BottomBar note={isRestored ? '已接着上次没写完的草稿' : undefined}>
          <PrimaryButton isPending={isPending} onPress={() => void submit()}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Card>
        <Form error={error}>
          <TextField label="活动名称" name="title" isRequired value={value.title} onChange={(title) => change({ title })} max={60} />
          <TextField label="地点" name="place" isRequired value={value.place} onChange={(place) => change({ place })} max={80} />
          <NumberField
            label="名额"
            name="capacity"
            isRequired
            unit="人"
            value={value.capacity}
            onChange={(capacity) => change({ capacity })}
          />
          <MoneyField label="费用" name="feeFen" hint="免费填 0" value={value.feeFen} onChange={(feeFen) => change({ feeFen })} />
          <DateTimeField label="报名开始" name="opensAt" isRequired value={value.opensAt} onChange={(opensAt) => change({ opensAt })} />
          <DateTimeField label="报名截止" name="closesAt" isRequired value={value.closesAt} onChange={(closesAt) => change({ closesAt })} />
          <DateTimeField label="活动开始" name="startsAt" isRequired value={value.startsAt} onChange={(startsAt) => change({ startsAt })} />
          <DateTimeField label="活动结束" name="endsAt" isRequired value={value.endsAt} onChange={(endsAt) => change({ endsAt })} />
          <DateTimeField
            label="取消时限"
            name="cancelUntil"
            hint="不填则开始前都可以自行取消"
            value={value.cancelUntil}
            onChange={(cancelUntil) => change({ cancelUntil })}
          />
          <TextArea
            label="活动说明"
            name="description"
            value={value.description}
            onChange={(description) => change({ description })}
            max={5000}
            rows={6}
          />
          <AudienceField label="谁可以参加" name="audience" value={value.audience} onChange={(audience) => change({ audience })} />
          <SwitchField label="报满后可以候补" value={value.waitlist} onChange={(waitlist) => change({ waitlist })} />
          <SwitchField
            label="报名需要审核"
            hint="审核前先占名额"
            value={value.needsApproval}
            onChange={(needsApproval) => change({ needsApproval })}
          />
        </Form>
      </Card>
    </Page>
  );
}
