/** Work in steps: where one stands, what comes, and at the end a bar that moves while the page may be left. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { go } from '@/platform';
import { Button } from './button';
import { Card } from './card';
import { ProgressBar } from './figures';
import { join, named } from './name';
import { Page } from './page';

type WizardProps = {
  title: string;
  /** Names of the steps, two to five. */
  steps: string[];
  /** Which step is now, from 0; `steps.length` when all is done. */
  now: number;
  footer?: ReactNode;
  children: ReactNode;
};

/** `<Wizard title="导入名册" steps={['填写', '选择文件', '核对', '写入']} now={2} footer={<BottomBar …/>}>…</Wizard>` */
export function Wizard({ title, steps, now, footer, children }: WizardProps) {
  return (
    <Page title={title} width="full" footer={footer}>
      <View
        className="wizard"
        {...named(`共${steps.length}步，现在第${Math.min(now + 1, steps.length)}步：${steps[Math.min(now, steps.length - 1)]}`, 'list')}
      >
        {steps.map((step, index) => (
          <View
            key={step}
            className={join('wizard-step', index < now && 'wizard-done', index === now && 'wizard-now')}
            {...named(undefined, 'listitem')}
          >
            <View className="wizard-mark">{index < now ? '✓' : String(index + 1)}</View>
            <View className="wizard-name">{step}</View>
          </View>
        ))}
      </View>
      {children}
    </Page>
  );
}

type RunningProps = {
  /** What is being done, e.g. «正在导入». */
  title: string;
  done: number;
  total: number;
  /** What is counted, e.g. «行». */
  unit: string;
  /** What happens when something fails in the middle. */
  note?: string;
};

/** The last step under way. Leaving does not stop it; the strip on every page leads back. */
export const WizardRunning = ({ title, done, total, unit, note = '中途出错时一行也不会写入。' }: RunningProps) => (
  <>
    <Card>
      <View className="card-title">{title}</View>
      <ProgressBar label={title} value={done} total={total} text={total > 0 ? `${done}/${total} ${unit}` : '正在核对'} />
      <View className="card-note">{`可以离开这一页，工作会继续；每一页上方的「正在进行」可随时回来看结果。${note}`}</View>
    </Card>
    <View className="actions">
      <Button onPress={() => go('/pages/home/index')}>先去首页</Button>
    </View>
  </>
);
