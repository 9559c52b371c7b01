/** The figures of the law about units, each with its article: data beside the rules that read it. */

export const standards = {
  ownCommittee: { members: 25, source: '《工会法》第十一条：会员二十五人以上的，应当建立基层工会委员会' },
  fullTimeChair: { staff: 200, source: '《工会法》第十四条：职工二百人以上的，可以设专职工会主席' },
  term: { years: [3, 5], source: '《工会法》第十六条：基层工会委员会每届任期三年或者五年' },
  closeRelative: { source: '《工会法》第十条：单位主要负责人的近亲属不得作为本单位基层工会委员会成员的人选' },
} as const;

/** When the end of a term is told, in days before it: once each. Practice; six months leave time for the new election. */
export const tellings = {
  committee: [
    { stage: '不到六个月', days: 183 },
    { stage: '不到一个月', days: 31 },
    { stage: '已届满', days: -1 },
  ],
  office: [{ stage: '不到一个月', days: 31 }],
} as const;
