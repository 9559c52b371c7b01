/** A sheet from the bottom for a small form or a choice that does not deserve its own page. */
import { Popup } from '@nutui/nutui-react-taro';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import { named } from './name';
import { Press } from './press';

/** Keep `isOpen` in the page's state; content is drawn only while open. */
export function Sheet({
  isOpen,
  title,
  onClose,
  children,
  footer,
}: {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <Popup visible={isOpen} position="bottom" round onClose={onClose} className="sheet-popup">
      <View className="sheet" {...named(title, 'dialog')}>
        <View className="sheet-head">
          <View className="sheet-title">{title}</View>
          <Press className="search-clear" label="关闭" onPress={onClose}>
            <Icon name="close" size={20} />
          </Press>
        </View>
        {isOpen ? <View className="sheet-body">{children}</View> : null}
        {footer ? <View className="bottom-buttons">{footer}</View> : null}
      </View>
    </Popup>
  );
}
