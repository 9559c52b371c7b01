/** One's own data, taken along as a sheet or as data: one's own right. */
import { useState } from 'react';
import { View } from '@tarojs/components';
import { formatLabels } from '../../../../types/archive/labels';
import { useDownload } from '@/api/download';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { optionsOf, Segmented } from '@/ui/tabs';

type Format = keyof typeof formatLabels;
const hints: Record<Format, string> = {
  xlsx: '一份表格，每类一页，用表格软件打开。',
  json: '一份数据文件，供其他系统读取。',
};

export default function OwnData() {
  const [format, setFormat] = useState<Format>('xlsx');
  const take = useDownload('archive.takeOwn');
  return (
    <Page
      title="我的数据"
      footer={
        <BottomBar>
          <PrimaryButton icon="download" isPending={take.isPending} onPress={() => void take.run({ format })}>
            取走我的数据
          </PrimaryButton>
        </BottomBar>
      }
    >
      <Section title="格式">
        <Segmented label="格式" value={format} options={optionsOf(formatLabels)} onChange={setFormat} />
        <View className="card-note">{hints[format]}</View>
      </Section>
      <Section title="说明">
        <Card className="rows">
          <Row
            icon="mine"
            title="包含哪些"
            note="档案与更正、会费与缴费、报名与签到、提案与附议、公告阅读、任职与小组沿革等，凡记在您名下的"
          />
          <Row icon="clock" title="每天三次" note="文件一小时内有效，请及时保存" />
          <Row icon="shield" title="只有您能取" note="取走会记入操作记录；文件里有您的个人信息，请妥善保管" />
        </Card>
      </Section>
    </Page>
  );
}
