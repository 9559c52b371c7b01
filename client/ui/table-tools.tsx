/** Choosing which columns a table shows; kept on this device. */
import { ChoicesField } from './choice-fields';
import { Button } from './button';
import { Form } from './form';
import { Sheet } from './sheet';

type ColumnSheetProps = {
  isOpen: boolean;
  onClose: () => void;
  /** All but the first column, which is always shown. */
  titles: string[];
  hidden: string[];
  onChange: (hidden: string[]) => void;
};

export function ColumnSheet({ isOpen, onClose, titles, hidden, onChange }: ColumnSheetProps) {
  return (
    <Sheet
      isOpen={isOpen}
      title="显示哪些列"
      onClose={onClose}
      footer={
        <Button look="primary" onPress={onClose}>
          好
        </Button>
      }
    >
      <Form>
        <ChoicesField
          label="列"
          hint="只影响这台设备；导出也按这里的列"
          options={titles.map((title) => ({ value: title, text: title }))}
          value={titles.filter((title) => !hidden.includes(title))}
          onChange={(shown) => onChange(titles.filter((title) => !shown.includes(title)))}
        />
      </Form>
    </Sheet>
  );
}
