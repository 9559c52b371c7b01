/** A file: chosen, sent at once with progress, then known by its id. */
import { View } from '@tarojs/components';
import type { UploadedFile } from '@/platform';
import { Button } from './button';
import { useSending } from './files-field';
import { Field, type FieldProps } from './form';
import { Icon } from './icon';
import { Press } from './press';
import { ProgressBar } from './figures';
import { saySize } from './file-size';

/** `accept` as in HTML, e.g. `.xlsx`; the value is the stored file, null while none. At most 10 MB. */
export function FileField({ accept, ...field }: FieldProps<UploadedFile | null> & { accept: string }) {
  const { send, percent, trouble } = useSending(accept);
  const choose = async () => {
    const sent = await send();
    if (sent) field.onChange(sent);
  };
  return (
    <Field {...field} hint={trouble ?? field.hint} isFull>
      {() =>
        percent !== null ? (
          <ProgressBar value={percent} total={100} label="上传进度" />
        ) : field.value ? (
          <View className="file">
            <Icon name="file" />
            <View className="file-name">{`${field.value.name}（${saySize(field.value.size)}）`}</View>
            <Press label={`移除${field.value.name}`} className="search-clear" onPress={() => field.onChange(null)}>
              <Icon name="close" size={18} />
            </Press>
          </View>
        ) : (
          <Button icon="upload" onPress={() => void choose()} label={`${field.label}：选择文件`}>
            选择文件
          </Button>
        )
      }
    </Field>
  );
}
