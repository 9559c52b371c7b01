/** The member's card with its code, renewed by the clock; shown to an officer or at a station. */
import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { memberLifecycle } from '../../../../types/member/lifecycle';
import { useRead } from '@/api/hooks';
import { Card, Facts } from '@/ui/card';
import { Page } from '@/ui/page';
import { QrCode } from '@/ui/qr-code';
import { AsyncView } from '@/ui/states';
import { Avatar, StatusTag } from '@/ui/tag';
import { sayFullDay } from '@/ui/time';

export default function MemberCardPage() {
  const card = useRead('member.card', {}, { staleTime: 0 });
  const { data, refetch } = card;
  useEffect(() => {
    if (!data) return undefined;
    const timer = setTimeout(() => void refetch(), Math.max(1000, Date.parse(data.renewsAt) - Date.now() + 200));
    return () => clearTimeout(timer);
  }, [data, refetch]);
  return (
    <Page title="会员卡">
      <AsyncView result={card}>
        {({ name, unionName, groupName, number, state, joinedOn, code }) => (
          <Card>
            <View className="person">
              <Avatar name={name} size={56} />
              <View>
                <View className="person-name">{name}</View>
                <View className="card-note">{`${unionName} · ${groupName}`}</View>
              </View>
            </View>
            <View className="tags">
              <StatusTag lifecycle={memberLifecycle} state={state} />
            </View>
            <View className="gap" />
            <View className="centred">
              <QrCode text={code} label="会员码" size={240} />
              <View className="card-note">会员码每半分钟一换，请当面出示，截图无效</View>
            </View>
            <View className="gap" />
            <Facts
              items={[
                ['会员编号', number],
                ['入会日期', joinedOn ? sayFullDay(joinedOn) : '未登记'],
              ]}
            />
          </Card>
        )}
      </AsyncView>
    </Page>
  );
}
