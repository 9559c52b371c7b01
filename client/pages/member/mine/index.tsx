/** My own file card. */
import { View } from '@tarojs/components';
import { useRead } from '@/api/hooks';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { MemberCard } from '../parts/card';

export default function MyCard() {
  const card = useRead('member.mine', {});
  return <Page title="我的会员档案"><AsyncView result={card}>{(member) => <><MemberCard member={member} /><View className="card-note">内容有误请告知工会干事更正。</View></>}</AsyncView></Page>;
}
