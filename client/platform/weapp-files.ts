/** Files in the chat app: read piece by piece through function calls, kept on the device, shown by the app itself. */
import Taro from '@tarojs/taro';
import type { Envelope } from '../../types/errors';
import type { PickedFile } from './kinds';

type Call = (operation: string, input: unknown) => Promise<Envelope<unknown>>;
type Piece = { content: string; pieces: number };

/** `/files/<id>?expires=…&signature=…[&thumbnail=1]` taken apart. */
function partsOf(url: string) {
  const [path = '', query = ''] = url.split('?');
  const values = Object.fromEntries(query.split('&').map((pair) => pair.split('=', 2) as [string, string]));
  return {
    id: path.split('/').pop()!,
    expires: Number(values.expires),
    signature: values.signature ?? '',
    isThumbnail: values.thumbnail === '1',
  };
}

/** Brings a file of ours to the device and answers its path; what was brought before is taken from there. */
export const fetchWith =
  (call: Call) =>
  async (url: string, name = ''): Promise<string> => {
    const { id, expires, signature, isThumbnail } = partsOf(url);
    const path = `${Taro.env.USER_DATA_PATH}/${id}${isThumbnail ? '-small' : ''}${name ? `-${name}` : '.jpg'}`;
    const files = Taro.getFileSystemManager();
    try {
      files.accessSync(path);
      return path;
    } catch {
      // Not here yet.
    }
    let pieces = 1;
    for (let piece = 0; piece < pieces; piece += 1) {
      const envelope = await call('file.read', { id, expires, signature, piece, ...(isThumbnail ? { isThumbnail } : {}) });
      if (!envelope.ok) throw new Error(envelope.error.message);
      const answer = envelope.data as Piece;
      pieces = answer.pieces;
      if (piece === 0) files.writeFileSync(path, answer.content, 'base64');
      else files.appendFileSync(path, answer.content, 'base64');
    }
    return path;
  };

export const openWith =
  (fetch: (url: string, name?: string) => Promise<string>) =>
  async ({ name, url, type }: { name: string; url: string; type: string }): Promise<void> => {
    const path = await fetch(url, name);
    if (type === 'png' || type === 'jpg') await Taro.previewImage({ urls: [path] });
    else await Taro.openDocument({ filePath: path, showMenu: true }).catch(() => Taro.shareFileMessage({ filePath: path, fileName: name }));
  };

const isPicture = (name: string) => /\.(png|jpe?g|heic|webp|bmp)$/i.test(name);

export async function shrink(file: PickedFile): Promise<PickedFile> {
  if (!isPicture(file.name)) return file;
  try {
    const files = Taro.getFileSystemManager();
    const [large, small] = [1600, 320].map((compressedWidth) =>
      Taro.compressImage({ src: file.source as string, quality: 80, compressedWidth } as Taro.compressImage.Option),
    );
    const source = (await large!).tempFilePath;
    const thumbnail = files.readFileSync((await small!).tempFilePath, 'base64') as string;
    const { size } = files.statSync(source) as { size: number };
    return { name: `${file.name.replace(/\.[^.]*$/, '')}.jpg`, size, source, ...(thumbnail.length <= 140_000 ? { thumbnail } : {}) };
  } catch {
    return file;
  }
}
