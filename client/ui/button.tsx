/** Buttons: one primary action within the thumb's reach, others quiet. */
import { Button as NutButton } from '@nutui/nutui-react-taro';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { isWeapp } from '@/platform';
import { Icon, type IconName } from './icon';
import { join, named } from './name';

type ButtonProps = {
  children: string;
  onPress: () => void;
  /** `primary`: the one main thing; `quiet` (default): a border; `plain`: text only; `danger`: a step that takes something away. */
  look?: 'primary' | 'quiet' | 'plain' | 'danger';
  isPending?: boolean;
  isDisabled?: boolean;
  icon?: IconName;
  /** Small, for rows and tables; still 44 px to touch. */
  isSmall?: boolean;
  isWide?: boolean;
  /** Name for a screen reader when the text alone is not enough («提醒 内科小组»). */
  label?: string;
};

/** A button on NutUI's; a second tap while `isPending` does nothing. */
export function Button({
  children,
  onPress,
  look = 'quiet',
  isPending = false,
  isDisabled = false,
  icon,
  isSmall = false,
  isWide = false,
  label,
}: ButtonProps) {
  const isOff = isPending || isDisabled;
  const press = () => (isOff ? undefined : onPress());
  const onKeyDown = (event: { key: string; preventDefault: () => void }) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
  const keyboard = isWeapp
    ? {}
    : { tabIndex: isOff ? -1 : 0, 'aria-disabled': isOff || undefined, 'aria-busy': isPending || undefined, onKeyDown };
  return (
    <NutButton
      className={join('button', `button-${look}`, isSmall && 'button-small', isWide && 'button-wide', isOff && 'button-off')}
      disabled={isOff}
      loading={isPending}
      onClick={press}
      {...named(label ?? children, 'button')}
      {...(keyboard as object)}
    >
      <View className="button-inside">
        {icon && !isPending ? <Icon name={icon} /> : null}
        {children}
      </View>
    </NutButton>
  );
}

/** The one main action of a page: put it into `BottomBar`. */
export function PrimaryButton(props: Omit<ButtonProps, 'look' | 'isWide'>) {
  return <Button {...props} look="primary" isWide />;
}

/** The bar at the bottom, above the safe area; give it to `Page footer`. `note` says why the button is off or what will happen. */
export function BottomBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <View className="frame-footer">
      {note ? <View className="bottom-note">{note}</View> : null}
      <View className="bottom-buttons">{children}</View>
    </View>
  );
}
