/** Bars of the bottom that several pages have alike: beginning something new, and telling results. */
import { confirm, go } from '@/platform';
import { BottomBar, Button, PrimaryButton } from './button';

/** `footer={canWrite ? <NewBar text="写一份问卷" page="/pages/survey/edit/index" /> : null}` */
export const NewBar = ({ text, page }: { text: string; page: string }) => (
  <BottomBar>
    <PrimaryButton icon="plus" onPress={() => go(page)}>
      {text}
    </PrimaryButton>
  </BottomBar>
);

type ResultsBarProps = {
  /** Of the paper that the server makes: «生成 PDF». */
  exportText: string;
  onExport: () => void;
  isExporting: boolean;
  /** Left out once the results are told, or for whom it is not to do. */
  onTell?: () => Promise<unknown>;
  isTelling: boolean;
  /** «参加评议的人» */
  audience: string;
};

/** Results of something closed: on paper, and told to those concerned after one question. */
export function ResultsBar({ exportText, onExport, isExporting, onTell, isTelling, audience }: ResultsBarProps) {
  const tell = async () => {
    if (await confirm({ title: '公布结果', text: `结果会告知${audience}，公布后不再改。`, confirmText: '公布' })) await onTell?.();
  };
  return (
    <BottomBar>
      <Button icon="download" isPending={isExporting} onPress={onExport}>
        {exportText}
      </Button>
      {onTell ? (
        <PrimaryButton isPending={isTelling} onPress={() => void tell()}>
          公布结果
        </PrimaryButton>
      ) : null}
    </BottomBar>
  );
}
