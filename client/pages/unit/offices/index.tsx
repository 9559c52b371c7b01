/** Who holds which office; the chair and the administrator appoint and dismiss here. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { portfolioLabels, roleLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { DateField } from '@/ui/date-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-fields';
import { sayFullDay } from '@/ui/time';
import { sayTerm } from '../parts/days';
import { DaySpan } from '@/ui/when';
import { AppointSheet } from '../parts/appoint';

type Office = Output<'unit.offices'>['items'][number];
const { member: _everybody, federation: _above, ...offices } = roleLabels;
type Role = keyof typeof offices;

export default function Offices() {
  const list = useRead('unit.offices', {});
  const canAppoint = useCan('unit.appoint');
  const [role, setRole] = useState<Role | ''>('');
  const [isAppointing, setAppointing] = useState(false);
  return (
    <Page
      title="任职名单"
      width="full"
      header={<Tabs label="职务" value={role} options={optionsOf(offices, '全部')} onChange={setRole} />}
      footer={
        canAppoint ? (
          <BottomBar>
            <PrimaryButton icon="plus" onPress={() => setAppointing(true)}>
              任命职务
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {({ items }) => (
          <DataTable
            filters={
              <Button isSmall icon="clock" onPress={() => go('/pages/unit/history/index')}>
                任职沿革
              </Button>
            }
            label="任职名单"
            rows={items.filter((office) => role === '' || office.role === role)}
            columns={columnsOf(canAppoint)}
            keyOf={({ memberId, role: held, unitId, state }) => memberId + held + unitId + state}
            exportAs="任职名单"
            empty={<Empty icon="key" title="还没有人担任" hint={canAppoint ? '点下面的「任命职务」' : undefined} />}
          />
        )}
      </AsyncView>
      {isAppointing ? <AppointSheet isOpen onClose={() => setAppointing(false)} /> : null}
    </Page>
  );
}

const columnsOf = (canDismiss: boolean): Column<Office>[] => [
  { title: '姓名', cell: ({ name }) => name, text: ({ name }) => name, onPhone: 'title' },
  { title: '职务', cell: titleOf, text: titleOf },
  { title: '任职单位', cell: ({ unitName }) => unitName, text: ({ unitName }) => unitName },
  {
    title: '任期',
    cell: (office) => <Term {...office} />,
    text: ({ since, until }) => sayTerm(since, until),
    width: '150px',
  },
  { title: '近亲属声明', cell: declared, text: declared, onPhone: 'hidden', width: '110px' },
  ...(canDismiss ? [{ title: '操作', cell: (office: Office) => <Acts office={office} />, width: '200px', onPhone: 'foot' as const }] : []),
];

const titleOf = ({ role, portfolio }: Office) => `${roleLabels[role]}${portfolio ? `（${portfolioLabels[portfolio]}）` : ''}`;
/** Article 10 asks only about the committee. */
const declared = ({ role, hasDeclared }: Office) =>
  hasDeclared ? '已声明' : ['chair', 'officer', 'treasurer'].includes(role) ? '未声明' : '不涉及';

function Term({ since, until, state, isEndingSoon }: Office) {
  return (
    <View>
      <View>
        <DaySpan from={since} to={until} />
      </View>
      {state === 'planned' ? <Tag tone="info">待到任</Tag> : null}
      {isEndingSoon ? <Tag tone="warn">将届满</Tag> : null}
    </View>
  );
}

const Acts = ({ office }: { office: Office }) => (
  <View className="tags">
    {office.id && office.until ? <Extend office={office} id={office.id} /> : null}
    <Dismiss office={office} />
  </View>
);

function Extend({ office: { name, role, until: present }, id }: { office: Office; id: string }) {
  const [isOpen, setOpen] = useState(false);
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const extend = useCommand('unit.extendOffice', { done: '已延长', isQuiet: true });
  const submit = async () => {
    if (until && (await extend.run({ id, until, reason }))) setOpen(false);
  };
  return (
    <>
      <Button isSmall label={`延长${name}的${roleLabels[role]}任期`} onPress={() => setOpen(true)}>
        延长
      </Button>
      {isOpen ? (
        <Sheet
          isOpen
          title={`延长${name}的任期`}
          onClose={() => setOpen(false)}
          footer={
            <Button look="primary" isPending={extend.isPending} isDisabled={!until || !reason.trim()} onPress={() => void submit()}>
              延长
            </Button>
          }
        >
          <Form error={extend.error}>
            <DateField
              label="新的届满日"
              name="until"
              isRequired
              hint={present ? `现在是 ${sayFullDay(present)}` : undefined}
              value={until}
              onChange={setUntil}
            />
            <TextField label="理由" name="reason" isRequired max={200} placeholder="如 换届顺延" value={reason} onChange={setReason} />
          </Form>
        </Sheet>
      ) : null}
    </>
  );
}

function Dismiss({ office: { memberId, name, role, unitId, unitName } }: { office: Office }) {
  const [isAsked, setAsked] = useState(false);
  const dismiss = useCommand('unit.dismiss', { done: '已免去' });
  const act = async (reason: string) => {
    if (await dismiss.run({ memberId, role, unitId, reason })) setAsked(false);
  };
  return (
    <>
      <Button isSmall label={`免去${name}的${roleLabels[role]}`} onPress={() => setAsked(true)}>
        免去
      </Button>
      <ReasonDialog
        isOpen={isAsked}
        title="免去职务"
        consequence={`${name} 不再担任${unitName}${roleLabels[role]}，相应的权限立即收回。`}
        confirmText="免去"
        isPending={dismiss.isPending}
        onConfirm={(reason) => void act(reason)}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
