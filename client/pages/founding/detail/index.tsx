/** One founding: where it stands, its papers and people, what was said and decided, and what this person may do now. */
import { View } from '@tarojs/components';
import { foundingKindLabels } from '../../../../types/founding/labels';
import { foundingLifecycle } from '../../../../types/founding/lifecycle';
import { industryLabels, postLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { Card, Facts, Row, Section } from '@/ui/card';
import { Timeline } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { StatusTag, Tag } from '@/ui/tag';
import { sayMoment } from '@/ui/time';
import { FoundingActions } from '../parts/actions';
import { PaperRow } from '../parts/paper-row';

type Founding = Output<'founding.get'>;

export default function FoundingDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('founding.get', { id });
  return (
    <Page title="建会申请" footer={record.data ? <FoundingActions record={record.data} /> : null}>
      <AsyncView result={record}>{(data) => <Sections {...data} />}</AsyncView>
    </Page>
  );
}

function Sections(record: Founding) {
  const { papers, people, missing, moves, steps, newUnionId } = record;
  return (
    <View className="stack">
      <Card>
        <View className="card-head">
          <View className="card-title">{record.name}</View>
          <StatusTag lifecycle={foundingLifecycle} state={record.state} />
        </View>
        <Facts
          items={[
            ['类型', foundingKindLabels[record.kind]],
            ['单位', record.employer],
            ['行业', industryLabels[record.industry]],
            ['职工人数', `${record.staffCount} 人`],
            ['地址', record.address],
            ['联系', `${record.contactName} ${record.contactPhone}`],
            ['来自', `${record.fromUnionName}，${record.applicantName} 发起`],
            ['缘由', record.reason],
            ['批复文号', record.reference],
          ]}
        />
      </Card>
      {newUnionId && moves.length === 0 ? (
        <Card className="rows">
          <Row
            icon="tree"
            title="新工会已成立"
            note="上级工会可查看登记"
            onPress={() => go('/pages/unit/register/index', { unionId: newUnionId })}
          />
        </Card>
      ) : null}
      {missing.length > 0 ? (
        <Section title="上报前还缺" note={`${missing.length} 项`}>
          <Card className="rows">
            {missing.map((text) => (
              <Row key={text} icon="alert" title={text} />
            ))}
          </Card>
        </Section>
      ) : null}
      <Outcome {...record} />
      <Section title="材料" note={`已备 ${papers.filter(({ isGiven }) => isGiven).length}，共 ${papers.length} 项`}>
        <View className="stack">
          {papers.map((paper) => (
            <PaperRow key={paper.key} foundingId={record.id} paper={paper} canGive={moves.includes('givePaper')} />
          ))}
        </View>
      </Section>
      <Section title="一同参加的人" note={`${people.length} 人`}>
        <Card>
          <View className="tags">
            {people.map(({ memberId, name, isNew }) => (
              <Tag key={memberId ?? name} tone={isNew ? 'info' : 'grey'}>
                {isNew ? `${name}（新入会）` : name}
              </Tag>
            ))}
          </View>
        </Card>
      </Section>
      <Section title="经过">
        <Card>
          <Timeline
            steps={[...steps].reverse().map(({ at, byName, text }, index) => ({
              title: text,
              at: sayMoment(at),
              note: byName,
              state: index === 0 ? 'now' : 'done',
            }))}
          />
        </Card>
      </Section>
    </View>
  );
}

function Outcome({ opinion, result }: Founding) {
  return (
    <>
      {opinion ? (
        <Section title="原工会意见">
          <Card>
            <View className="card-head">
              <View className="card-title">{opinion.byName}</View>
              <Tag tone={opinion.isAgreed ? 'good' : 'warn'}>{opinion.isAgreed ? '同意' : '不同意'}</Tag>
            </View>
            {opinion.text ? <View className="card-text">{opinion.text}</View> : null}
          </Card>
        </Section>
      ) : null}
      {result ? (
        <Section title="成立大会" note={`应到 ${result.due} 人，实到 ${result.attended} 人，任期 ${result.years} 年`}>
          <Card className="rows">
            {result.seats.map(({ name, post, votes }) => (
              <Row key={name} title={name} note={postLabels[post]} end={`${votes} 票`} />
            ))}
          </Card>
        </Section>
      ) : null}
    </>
  );
}
