/** The chat app's phone button: it alone may ask for the number, and brings a one-time code for it. A played phone has one too. */
import { Button as AppButton, View } from '@tarojs/components';
import { isWeapp, playedPhoneButton, toast } from '@/platform';
import { Button } from '@/ui/button';

export function PhoneButton({ isPending, onCode }: { isPending: boolean; onCode: (code: string) => void }) {
  const taken = (code: string | null | undefined) => (code ? onCode(code) : toast('没有取得手机号，可以填姓名和末六位请干事核对'));
  return (
    <View className="page-tools">
      {isWeapp ? (
        <AppButton
          className="button button-quiet"
          openType="getPhoneNumber"
          disabled={isPending}
          onGetPhoneNumber={({ detail }) => taken((detail as { code?: string }).code)}
        >
          用我的手机号绑定
        </AppButton>
      ) : (
        <Button icon="phone" isPending={isPending} onPress={() => void playedPhoneButton().then(taken)}>
          用我的手机号绑定
        </Button>
      )}
    </View>
  );
}
