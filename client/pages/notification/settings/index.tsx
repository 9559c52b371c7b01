/** How one wants to be told: which kinds ring, and when nothing should. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { kindLabels } from '../../../../types/notification/labels';
import type { Output } from '@/api/call';
import { useCommand, useRead } from '@/api/hooks';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { ChoiceField, SwitchField } from '@/ui/choice-fields';
import { Card, Section } from '@/ui/card';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { LoadingPage } from '@/ui/loading-page';

type Settings = Output<'notification.settings'>;
type Kind = keyof typeof kindLabels;
const kinds = Object.keys(kindLabels) as Kind[];
const hints: Record<Kind, string> = {
  announcement: '新公告与阅读提醒',
  event: '报名、候补、改期与开始前的提醒',
  dues: '缴费、对账与欠费',
  proposal: '附议邀请、立案与答复',
  congress: '职代会名单、会议与表决',
  disclosure: '公开内容的审核、期限与问答',
  suggestion: '建议的受理、答复与落实',
  survey: '待填的问卷与结果',
  appraisal: '待评的民主评议与结果',
  member: '会籍与资料更正',
  unit: '任期、小组调整与建会',
  system: '归档与系统通知',
};
const hours = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_unused, index) => `${String((from + index) % 24).padStart(2, '0')}:00`).map((value) => ({
    value,
    text: value,
  }));

export default function NotificationSettings() {
  const settings = useRead('notification.settings', {});
  if (settings.data) return <Editor initial={settings.data} />;
  return <LoadingPage title="提醒设置" result={settings} />;
}

function Editor({ initial }: { initial: Settings }) {
  const [value, setValue] = useState(initial);
  const save = useCommand('notification.setSettings', { done: '已保存', isQuiet: true });
  const change = (changed: Partial<Settings>) => setValue({ ...value, ...changed });
  const toggle = (kind: Kind, isOn: boolean) =>
    change({ mutedKinds: isOn ? value.mutedKinds.filter((one) => one !== kind) : [...value.mutedKinds, kind] });
  return (
    <Page
      title="提醒设置"
      footer={
        <BottomBar>
          <PrimaryButton isPending={save.isPending} onPress={() => void save.run(value)}>
            保存
          </PrimaryButton>
        </BottomBar>
      }
    >
      <View className="stack">
        <Section title="哪些要提醒">
          <View className="card-note">关掉的仍会留在收件箱，只是不计未读；紧急的照常提醒。</View>
          <Card>
            <Form>
              {kinds.map((kind) => (
                <SwitchField
                  key={kind}
                  label={kindLabels[kind]}
                  hint={hints[kind]}
                  value={!value.mutedKinds.includes(kind)}
                  onChange={(isOn) => toggle(kind, isOn)}
                />
              ))}
            </Form>
          </Card>
        </Section>
        <Section title="免打扰时段">
          <View className="card-note">这段时间的消息到结束时再提醒；紧急的除外。</View>
          <Card>
            <Form error={save.error}>
              <SwitchField label="开启免打扰" name="isQuietOn" value={value.isQuietOn} onChange={(isQuietOn) => change({ isQuietOn })} />
              {value.isQuietOn ? (
                <>
                  <ChoiceField
                    label="从"
                    name="quietFrom"
                    isRequired
                    value={value.quietFrom}
                    options={hours(20, 25)}
                    onChange={(from) => change({ quietFrom: from ?? '22:00' })}
                  />
                  <ChoiceField
                    label="到第二天"
                    name="quietTo"
                    isRequired
                    value={value.quietTo}
                    options={hours(5, 10)}
                    onChange={(to) => change({ quietTo: to ?? '08:00' })}
                  />
                </>
              ) : null}
            </Form>
          </Card>
        </Section>
      </View>
    </Page>
  );
}
