/** The union's register entry: figures, address, the committee with its term, and what the law asks now. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { industryLabels, postLabels } from '../../../../types/unit/labels';
import type { Output } from '@/api/call';
import { useCan, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Facts, Row, Section } from '@/ui/card';
import { Stat, Stats } from '@/ui/figures';
import { Page } from '@/ui/page';
import { AsyncView, Empty } from '@/ui/states';
import { Tag } from '@/ui/tag';
import { sayFullDay } from '@/ui/time';
import { DaySpan } from '@/ui/when';
import { CommitteeSheet } from '../parts/committee-sheet';
import { RegisterSheet } from '../parts/register-sheet';

type Register = Output<'unit.register'>;
type Committee = NonNullable<Register['committee']>;

export default function RegisterPage() {
  const { unionId } = useRouteParams();
  const isAbove = useCan('unit.registers');
  const register = useRead('unit.register', unionId ? { unionId } : {}, { enabled: !isAbove || Boolean(unionId) });
  const canSetCommittee = useCan('unit.setCommittee');
  const [opened, setOpened] = useState<'entry' | 'committee' | null>(null);
  const { data } = register;
  if (isAbove && !unionId)
    return (
      <Page title="工会登记">
        <Empty
          icon="book"
          title="请选择一家工会"
          hint="上级工会从所辖工会里逐家查看登记"
          action={{ text: '查看所辖工会', onPress: () => go('/pages/unit/registers/index') }}
        />
      </Page>
    );
  return (
    <Page
      title={data?.unionName ?? '工会登记'}
      footer={
        data?.canKeep ? (
          <BottomBar>
            {canSetCommittee ? <Button onPress={() => setOpened('committee')}>登记新一届</Button> : null}
            <PrimaryButton icon="edit" onPress={() => setOpened('entry')}>
              更正登记
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={register}>{(kept) => <Entry {...kept} />}</AsyncView>
      {data && opened === 'entry' ? <RegisterSheet register={data} onClose={() => setOpened(null)} /> : null}
      {data && opened === 'committee' ? <CommitteeSheet register={data} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}

function Entry({ notes, committee, earlier, ...entry }: Register) {
  return (
    <View className="stack">
      <Stats>
        <Stat label="在册会员" value={entry.memberCount} />
        <Stat label="职工人数" value={entry.staffCount ?? '未登记'} />
        <Stat label="委员" value={committee ? committee.seats.length : '未登记'} />
      </Stats>
      {notes.length > 0 ? (
        <Section title="应办与可办" note={`${notes.length} 项`}>
          <Card className="rows">
            {notes.map(({ key, text, source, isUrgent }) => (
              <Row key={key} icon={isUrgent ? 'alert' : 'clock'} title={text} note={source} />
            ))}
          </Card>
        </Section>
      ) : null}
      <Section title="基本情况">
        <Card>
          <Facts
            items={[
              ['单位', entry.employer || '未登记'],
              ['行业', entry.industry ? industryLabels[entry.industry] : null],
              ['地址', entry.address],
              ['联系人', entry.contactName],
              ['联系电话', entry.contactPhone],
              ['成立日期', entry.foundedOn && sayFullDay(entry.foundedOn)],
            ]}
          />
        </Card>
      </Section>
      <Section title="本届委员会">
        {committee ? (
          <CommitteeCard committee={committee} />
        ) : (
          <Empty icon="people" title="还没有登记委员会" hint="由主席、管理员或上级工会登记" />
        )}
      </Section>
      {earlier.length > 0 ? (
        <Section title="历届">
          <View className="stack">
            {earlier.map((one) => (
              <CommitteeCard key={one.id} committee={one} />
            ))}
          </View>
        </Section>
      ) : null}
    </View>
  );
}

/** One line a post: several plain members share theirs. */
const byPost = (seats: Committee['seats']): [string, string][] =>
  (Object.keys(postLabels) as (keyof typeof postLabels)[])
    .map((post): [string, string] => [
      postLabels[post],
      seats
        .filter((seat) => seat.post === post)
        .map(({ name }) => name)
        .join('、'),
    ])
    .filter(([, names]) => names);

function CommitteeCard({ committee: { number, from, to, years, isServing, seats } }: { committee: Committee }) {
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{`第${number}届`}</View>
        <Tag tone={isServing ? 'good' : 'grey'}>{isServing ? '在任' : '已换届'}</Tag>
      </View>
      <View className="card-note">
        {`任期 ${years} 年：`}
        <DaySpan from={from} to={to} />
      </View>
      <Facts items={byPost(seats)} />
    </Card>
  );
}
