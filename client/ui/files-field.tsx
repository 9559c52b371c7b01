/** Several files of a record: chosen one after another, pictures made smaller, each sent at once. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { chooseFile, shrinkPicture, uploadFile, type UploadedFile } from '@/platform';
import { errorCodes } from '../../types/errors';
import { Button } from './button';
import { MAX_BYTES, saySize } from './file-size';
import { ProgressBar } from './figures';
import { Field, type FieldProps } from './form';
import { Icon } from './icon';
import { Press } from './press';

type FilesFieldProps = FieldProps<UploadedFile[]> & {
  /** As in HTML, e.g. `image/*,.pdf,.xlsx,.docx`. */
  accept: string;
  max?: number;
};

/** The value are the stored files in their order; send `value.map(({ id }) => id)`. */
export function FilesField({ accept, max = 9, ...field }: FilesFieldProps) {
  const { value, onChange, label } = field;
  const { send, percent, trouble } = useSending(accept);
  const add = async () => {
    const sent = await send();
    if (sent) onChange([...value, sent]);
  };
  return (
    <Field {...field} hint={trouble ?? field.hint} isFull>
      {() => (
        <View className="files">
          {value.map((file) => (
            <View className="file" key={file.id}>
              <Icon name="file" />
              <View className="file-name">{`${file.name}（${saySize(file.size)}）`}</View>
              <Press label={`移除${file.name}`} className="search-clear" onPress={() => onChange(value.filter(({ id }) => id !== file.id))}>
                <Icon name="close" size={18} />
              </Press>
            </View>
          ))}
          {percent !== null ? (
            <ProgressBar value={percent} total={100} label="上传进度" />
          ) : value.length < max ? (
            <Button icon="upload" onPress={() => void add()} label={`${label}：添加文件`}>
              {value.length === 0 ? '添加文件' : '再加一个'}
            </Button>
          ) : null}
        </View>
      )}
    </Field>
  );
}

/** Choosing and sending one file, with its progress and what went wrong. */
export function useSending(accept: string) {
  const [percent, setPercent] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const send = async (): Promise<UploadedFile | null> => {
    const chosen = await chooseFile(accept);
    if (!chosen) return null;
    setTrouble(null);
    setPercent(0);
    const picked = await shrinkPicture(chosen);
    const envelope =
      picked.size > MAX_BYTES
        ? { ok: false as const, error: { message: `文件有 ${saySize(picked.size)}，不能超过 10 MB，请拆分或压缩后再传` } }
        : await uploadFile(picked, setPercent).catch(() => ({ ok: false as const, error: { message: errorCodes.UNAVAILABLE.message } }));
    setPercent(null);
    if (envelope.ok) return envelope.data;
    setTrouble(envelope.error.message);
    return null;
  };
  return { send, percent, trouble };
}
