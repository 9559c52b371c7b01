/** One member's file card, and the moves of membership an officer may make. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Input } from '@/api/call';
import { useCan, useCommand, useRead } from '@/api/hooks';
import { go, useRouteParams } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';
import { Section } from '@/ui/card';
import { Page } from '@/ui/page';
import { ReasonDialog } from '@/ui/reason-dialog';
import { AsyncView } from '@/ui/states';
import { FileCard, type MemberCard } from '../parts/file-card';
import { Review } from '../parts/review';

type Move = Input<'member.move'>['move'];
/** What each move is called and what it brings. */
const moves: Record<Move, { text: string; outcome: string }> = {
  retain: { text: '保留会籍', outcome: '不再列入在册名单，仍可登录，回来后可恢复；担任的职务要另行免去。' },
  retire: { text: '退休', outcome: '转为退休会员，不再列入在册名单，仍可登录；担任的职务要另行免去。' },
  restore: { text: '恢复在册', outcome: '重新列入在册名单。' },
  readmit: { text: '重新入会', outcome: '恢复为在册会员，原来的档案和沿革接着用。' },
  leave: { text: '离会', outcome: '担任的职务随之免去，所有设备退出登录；以后可以重新申请入会。' },
};

export default function MemberDetail() {
  const { id = '' } = useRouteParams();
  const record = useRead('member.get', { id });
  const canEdit = useCan('member.update');
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
          <>
            <FileCard member={member} />
            <Moves member={member} />
          </>
        )}
      </AsyncView>
    </Page>
  );
}

function Moves({ member: { id, name, moves: allowed } }: { member: MemberCard }) {
  const [asked, setAsked] = useState<Move | null>(null);
  const command = useCommand('member.move', { done: '已办理' });
  const offered = (Object.keys(moves) as Move[]).filter((move) => allowed.includes(move));
  if (allowed.includes('approve'))
    return (
      <Section title="审核入会申请">
        <Review id={id} name={name} />
      </Section>
    );
  if (offered.length === 0) return null;
  const act = async (reason: string) => {
    if (asked && (await command.run({ id, move: asked, reason }))) setAsked(null);
  };
  return (
    <Section title="会籍变动">
      <View className="page-tools">
        {offered.map((move) => (
          <Button key={move} isSmall onPress={() => setAsked(move)}>
            {moves[move].text}
          </Button>
        ))}
      </View>
      <ReasonDialog
        isOpen={asked !== null}
        title={asked ? moves[asked].text : ''}
        consequence={asked ? `${name}：${moves[asked].outcome}` : ''}
        confirmText="办理"
        look={asked === 'restore' ? 'primary' : 'danger'}
        isPending={command.isPending}
        onConfirm={(reason) => void act(reason)}
        onClose={() => setAsked(null)}
      />
    </Section>
  );
}
