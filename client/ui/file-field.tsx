/** A file: chosen, sent at once with progress, then known by its id. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { chooseFile, uploadFile, type UploadedFile } from '@/platform';
import { errorCodes } from '../../types/errors';
import { Button } from './button';
import { Field, type FieldProps } from './form';
import { Icon } from './icon';
import { Press } from './press';
import { ProgressBar } from './figures';

const MAX_BYTES = 10 * 1024 * 1024;
export const saySize = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

/** `accept` as in HTML, e.g. `.xlsx`; the value is the stored file, null while none. At most 10 MB. */
export function FileField({ accept, ...field }: FieldProps<UploadedFile | null> & { accept: string }) {
  const [percent, setPercent] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const choose = async () => {
    const picked = await chooseFile(accept);
    if (!picked) return;
    if (picked.size > MAX_BYTES) return setTrouble(`文件有 ${saySize(picked.size)}，不能超过 10 MB，请拆分或压缩后再传`);
    setTrouble(null);
    setPercent(0);
    const envelope = await uploadFile(picked, setPercent).catch(() => ({
      ok: false as const,
      error: { message: errorCodes.UNAVAILABLE.message },
    }));
    setPercent(null);
    if (envelope.ok) field.onChange(envelope.data);
    else setTrouble(envelope.error.message);
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
