/** What happens when a member is looked up, changed or moved; joining, import, one's own file and transfer lie beside. */
import type { member } from '../../types/member/contract';
import { hasRightCheckDigit } from '../../types/member/fields';
import { moveLabels } from '../../types/member/labels';
import { memberLifecycle } from '../../types/member/lifecycle';
import { may, type Context, type Handlers } from '../core/context';
import { forgetActor, endSessions } from '../core/identity';
import { found, refuse, refuseField } from '../core/refuse';
import { ringOf, sealFields, type Ring } from '../core/secret';
import { dayOf, sayFullDay } from '../core/time';
import { endOfficesOf } from '../unit/public';
import { unitNames, unknownUnits } from '../unit/tree-public';
import { namesOf, writeChanges } from './changing';
import { handlers as doubles } from './doubles';
import { handlers as erasing } from './erasing';
import { handlers as importing } from './importing';
import { handlers as joining } from './joining';
import { mine, tell } from './notices';
import { handlers as own } from './own';
import { handlers as papers } from './papers';
import { losesOffices, moveTrouble } from './rules';
import { noteStep } from './steps';
import { findMember, findWithin, moveMember, pageMembers, resealMember, type Marks, type Member } from './store';
import { handlers as transferring } from './transferring';
import { cardOf, itemOf } from './view';

type Beside =
  | keyof typeof joining
  | keyof typeof importing
  | keyof typeof own
  | keyof typeof transferring
  | keyof typeof erasing
  | keyof typeof doubles
  | keyof typeof papers;

const roster: Handlers<Omit<typeof member, Beside>> = {
  'member.list': async (ctx, { search, ...filters }) => {
    const [ring, names] = await Promise.all([ringOf(ctx), unitNames(ctx, ctx.scope.unionId)]);
    const page = await pageMembers(ctx, { ...filters, search, marks: numberSought(ctx, ring, search) });
    return { ...page, items: page.items.map((record) => itemOf(record, names, ring)) };
  },

  'member.get': async (ctx, { id }) => cardOf(ctx, found(await findWithin(ctx, id), '这位会员')),
  'member.mine': async (ctx) => cardOf(ctx, found(await findMember(ctx, ctx.actor.unionId, ctx.actor.memberId), '您的档案')),

  'member.update': async (ctx, { id, ...changes }) => {
    const record = found(await findMember(ctx, ctx.actor.unionId, id), '这位会员');
    await writeChanges(ctx, record, changes);
    ctx.note(id, `修改：${namesOf(Object.keys(changes))}`);
    return { id };
  },

  'member.move': async (ctx, { id, move, reason, on, until, groupId }) => {
    const record = found(await findMember(ctx, ctx.actor.unionId, id), '这位会员');
    if (id === ctx.actor.memberId) refuse('CONFLICT', '不能办理自己的会籍变动，请由另一位干事办理');
    const today = dayOf(ctx.now);
    const trouble = moveTrouble({ move, on, until }, { enteredOn: record.transferredInOn ?? record.joinedOn, today });
    if (trouble) refuseField(...trouble);
    if (groupId && (move !== 'readmit' || (await unknownUnits(ctx, record.unionId, [groupId])).length > 0))
      refuseField('groupId', move === 'readmit' ? '没有这个小组，请重新选择' : '只有重新入会才选小组，换组请改资料');
    const to = memberLifecycle.moves[move].to;
    const { state } = await moveMember(ctx, record, move, {
      reason,
      retainedUntil: move === 'retain' ? (until ?? null) : null,
      ...(losesOffices(to) ? { offices: [], leftOn: on ?? today } : {}),
      ...(move === 'readmit' ? { leftOn: null, transferredInOn: on ?? today, ...(groupId ? { groupId } : {}) } : {}),
    });
    await forgetActor(ctx, id);
    if (losesOffices(to)) {
      await endOfficesOf(ctx, record.unionId, [id], reason);
      await endSessions(ctx, { memberId: id });
    }
    await noteStep(
      ctx,
      record,
      moveLabels[move],
      [on && sayFullDay(on), until && `保留到 ${sayFullDay(until)}`, reason].filter(Boolean).join('，'),
    );
    tell(ctx, record.unionId, [id], `${id}:${ctx.requestId}`, { title: `会籍变动：${moveLabels[move]}`, body: reason, link: mine });
    ctx.note(id, `${memberLifecycle.labels[state]}：${reason}`);
    return { id, state };
  },

  'member.reseal': async (ctx, { id, unionId }) => {
    const [record, ring] = [await findMember(ctx, unionId, id), await ringOf(ctx)];
    if (!record?.sealed || record.sealedWith === ring.current()) return { isChanged: false };
    await resealMember(ctx, record, sealFields(ring, record, {}) as Pick<Member, 'sealed' | 'sealedWith'>);
    return { isChanged: true };
  },
};

export const handlers: Handlers<typeof member> = {
  ...roster,
  ...joining,
  ...importing,
  ...doubles,
  ...papers,
  ...own,
  ...transferring,
  ...erasing,
};

/** A whole phone or id number is looked for by its blind index, and only by those who keep the files. */
function numberSought(ctx: Context, ring: Ring, search?: string): Marks | undefined {
  const sought = search?.replace(/\s/g, '').toUpperCase() ?? '';
  if (!may(ctx.actor, 'member.update')) return undefined;
  if (/^1\d{10}$/.test(sought)) return { phoneMark: ring.mark('phone', sought) };
  return hasRightCheckDigit(sought) ? { idNumberMark: ring.mark('idNumber', sought) } : undefined;
}
