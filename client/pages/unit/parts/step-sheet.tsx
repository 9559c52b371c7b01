/** One step of a re-arrangement: what kind, which groups, whom. */
import { useState } from 'react';
import { stepLabels } from '../../../../types/unit/labels';
import type { Input } from '@/api/call';
import { useRead } from '@/api/hooks';
import { Button } from '@/ui/button';
import { ChoiceField, ChoicesField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { optionsOf } from '@/ui/tabs';
import { TextField } from '@/ui/text-fields';

export type Step = Input<'unit.rearrange'>['steps'][number];
/** A step with the words that the list of steps shows. */
export type SaidStep = { step: Step; text: string };
export type Choice = { value: string; text: string };

export function StepSheet({ groups, onAdd, onClose }: { groups: Choice[]; onAdd: (step: SaidStep) => void; onClose: () => void }) {
  const [kind, setKind] = useState<Step['kind']>('move');
  const [groupId, setGroup] = useState<string | null>(null);
  const [otherId, setOther] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [memberIds, setMembers] = useState<string[]>([]);
  const takesPeople = kind === 'split' || kind === 'move';
  const people = useRead('unit.people', { groupId: groupId ?? '' }, { enabled: takesPeople && groupId !== null });
  const chooseGroup = (value: string | null) => {
    setGroup(value);
    setMembers([]);
  };
  const asked = { kind, groupId, otherId, name: name.trim(), memberIds };
  const step = stepOf(asked);
  const nameOf = (id: string | null) => groups.find(({ value }) => value === id)?.text ?? '';
  const add = () => step && onAdd({ step, text: sayStep(asked, nameOf) });
  return (
    <Sheet
      isOpen
      title="加一步调整"
      onClose={onClose}
      footer={
        <Button look="primary" isDisabled={!step} onPress={add}>
          加入
        </Button>
      }
    >
      <Form>
        <ChoiceField
          label="怎样调整"
          isRequired
          value={kind}
          options={optionsOf(stepLabels)}
          onChange={(value) => setKind(value ?? 'move')}
        />
        <ChoiceField label={fromLabels[kind]} isRequired value={groupId} options={groups} onChange={chooseGroup} />
        {takesPeople && groupId ? (
          <ChoicesField
            label={`带走哪些人（已选 ${memberIds.length} 人）`}
            isRequired
            value={memberIds}
            options={(people.data?.items ?? []).map((one) => ({
              value: one.memberId,
              text: one.isLeader ? `${one.name}（组长）` : one.name,
            }))}
            onChange={setMembers}
          />
        ) : null}
        {kind === 'move' || kind === 'merge' ? (
          <ChoiceField
            label={kind === 'move' ? '调入哪个小组' : '并入哪个小组'}
            isRequired
            value={otherId}
            options={groups.filter(({ value }) => value !== groupId)}
            onChange={setOther}
          />
        ) : null}
        {kind === 'rename' || kind === 'split' ? <TextField label="新名称" isRequired max={30} value={name} onChange={setName} /> : null}
      </Form>
    </Sheet>
  );
}

const fromLabels: Record<Step['kind'], string> = {
  move: '从哪个小组调出',
  split: '拆分哪个小组',
  merge: '哪个小组并出',
  rename: '给哪个小组更名',
  close: '撤销哪个小组',
};

type Asked = { kind: Step['kind']; groupId: string | null; otherId: string | null; name: string; memberIds: string[] };

/** The step on the wire; null while something is missing. */
function stepOf({ kind, groupId, otherId, name, memberIds }: Asked): Step | null {
  if (!groupId) return null;
  if (kind === 'close') return { kind, groupId };
  if (kind === 'rename') return name ? { kind, groupId, name } : null;
  if (kind === 'merge') return otherId ? { kind, groupId, intoId: otherId } : null;
  if (memberIds.length === 0) return null;
  if (kind === 'split') return name ? { kind, groupId, name, memberIds } : null;
  return otherId ? { kind, memberIds, toId: otherId } : null;
}

function sayStep({ kind, groupId, otherId, name, memberIds }: Asked, nameOf: (id: string | null) => string): string {
  if (kind === 'close') return `撤销 ${nameOf(groupId)}`;
  if (kind === 'rename') return `${nameOf(groupId)} 更名为 ${name}`;
  if (kind === 'merge') return `${nameOf(groupId)} 并入 ${nameOf(otherId)}`;
  if (kind === 'split') return `从 ${nameOf(groupId)} 拆出 ${name}，${memberIds.length} 人`;
  return `${nameOf(groupId)} ${memberIds.length} 人调入 ${nameOf(otherId)}`;
}
