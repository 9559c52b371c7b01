/** The organiser's device on the day: scan members' codes, or tap their line; works without a network and sends later. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { scanLabels } from '../../../../types/event/labels';
import { go, isWeapp, scanCode, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ProgressBar, Stat, Stats } from '@/ui/figures';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { SearchBar } from '@/ui/search-bar';
import { Sheet } from '@/ui/sheet';
import { AsyncView, Empty } from '@/ui/states';
import { Tag, type Tone } from '@/ui/tag';
import { TextField } from '@/ui/text-fields';
import { sayMoment, timePart } from '@/ui/time';
import { sought, type Person } from '../parts/scan-queue';
import { useStation, type Recent } from '../parts/station';
import '@/ui/event.scss';

const SHOWN = 60;

export default function Scan() {
  const { id = '' } = useRouteParams();
  const station = useStation(id);
  const { list, people, waiting, recent, trouble, mark, read } = station;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Person | null>(null);
  const scan = async () => {
    const code = await scanCode();
    if (code?.trim()) mark({ code: code.trim() });
  };
  const here = people.filter(({ status }) => status === 'attended').length;
  const found = sought(people, text);
  const canMark = list?.moves.includes('syncCheckIns') ?? false;
  const result = list ? { ...read, data: list, error: null, isPending: false } : read;
  return (
    <Page
      title="扫码签到"
      footer={
        canMark ? (
          <BottomBar note={isWeapp ? undefined : '可用摄像头或扫码枪；也可以在名单里直接点'}>
            <PrimaryButton onPress={() => void scan()}>扫会员码</PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={result as typeof read}>
        {({ title, checkInFrom, moves, isWhole }) => (
          <View className="stack">
            <Card>
              <View className="article-title">{title}</View>
              <ProgressBar label="签到人数" value={here} total={people.length} tone="good" text={`已到 ${here}/${people.length} 人`} />
              {canMark ? null : <View className="notice notice-info">{`${sayMoment(checkInFrom)} 起可以签到，结束后停止`}</View>}
              {trouble ? <View className="notice notice-warn">{trouble}</View> : null}
              {isWhole ? null : <View className="notice notice-info">人数太多，这里只列出前 3000 人；扫码不受影响</View>}
              <View className="actions">
                {waiting.length > 0 ? (
                  <Button icon="upload" onPress={() => void station.send()}>{`上传 ${waiting.length} 条`}</Button>
                ) : null}
                {moves.includes('checkInCode') ? (
                  <Button icon="code" onPress={() => go('/pages/event/checkin/index', { id })}>
                    大屏签到码
                  </Button>
                ) : null}
                <Button icon="print" onPress={() => go('/pages/event/sheet/index', { id })}>
                  签到表
                </Button>
              </View>
            </Card>
            <Latest recent={recent} />
            <Figures people={people} waiting={waiting.length} />
            <Section title="名单" note="点一下签到">
              <SearchBar value={text} onSearch={setText} placeholder="姓名、工号或小组" />
              <View className="gap" />
              {found.length === 0 ? (
                <Empty
                  icon="people"
                  title={text ? '没有这个人' : '还没有人取得名额'}
                  hint={text ? '换个写法再找；没有报名的请先登记' : '有人报名后会出现在这里'}
                />
              ) : (
                <Card className="rows">
                  {found.slice(0, SHOWN).map((person) => (
                    <Line key={person.registrationId} person={person} onPress={canMark ? () => setChosen(person) : undefined} />
                  ))}
                </Card>
              )}
              {found.length > SHOWN ? <View className="section-note">{`还有 ${found.length - SHOWN} 人，请用上面的搜索`}</View> : null}
            </Section>
          </View>
        )}
      </AsyncView>
      <MarkSheet
        person={chosen}
        onClose={() => setChosen(null)}
        onMark={(proxyName) => mark({ registrationId: chosen!.registrationId, ...(proxyName ? { proxyName } : {}) })}
      />
    </Page>
  );
}

const tones: Record<Recent['outcome'], Tone> = { checkedIn: 'good', late: 'warn', already: 'info', refused: 'accent' };

/** What became of the last scans, the newest first and large: it is read at arm's length. */
function Latest({ recent }: { recent: Recent[] }) {
  const [last, ...others] = recent;
  if (!last) return null;
  return (
    <Card>
      <View className={`scan-last scan-${last.outcome}`}>
        <View className="scan-name">{last.name ?? '未认出'}</View>
        <View>{last.message}</View>
      </View>
      {others.slice(0, 4).map(({ key, name, message, outcome }) => (
        <Row key={key} title={name ?? '未认出'} note={message} end={<Tag tone={tones[outcome]}>{scanLabels[outcome]}</Tag>} />
      ))}
    </Card>
  );
}

function Figures({ people, waiting }: { people: ReturnType<typeof useStation>['people']; waiting: number }) {
  const here = people.filter(({ status }) => status === 'attended');
  return (
    <Stats>
      <Stat label="未到" value={people.length - here.length} />
      <Stat label="迟到" value={here.filter(({ isLate }) => isLate).length} />
      <Stat label="待上传" value={waiting} />
    </Stats>
  );
}

function Line({ person, onPress }: { person: ReturnType<typeof useStation>['people'][number]; onPress?: () => void }) {
  const { name, employeeNo, groupName, heads, status, checkedInAt, isLate, isWaiting, proxyName } = person;
  const isHere = status === 'attended';
  const note = [groupName, employeeNo, heads > 1 && `共 ${heads} 人`, proxyName && `${proxyName}代签`].filter(Boolean).join(' · ');
  const end = isHere ? (
    <Tag tone={isWaiting ? 'info' : isLate ? 'warn' : 'good'}>
      {isWaiting ? '待上传' : `${checkedInAt ? timePart(checkedInAt) : ''} ${isLate ? '迟到' : '已到'}`}
    </Tag>
  ) : (
    <Tag>{status === 'absent' ? '未到场' : '未到'}</Tag>
  );
  return (
    <Row
      title={name}
      note={note}
      end={end}
      hasArrow={false}
      label={`${name}，${isHere ? '已到' : '未到，点一下签到'}`}
      onPress={isHere ? undefined : onPress}
    />
  );
}

/** Marking by hand: the person themselves, or somebody who signs for them. */
function MarkSheet({ person, onClose, onMark }: { person: Person | null; onClose: () => void; onMark: (proxyName: string) => void }) {
  const [proxyName, setProxyName] = useState('');
  const done = () => {
    onMark(proxyName.trim());
    setProxyName('');
    onClose();
  };
  return (
    <Sheet
      isOpen={person !== null}
      title={person ? `为 ${person.name} 签到` : ''}
      onClose={onClose}
      footer={<PrimaryButton onPress={done}>签到</PrimaryButton>}
    >
      <Form error={null}>
        <TextField
          label="代签人"
          name="proxyName"
          hint="本人到场的不填；别人代签的写代签人姓名"
          value={proxyName}
          onChange={setProxyName}
          max={20}
        />
      </Form>
    </Sheet>
  );
}
