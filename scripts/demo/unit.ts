/** Demo registers, committees in every stage of their term, offices with terms, and a group that was split last year. */
import type { Office } from '../../cloudfunctions/unit/office-store';
import type { Placement } from '../../cloudfunctions/unit/placement-store';
import type { Committee, Entry } from '../../cloudfunctions/unit/register-store';
import { firstTelling, termEnd } from '../../cloudfunctions/unit/rules';
import { tellings } from '../../cloudfunctions/unit/standards';
import { addDays, dayOf } from '../../cloudfunctions/core/time';
import type { Demo } from './demo';

const employers = [
  { employer: '云溪医院', industry: 'health', staffCount: 412, address: '云溪区杏林路 18 号', years: 5, daysLeft: 150 },
  { employer: '云溪实验学校', industry: 'education', staffCount: 96, address: '云溪区书院街 6 号', years: 3, daysLeft: 20 },
  { employer: '云溪轴承厂', industry: 'manufacturing', staffCount: 268, address: '云溪区工业大道 77 号', years: 3, daysLeft: -40 },
] as const;
const posts = ['chair', 'viceChair', 'organisation', 'publicity', 'women', 'welfare', 'finance'] as const;

export async function plantUnit(demo: Demo): Promise<void> {
  const today = dayOf(demo.now);
  const entries: Entry[] = [];
  const committees: Committee[] = [];
  demo.unions.forEach((union, index) => {
    const plan = employers[index];
    if (!plan) return;
    const people = demo.membersOf(union._id);
    const chair = demo.membersOf(union._id, 'chair')[0] ?? people[0]!;
    const { years, daysLeft, ...entry } = plan;
    const base = {
      _id: union._id,
      unionId: union._id,
      contactName: chair.name,
      contactPhone: `0210000000${index}`,
      foundedOn: '2009-03-12',
    };
    entries.push({ ...base, ...entry, updatedAt: demo.moment(-90) });
    const seatsOf = (offset: number) =>
      posts.map((post, at) => {
        const person = post === 'chair' ? chair : people[(offset + at * 7) % people.length]!;
        return { memberId: person._id, name: person.name, post };
      });
    const end = addDays(today, daysLeft);
    const from = addDays(`${Number(end.slice(0, 4)) - years}${end.slice(4).replace('-02-29', '-02-28')}`, 1);
    const to = termEnd(from, years);
    const earlier = `${Number(from.slice(0, 4)) - years}${from.slice(4)}`;
    const record = { unionId: union._id, years };
    committees.push(
      {
        ...record,
        _id: demo.id('committee', union._id, 4),
        number: 4,
        from: earlier,
        to: termEnd(earlier, years),
        isServing: false,
        seats: seatsOf(11),
        tellOn: null,
      },
      {
        ...record,
        _id: demo.id('committee', union._id, 5),
        number: 5,
        from,
        to,
        isServing: true,
        seats: seatsOf(3),
        tellOn: firstTelling(tellings.committee, to, today),
      },
    );
  });
  await demo.db.collection<Entry>('unit_registers').insertMany(entries);
  await demo.db.collection<Committee>('unit_committees').insertMany(committees);
  await demo.db.collection<Office>('unit_offices').insertMany(officesOf(demo, today));
  await demo.db.collection<Placement>('unit_placements').insertMany(placementsOf(demo, today));
}

/** Every office the people of the first union hold, with terms of three years; one ends soon, one begins next month, some ended. */
function officesOf(demo: Demo, today: string): Office[] {
  const names = new Map(demo.units.map(({ _id, name }) => [_id, name]));
  const blank = { unionId: demo.unionId, portfolio: null, endedOn: null, endReason: null, tellOn: null } as const;
  const held = demo.membersOf(demo.unionId).flatMap((member) =>
    member.offices.map(({ role, unitId, since }): Office => {
      // Delegates sit for the term of the congress (see congress.ts).
      const from = role === 'delegate' ? addDays(today, -500) : dayOf(since ?? demo.now);
      const years = role === 'delegate' ? 4 : 3;
      const until = role === 'groupLeader' && unitId.endsWith('-g3') ? addDays(today, 18) : termEnd(from, years);
      return {
        ...blank,
        _id: demo.id('office', member._id, role),
        memberId: member._id,
        memberName: member.name,
        role,
        unitId,
        unitName: names.get(unitId) ?? '',
        portfolio: role === 'officer' ? 'organisation' : role === 'treasurer' ? 'finance' : null,
        from,
        until: role === 'admin' ? null : until,
        state: 'held',
        hasDeclared: ['chair', 'officer', 'treasurer'].includes(role) ? true : null,
        tellOn: firstTelling(tellings.office, until, today),
      };
    }),
  );
  const [first, second, third] = demo
    .membersOf(demo.unionId)
    .filter(({ offices }) => offices.length === 0)
    .slice(20);
  const place = { unitId: demo.unionId, unitName: names.get(demo.unionId) ?? '' };
  const group = { unitId: `${demo.unionId}-g2`, unitName: names.get(`${demo.unionId}-g2`) ?? '' };
  const of = (member: typeof first, key: string) => ({ _id: demo.id('office', key), memberId: member!._id, memberName: member!.name });
  return [
    ...held,
    {
      ...blank,
      ...of(first, 'planned'),
      ...place,
      role: 'officer',
      portfolio: 'women',
      from: addDays(today, 30),
      until: addDays(today, 30 + 365 * 3),
      state: 'planned',
      hasDeclared: true,
    },
    {
      ...blank,
      ...of(second, 'past'),
      ...group,
      role: 'groupLeader',
      from: addDays(today, -1600),
      until: addDays(today, -505),
      state: 'ended',
      endedOn: addDays(today, -505),
      endReason: '任期届满',
      hasDeclared: null,
    },
    {
      ...blank,
      ...of(third, 'left'),
      ...place,
      role: 'officer',
      portfolio: 'culture',
      from: addDays(today, -900),
      until: null,
      state: 'ended',
      endedOn: addDays(today, -400),
      endReason: '调离本单位',
      hasDeclared: null,
    },
  ];
}

/** Twenty people of the first group came from the second when it was split. */
function placementsOf(demo: Demo, today: string): Placement[] {
  const split = addDays(today, -300);
  const names = new Map(demo.units.map(({ _id, name }) => [_id, name]));
  const [to, from] = [`${demo.unionId}-g1`, `${demo.unionId}-g2`];
  const blank = { unionId: demo.unionId };
  return demo
    .membersOf(demo.unionId)
    .filter(({ groupId }) => groupId === to)
    .slice(0, 20)
    .flatMap((member): Placement[] => {
      const who = { ...blank, memberId: member._id, memberName: member.name };
      const joined = member.joinedOn && member.joinedOn < split ? member.joinedOn : null;
      return [
        {
          ...who,
          _id: demo.id('place', member._id, 1),
          groupId: from,
          groupName: names.get(from) ?? '',
          from: joined,
          until: split,
          reason: null,
        },
        {
          ...who,
          _id: demo.id('place', member._id, 2),
          groupId: to,
          groupName: names.get(to) ?? '',
          from: split,
          until: null,
          reason: '科室拆分，小组随之调整',
        },
      ];
    });
}
