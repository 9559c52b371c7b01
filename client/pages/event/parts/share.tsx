/** Telling others of an event: a card in the chat app, an address to copy in the browser. */
import { View } from '@tarojs/components';
import { addressOf, copyText, isWeapp, webAddress } from '@/platform';
import { Button } from '@/ui/button';
import { sayMoment } from '@/ui/time';
import type { Detail } from './filled';

export const shareTitle = (event: Detail | undefined) =>
  event ? `${event.title}，${sayMoment(event.startsAt)}，${event.place}` : '工会活动';

/** In the chat app the card is in the menu of the page; here only what the menu cannot do. */
export function ShareButton({ event }: { event: Detail }) {
  if (isWeapp) return null;
  const address = webAddress(addressOf('/pages/event/detail/index', { id: event.id }));
  return (
    <View className="actions">
      <Button onPress={() => void copyText(`${shareTitle(event)}\n${address}`)}>复制活动链接</Button>
    </View>
  );
}
