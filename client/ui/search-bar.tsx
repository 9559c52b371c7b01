/** A search field that waits until the person pauses. */
import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { LineControl } from './control';
import { Icon } from './icon';
import { Press } from './press';

const PAUSE_MS = 350;

/** Calls `onSearch` when typing pauses, at once on Enter and when cleared. */
export function SearchBar({
  value,
  onSearch,
  placeholder = '搜索',
}: {
  value: string;
  onSearch: (text: string) => void;
  placeholder?: string;
}) {
  const [text, setText] = useState(value);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => search.current(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  const clear = () => {
    setText('');
    search.current('');
  };
  return (
    <View className="search-bar">
      <Icon name="search" />
      <LineControl
        label={placeholder}
        placeholder={placeholder}
        type="search"
        value={text}
        onChange={setText}
        onDone={() => search.current(text.trim())}
        max={60}
      />
      {text ? (
        <Press className="search-clear" label="清除搜索" onPress={clear}>
          <Icon name="close" size={18} />
        </Press>
      ) : null}
    </View>
  );
}
