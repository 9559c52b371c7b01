/** Asks once before a step that takes something away: the consequence in words, and the reason that goes into the record. */
import { Popup } from '@nutui/nutui-react-taro';
import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { TextControl } from './control';
import { named } from './name';

type ReasonDialogProps = {
  isOpen: boolean;
  title: string;
  /** What will happen, to whom. */
  consequence: string;
  confirmText: string;
  onConfirm: (reason: string) => unknown;
  onClose: () => void;
  isPending?: boolean;
  /** What the text is: 理由 by default. */
  label?: string;
  placeholder?: string;
  max?: number;
  /** Some steps take a remark but do not need one. */
  isOptional?: boolean;
  look?: 'danger' | 'primary';
};

/** Opens from the bottom; the typed reason stays while it is closed by mistake. Close it yourself when `onConfirm` succeeded. */
export function ReasonDialog({
  isOpen,
  title,
  consequence,
  confirmText,
  onConfirm,
  onClose,
  isPending,
  label = '理由',
  placeholder,
  max = 200,
  isOptional,
  look = 'danger',
}: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  useEscape(isOpen, onClose);
  const isMissing = !isOptional && reason.trim() === '';
  return (
    <Popup visible={isOpen} position="bottom" round onClose={onClose} className="sheet-popup">
      <View className="sheet" {...named(title, 'dialog')}>
        <View className="sheet-title">{title}</View>
        <View className="sheet-text">{consequence}</View>
        {isOpen ? (
          <TextControl label={label} value={reason} onChange={setReason} placeholder={placeholder ?? `请写明${label}`} max={max} rows={3} />
        ) : null}
        <View className="bottom-buttons">
          {/* Beside «取消报名» a second 取消 would leave open which of them cancels what. */}
          <Button onPress={onClose}>{confirmText.startsWith('取消') ? '先不取消' : '取消'}</Button>
          <Button look={look} isDisabled={isMissing} isPending={isPending} onPress={() => onConfirm(reason.trim())}>
            {confirmText}
          </Button>
        </View>
      </View>
    </Popup>
  );
}

function useEscape(isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen || process.env.TARO_ENV === 'weapp') return undefined;
    const listen = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isOpen, onClose]);
}
