/** Who holds which office; the chair and the administrator appoint and dismiss here. */
import { useState } from 'react';
import { roleLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { DataTable, type Column } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView, Empty } from '@/ui/states';
import { optionsOf, Tabs } from '@/ui/tabs';
import { sayDay } from '@/ui/time';
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
            label="任职名单"
            rows={items.filter((office) => role === '' || office.role === role)}
            columns={columnsOf(canAppoint)}
            keyOf={({ memberId, role: held, unitId }) => memberId + held + unitId}
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
  { title: '职务', cell: ({ role }) => roleLabels[role], text: ({ role }) => roleLabels[role] },
  { title: '任职单位', cell: ({ unitName }) => unitName, text: ({ unitName }) => unitName },
  { title: '自何时', cell: ({ since }) => (since ? sayDay(since) : '未记载'), text: ({ since }) => since?.slice(0, 10) ?? '' },
  ...(canDismiss ? [{ title: '操作', cell: (office: Office) => <Dismiss office={office} />, width: '110px' }] : []),
];

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
