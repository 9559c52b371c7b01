/** Planning an appraisal: objects, criteria, groups of raters with their weights; opened only after it is looked over. */
import { View } from '@tarojs/components';
import { methodLabels, objectKindLabels, reportToLabels } from '../../../../types/appraisal/labels';
import type { Output } from '@/api/call';
import { useDraft } from '@/api/draft';
import { useCommand, useRead } from '@/api/hooks';
import { replace, useRouteParams } from '@/platform';
import { AudienceField } from '@/ui/audience-field';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { ChoiceField } from '@/ui/choice-fields';
import { DateTimeField } from '@/ui/date-fields';
import { EditedRow } from '@/ui/edited-row';
import { Form } from '@/ui/form';
import { MemberField } from '@/ui/member-field';
import { Page } from '@/ui/page';
import { optionsOf } from '@/ui/tabs';
import { NumberField, TextField } from '@/ui/text-fields';
import { today } from '@/ui/time';
import { LoadingPage } from '@/ui/loading-page';
import { changedAt, without } from '@/ui/rows';

type Seen = Output<'appraisal.get'>;
type Subject = Seen['subjects'][number];
type RaterGroup = Omit<Seen['groups'][number], 'audienceText' | 'weight'> & { weight: number | null };
type Plan = Pick<Seen, 'title' | 'method' | 'criteria' | 'reportTo'> & {
  year: number | null;
  closesAt: string | null;
  subjects: Subject[];
  groups: RaterGroup[];
};

const subjectOf = (number: number): Subject => ({ id: `s${number}`, name: '', kind: 'leader', post: '', memberId: null });
const usual = (): Plan => ({
  ...{ title: '', year: Number(today().slice(0, 4)), method: 'grades', reportTo: 'raters', closesAt: null },
  subjects: [subjectOf(1)],
  criteria: ['政治素质', '履职能力', '工作实绩', '廉洁自律'].map((title, index) => ({ id: `c${index + 1}`, title })),
  groups: [
    { id: 'g1', name: '职工代表', weight: 60, audience: { roles: ['delegate'] } },
    { id: 'g2', name: '其他会员', weight: 40, audience: {} },
  ],
});
const next = (list: { id: string }[]) => Math.max(0, ...list.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0))) + 1;

export default function EditAppraisal() {
  const { id = '' } = useRouteParams();
  const record = useRead('appraisal.get', { id }, { enabled: Boolean(id) });
  if (!id) return <Editor initial={usual()} />;
  if (record.data) return <Editor id={id} initial={planOf(record.data)} />;
  return <LoadingPage title="修改民主评议" result={record} />;
}

const planOf = ({ title, year, method, criteria, reportTo, closesAt, subjects, groups }: Seen): Plan => ({
  ...{ title, year, method, criteria, reportTo, closesAt, subjects },
  groups: groups.map(({ audienceText: _said, ...group }) => group),
});

function Editor({ id, initial }: { id?: string; initial: Plan }) {
  const draft = useDraft<Plan>(`appraisal.edit.${id ?? 'new'}`, initial);
  const { value, change } = draft;
  const create = useCommand('appraisal.create', { done: '已存为草稿，核对后再开始', isQuiet: true });
  const save = useCommand('appraisal.change', { done: '已保存', isQuiet: true });
  const submit = async () => {
    const groups = value.groups.map((group) => ({ ...group, weight: group.weight ?? 0 }));
    const plan = { ...value, groups, year: value.year ?? 0, closesAt: value.closesAt ?? '' };
    const kept = id ? await save.run({ id, ...plan }) : await create.run(plan);
    if (!kept) return;
    draft.clear();
    replace('/pages/appraisal/rate/index', { id: kept.id });
  };
  return (
    <Page
      title={id ? '修改民主评议' : '起草民主评议'}
      footer={
        <BottomBar>
          <PrimaryButton isPending={create.isPending || save.isPending} onPress={() => void submit()}>
            存为草稿
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Form error={create.error ?? save.error}>
        <TextField label="标题" name="title" isRequired max={60} value={value.title} onChange={(title) => change({ title })} />
        <NumberField label="年度" name="year" isRequired unit="年" value={value.year} onChange={(year) => change({ year })} />
        <DateTimeField label="截止时间" name="closesAt" isRequired value={value.closesAt} onChange={(closesAt) => change({ closesAt })} />
        <ChoiceField
          label="评分办法"
          name="method"
          isRequired
          options={optionsOf(methodLabels)}
          value={value.method}
          onChange={(method) => change({ method: method ?? 'grades' })}
        />
        <ChoiceField
          label="公布给谁"
          name="reportTo"
          isRequired
          options={optionsOf(reportToLabels)}
          value={value.reportTo}
          onChange={(reportTo) => change({ reportTo: reportTo ?? 'raters' })}
        />
        <Subjects items={value.subjects} onChange={(subjects) => change({ subjects })} />
        <Criteria items={value.criteria} onChange={(criteria) => change({ criteria })} />
        <Groups items={value.groups} onChange={(groups) => change({ groups })} />
      </Form>
    </Page>
  );
}

type Parts<T> = { items: T[]; onChange: (items: T[]) => void };

function Subjects({ items, onChange }: Parts<Subject>) {
  return (
    <>
      {items.map((subject, index) => (
        <EditedRow
          key={subject.id}
          title={`评议对象 ${index + 1}`}
          onRemove={items.length > 1 ? () => onChange(without(items, index)) : undefined}
        >
          <ChoiceField
            label="类别"
            isRequired
            options={optionsOf(objectKindLabels)}
            value={subject.kind}
            onChange={(kind) => onChange(changedAt(items, index, { kind: kind ?? 'leader', memberId: null }))}
          />
          <TextField
            label={subject.kind === 'leader' ? '姓名' : '部门名称'}
            name={`subjects.${index}.name`}
            isRequired
            max={40}
            value={subject.name}
            onChange={(name) => onChange(changedAt(items, index, { name }))}
          />
          {subject.kind === 'leader' ? (
            <>
              <TextField label="职务" max={40} value={subject.post} onChange={(post) => onChange(changedAt(items, index, { post }))} />
              <MemberField
                label="是哪位会员"
                name={`subjects.${index}.memberId`}
                hint="选定后，本人不参加这次评议，公布后可以看到自己的结果；不是会员的不用选"
                value={subject.memberId ? { id: subject.memberId, name: subject.name || '已选定' } : null}
                onChange={(member) =>
                  onChange(changedAt(items, index, { memberId: member?.id ?? null, name: subject.name || (member?.name ?? '') }))
                }
              />
            </>
          ) : null}
        </EditedRow>
      ))}
      <View className="field-full">
        <Button icon="plus" onPress={() => onChange([...items, subjectOf(next(items))])}>
          加一个对象
        </Button>
      </View>
    </>
  );
}

function Criteria({ items, onChange }: Parts<Plan['criteria'][number]>) {
  return (
    <Card className="field-full">
      <View className="form">
        {items.map((criterion, index) => (
          <View key={criterion.id}>
            <TextField
              label={`评议项目 ${index + 1}`}
              name={`criteria.${index}.title`}
              isRequired
              max={40}
              value={criterion.title}
              onChange={(title) => onChange(changedAt(items, index, { title }))}
            />
            {items.length > 1 ? (
              <Button isSmall look="plain" label={`去掉评议项目 ${index + 1}`} onPress={() => onChange(without(items, index))}>
                去掉
              </Button>
            ) : null}
          </View>
        ))}
        <Button icon="plus" isDisabled={items.length >= 12} onPress={() => onChange([...items, { id: `c${next(items)}`, title: '' }])}>
          加一个项目
        </Button>
      </View>
    </Card>
  );
}

function Groups({ items, onChange }: Parts<RaterGroup>) {
  return (
    <>
      {items.map((group, index) => (
        <EditedRow
          key={group.id}
          title={`评议组 ${index + 1}`}
          onRemove={items.length > 1 ? () => onChange(without(items, index)) : undefined}
        >
          <TextField
            label="名称"
            name={`groups.${index}.name`}
            isRequired
            max={20}
            value={group.name}
            onChange={(name) => onChange(changedAt(items, index, { name }))}
          />
          <NumberField
            label="权重"
            name={`groups.${index}.weight`}
            isRequired
            unit="%"
            value={group.weight}
            onChange={(weight) => onChange(changedAt(items, index, { weight }))}
          />
          <AudienceField label="由谁评" value={group.audience} onChange={(audience) => onChange(changedAt(items, index, { audience }))} />
        </EditedRow>
      ))}
      <View className="field-full">
        <View className="field-hint">权重合计 100；一个人只在写在前面的组里评一次。不足5人的组并入另一组。</View>
        <Button
          icon="plus"
          isDisabled={items.length >= 8}
          onPress={() => onChange([...items, { id: `g${next(items)}`, name: '', weight: null, audience: {} }])}
        >
          加一个评议组
        </Button>
      </View>
    </>
  );
}
