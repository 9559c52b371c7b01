/** Demo nominations: some stand, some wait for an answer or for seconders, one declined; and an objection to answer. */
import type { Nomination, Objection } from '../../cloudfunctions/election/nomination-store';
import type { Election } from '../../cloudfunctions/election/store';
import type { Member } from '../../cloudfunctions/member/store';
import type { Demo } from './demo';

type Asked = { committee: string; posted: Election; unionId: string };

export async function plantNominations(demo: Demo, { committee, posted, unionId }: Asked): Promise<void> {
  const names = new Map(demo.units.map(({ _id, name }) => [_id, name]));
  const [chair, officer, member] = ['chair', 'officer', 'member'].map((account) => demo.person(account));
  const plain = demo.membersOf(unionId).filter(({ offices, _id }) => offices.length === 0 && _id !== member!._id);
  const nomination = (person: Member, by: Member, more: Partial<Nomination>): Nomination => ({
    ...{ _id: demo.id('nomination', committee, person._id), unionId, electionId: committee, memberId: person._id, name: person.name },
    ...{ groupName: names.get(person.groupId) ?? '', way: 'organisation', byId: by._id, byName: by.name, reason: '热心公益，群众信任。' },
    ...{ statement: '', consent: 'asked', hasDeclared: null, seconders: [], withdrawnReason: null, at: demo.moment(-2, 10) },
    ...more,
  });
  const agreed = (statement: string): Partial<Nomination> => ({ consent: 'agreed', hasDeclared: true, statement });
  const seconders = (from: number, count: number) => plain.slice(from, from + count).map(({ _id, name }) => ({ memberId: _id, name }));
  const rows: Nomination[] = [
    nomination(chair!, officer!, agreed('任内办成了食堂改造和三项集体合同，愿意继续为大家服务。')),
    nomination(officer!, chair!, agreed('熟悉工会日常工作，会把活动办到班组。')),
    ...plain.slice(30, 33).map((one) => nomination(one, officer!, agreed('愿意做好分管的工作。'))),
    nomination(plain[33]!, plain[40]!, { ...agreed('从一线来，替一线说话。'), way: 'members', seconders: seconders(41, 3) }),
    nomination(plain[34]!, plain[40]!, { ...agreed('会认真听取大家的意见。'), way: 'members', seconders: seconders(44, 1) }),
    nomination(plain[35]!, plain[35]!, { ...agreed('在岗十五年，想为同事多做点事。'), way: 'self', reason: '' }),
    nomination(member!, plain[36]!, { way: 'members', seconders: seconders(37, 2), reason: '乐于助人，组织能力强。' }),
    nomination(plain[38]!, officer!, { consent: 'declined' }),
  ];
  const candidates = posted.rounds[0]!.candidates;
  for (const { memberId, name, groupName, statement, way } of candidates)
    rows.push({
      ...nomination(officer!, officer!, agreed(statement)),
      ...{
        _id: demo.id('nomination', posted._id, memberId),
        electionId: posted._id,
        memberId,
        name,
        groupName,
        way,
        seconders: seconders(50, 1),
      },
    });
  const { _id: otherUnion } = demo.unions[1]!;
  const [someone, by] = demo.membersOf(otherUnion).slice(3);
  rows.push({
    ...nomination(someone!, by!, {}),
    ...{ _id: demo.id('nomination', 'elsewhere'), unionId: otherUnion, electionId: demo.id('election', 'elsewhere') },
  });
  await demo.db.collection<Nomination>('election_nominations').insertMany(rows);
  const objector = plain[51]!;
  await demo.db.collection<Objection>('election_objections').insertOne({
    ...{ _id: demo.id('election-objection', 1), unionId, electionId: posted._id, candidateId: candidates[0]!.memberId },
    ...{ candidateName: candidates[0]!.name, memberId: objector._id, memberName: objector.name, at: demo.moment(-1, 16) },
    ...{ text: '听说这位同事下月调往分院，是否还属于本选区？', answer: null, isUpheld: null, answeredAt: null },
  });
}
