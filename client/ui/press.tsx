/** Anything that can be tapped: in the browser it is also reached by Tab and answers Enter and Space. */
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { isWeapp } from '@/platform';
import { join, named } from './name';

type PressProps = {
  onPress?: () => void;
  /** Name for a screen reader; leave out when the visible text says it. */
  label?: string;
  role?: 'button' | 'link' | 'tab' | 'checkbox' | 'radio' | 'switch' | 'menuitem' | 'option' | 'gridcell';
  isDisabled?: boolean;
  /** For tab, radio, checkbox, switch, option: whether it is on. */
  isOn?: boolean;
  isExpanded?: boolean;
  className?: string;
  /** For moving the keyboard's place there. */
  id?: string;
  /** False where arrows, not Tab, lead here (all but one day of a grid). */
  isTabStop?: boolean;
  children?: ReactNode;
};

/** A tappable area of at least 44 px; give `onPress` and, where the content is not text, `label`. */
export function Press({
  onPress,
  label,
  role = 'button',
  isDisabled = false,
  isOn,
  isExpanded,
  className,
  id,
  isTabStop = true,
  children,
}: PressProps) {
  const press = () => (isDisabled ? undefined : onPress?.());
  const keyboard = isWeapp ? {} : keyboardProps(press, role, isTabStop && !isDisabled, isDisabled, isOn, isExpanded);
  return (
    <View
      id={id}
      className={join('press', isDisabled && 'press-off', className)}
      hoverClass={isDisabled ? 'none' : 'press-down'}
      onClick={press}
      {...named(label, role)}
      {...keyboard}
    >
      {children}
    </View>
  );
}

function keyboardProps(press: () => void, role: string, isTabStop: boolean, isDisabled: boolean, isOn?: boolean, isExpanded?: boolean) {
  const state = isOn === undefined ? {} : { [['tab', 'option', 'gridcell'].includes(role) ? 'aria-selected' : 'aria-checked']: isOn };
  const onKeyDown = (event: { key: string; target: unknown; currentTarget: unknown; preventDefault: () => void }) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    press();
  };
  const expanded = isExpanded === undefined ? {} : { 'aria-expanded': isExpanded };
  return { tabIndex: isTabStop ? 0 : -1, 'aria-disabled': isDisabled || undefined, onKeyDown, ...state, ...expanded } as object;
}
