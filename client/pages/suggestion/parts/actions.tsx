/** The buttons of a suggestion, as the answer's moves allow them: one that matters most at the bottom, the others above. */
import { View } from '@tarojs/components';
import type { Output } from '@/api/call';
import { useDownload } from '@/api/download';
import { useCommand } from '@/api/hooks';
import { confirm } from '@/platform';
import { BottomBar, Button, PrimaryButton } from '@/ui/button';

export type Detail = Output<'suggestion.get'>;
export type SheetName = 'assign' | 'sendBack' | 'adopt' | 'decline' | 'carryOut' | 'thank' | 'extend';
export type Opened = SheetName | null;
type Props = { suggestion: Detail; onOpen: (sheet: SheetName) => void };

const words: Record<SheetName, string> = {
  assign: '受理转办',
  adopt: '答复采纳',
  decline: '答复未采纳',
  carryOut: '登记落实',
  thank: '致谢',
  sendBack: '退回办公室',
  extend: '改期限',
};
/** The step that leads on: a department answers, the office takes up first. */
const mainOf = ({ moves, state }: Detail): SheetName | undefined =>
  (state === 'assigned' ? (['adopt'] as const) : (['assign', 'carryOut', 'thank'] as const)).find((name) => moves.includes(name));

export function MainAction({ suggestion, onOpen }: Props) {
  const { id, canSupport, hasSupported, canPrint } = suggestion;
  const support = useCommand('suggestion.support', { done: '已支持' });
  const unsupport = useCommand('suggestion.unsupport', { done: '已收回支持' });
  const certificate = useDownload('suggestion.certificate');
  const main = mainOf(suggestion);
  if (main)
    return (
      <BottomBar>
        {main === 'adopt' && suggestion.moves.includes('decline') ? (
          <Button onPress={() => onOpen('decline')}>{words.decline}</Button>
        ) : null}
        <PrimaryButton onPress={() => onOpen(main)}>{words[main]}</PrimaryButton>
      </BottomBar>
    );
  if (canPrint)
    return (
      <BottomBar>
        <PrimaryButton icon="print" isPending={certificate.isPending} onPress={() => void certificate.run({ id })}>
          打印感谢证书
        </PrimaryButton>
      </BottomBar>
    );
  if (!canSupport) return null;
  return (
    <BottomBar>
      {hasSupported ? (
        <Button isPending={unsupport.isPending} onPress={() => void unsupport.run({ id })}>
          收回支持
        </Button>
      ) : (
        <PrimaryButton icon="heart" isPending={support.isPending} onPress={() => void support.run({ id })}>
          支持
        </PrimaryButton>
      )}
    </BottomBar>
  );
}

export function Actions({ suggestion, onOpen }: Props) {
  const { id, moves, canUrge, canExtend } = suggestion;
  const urge = useCommand('suggestion.urge', { done: '已催办，部门会收到消息' });
  const withdraw = useCommand('suggestion.withdraw', { done: '已撤回' });
  const main = mainOf(suggestion);
  const others = (Object.keys(words) as SheetName[]).filter(
    (name) => name !== main && !(main === 'adopt' && name === 'decline') && (name === 'extend' ? canExtend : moves.includes(name)),
  );
  const takeBack = async () => {
    if (await confirm({ title: '撤回建议', text: '撤回后不再办理，也不能恢复；需要时可以重新提。', confirmText: '撤回' }))
      await withdraw.run({ id });
  };
  if (others.length === 0 && !canUrge && !moves.includes('withdraw')) return null;
  return (
    <View className="actions page-tools">
      {others.map((name) => (
        <Button key={name} isSmall onPress={() => onOpen(name)}>
          {name === 'assign' && suggestion.state === 'assigned' ? '改交部门' : words[name]}
        </Button>
      ))}
      {canUrge ? (
        <Button isSmall icon="clock" isPending={urge.isPending} onPress={() => void urge.run({ id })}>
          催办
        </Button>
      ) : null}
      {moves.includes('withdraw') ? (
        <Button isSmall look="danger" isPending={withdraw.isPending} onPress={() => void takeBack()}>
          撤回
        </Button>
      ) : null}
    </View>
  );
}
