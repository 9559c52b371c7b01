/** The regional rules of staff congresses row by row with their sources; officers choose the union's region. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ProfileId } from '../../../../types/congress/labels';
import { useCommand, useRead } from '@/api/hooks';
import { confirm } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { Tag } from '@/ui/tag';
import { sayFullDay } from '@/ui/time';

export default function Profile() {
  const list = useRead('congress.profiles', {});
  const [asked, setAsked] = useState<ProfileId | null>(null);
  const choose = useCommand('congress.chooseProfile', { done: '已选定' });
  const items = list.data?.items ?? [];
  const shown = items.find(({ id, isChosen }) => (asked ? id === asked : isChosen));
  const take = async () => {
    if (
      shown &&
      (await confirm({ title: `选用${shown.name}的规定`, text: '以后筹备的届次按此规定；已建的届次不变。', confirmText: '选用' }))
    )
      await choose.run({ profile: shown.id });
  };
  return (
    <Page
      title="职代会规定"
      header={
        shown ? (
          <Tabs label="地区" value={shown.id} options={items.map(({ id, name }) => ({ value: id, text: name }))} onChange={setAsked} />
        ) : null
      }
      footer={
        list.data?.canChoose && shown && !shown.isChosen ? (
          <BottomBar>
            <PrimaryButton isPending={choose.isPending} onPress={() => void take()}>
              {`选用${shown.name}的规定`}
            </PrimaryButton>
          </BottomBar>
        ) : null
      }
    >
      <AsyncView result={list}>
        {() =>
          shown ? (
            <View className="stack">
              <Card>
                <View className="card-head">
                  <View className="card-title">{shown.regulation}</View>
                  {shown.isChosen ? <Tag tone="good">本会适用</Tag> : null}
                </View>
                <View className="card-note">
                  {shown.validFrom ? `${sayFullDay(shown.validFrom)}起施行` : '施行日期以公布的文本为准，使用前请核对'}
                  {shown.validUntil ? `，${sayFullDay(shown.validUntil)}止` : ''}
                </View>
              </Card>
              <Section title="逐条规定">
                <Card>
                  {shown.rows.map(({ title, text, source, isToCheck }) => (
                    <Row
                      key={title}
                      title={`${title}：${text}`}
                      note={source}
                      end={isToCheck && list.data?.canChoose ? <Tag tone="warn">请对照原文核实</Tag> : undefined}
                    />
                  ))}
                </Card>
              </Section>
            </View>
          ) : null
        }
      </AsyncView>
    </Page>
  );
}
