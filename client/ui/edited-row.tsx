/** One row of a list that is written row by row: its own card with a name, its fields, and the way to take it out. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from './button';
import { Card } from './card';

type EditedRowProps = {
  /** «第 2 位委员»; also said by the button that takes it out. */
  title: string;
  /** Without it the row stays, e.g. the last one of a list that must have one. */
  onRemove?: () => void;
  /** Fields, laid out as in a form. */
  children: ReactNode;
};

/** `<EditedRow title={`材料 ${index + 1}`} onRemove={() => setItems(without(items, index))}>…fields…</EditedRow>` */
export const EditedRow = ({ title, onRemove, children }: EditedRowProps) => (
  <Card className="field-full">
    <View className="card-head edited-head">
      <View className="card-title">{title}</View>
      {onRemove ? (
        <Button isSmall look="plain" label={`去掉${title}`} onPress={onRemove}>
          去掉
        </Button>
      ) : null}
    </View>
    <View className="form">{children}</View>
  </Card>
);
