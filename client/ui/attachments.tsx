/** The files of a record: pictures as small ones that open large, everything else as rows to open. */
import { Image, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { isWeapp, openFile, pictureSource, toast } from '@/platform';
import type { Attachment } from '../../types/file/contract';
import { saySize } from './file-size';
import { Icon } from './icon';
import { named } from './name';
import { Press } from './press';

const isPicture = ({ type }: Attachment) => type === 'png' || type === 'jpg';
const show = (file: Attachment) => void openFile(file).catch((error: Error) => toast(error.message || '文件打不开，请稍后再试'));

/** `<Attachments files={data.files} />`; nothing when there are none. */
export function Attachments({ files }: { files: Attachment[] }) {
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  if (files.length === 0) return null;
  return (
    <View className="attachments">
      {pictures.length > 0 ? (
        <View className="pictures" {...named('图片', 'list')}>
          {pictures.map((file) => (
            <Press key={file.id} className="picture-press" label={`查看图片 ${file.name}`} onPress={() => show(file)}>
              <Picture url={file.thumbUrl ?? file.url} label={file.name} className="picture" />
            </Press>
          ))}
        </View>
      ) : null}
      {others.map((file) => (
        <Press key={file.id} className="file" label={`打开 ${file.name}`} onPress={() => show(file)}>
          <Icon name="file" />
          <View className="file-name">{file.name}</View>
          <View className="file-size">{saySize(file.size)}</View>
        </Press>
      ))}
    </View>
  );
}

type PictureProps = {
  /** A signed address of ours. */
  url: string;
  /** What it shows, for a screen reader. */
  label: string;
  className?: string;
};

/** A picture of ours; in the chat app it is brought to the device first. */
export function Picture({ url, label, className }: PictureProps) {
  const [source, setSource] = useState(isWeapp ? '' : url);
  useEffect(() => {
    let isShown = true;
    void pictureSource(url)
      .then((path) => (isShown ? setSource(path) : undefined))
      .catch(() => undefined);
    return () => {
      isShown = false;
    };
  }, [url]);
  if (!isWeapp) return <img className={className} src={url} alt={label} loading="lazy" />;
  return source ? <Image className={className} src={source} mode="aspectFill" {...named(label, 'img')} /> : <View className={className} />;
}
