/** One member's file card, what may be opened, and what an officer may do. */
import { View } from '@tarojs/components';
import { useCan, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, PrimaryButton } from '@/ui/button';
import { Card, Facts, Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { AsyncView } from '@/ui/states';
import { When } from '@/ui/when';
import { FileCard, History, type MemberCard } from '../parts/file-card';
import { LoginCode } from '../parts/login-code';
import { Moves } from '../parts/moves';
import { Review } from '../parts/review';

export default function MemberDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('member.get', { id });
  const canEdit = useCan('member.update') && record.data?.state !== 'erased';
  const footer =
    canEdit && record.data ? (
      <BottomBar>
        <PrimaryButton icon="edit" onPress={() => go('/pages/member/edit/index', { id })}>
          修改资料
        </PrimaryButton>
      </BottomBar>
    ) : null;
  return (
    <Page title="会员档案" footer={footer}>
      <AsyncView result={record}>
        {(member) => (
          <View className="split">
            <View>
              <FileCard member={member} />
            </View>
            <View>
              <Application member={member} />
              <Moves member={member} />
              {['active', 'retained', 'retired'].includes(member.state) ? <LoginCode id={member.id} name={member.name} /> : null}
              <History member={member} />
            </View>
          </View>
        )}
      </AsyncView>
    </Page>
  );
}

function Application({ member: { id, name, moves, application } }: { member: MemberCard }) {
  if (!application && !moves.includes('approve')) return null;
  return (
    <Section title="入会申请">
      {application ? (
        <Card>
          <Facts
            items={[
              ['申请时间', <When key="at" at={application.appliedAt} />],
              ['同意的说明', application.consentVersion ? `${application.consentVersion} 版` : '未记录'],
              ['核对', application.isBeingChecked ? '号码与已有会员相同，请先在「疑似重复」里处理' : null],
            ]}
          />
        </Card>
      ) : null}
      {moves.includes('approve') ? <Review id={id} name={name} /> : null}
    </Section>
  );
}
