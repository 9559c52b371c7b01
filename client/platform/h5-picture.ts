/** Pictures made smaller in the browser before they travel: a phone's photo of 8 MB becomes some hundred KB. */
import type { PickedFile } from './kinds';

const LARGE = 1600;
const SMALL = 320;
/** A picture this small travels as it is. */
const LIGHT_BYTES = 400 * 1024;

/** Draws the picture at most `most` pixels wide and high; JPEG has no transparency, so it stands on white. */
function draw(picture: ImageBitmap, most: number): HTMLCanvasElement {
  const scale = Math.min(1, most / Math.max(picture.width, picture.height));
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.round(picture.width * scale),
    height: Math.round(picture.height * scale),
  });
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const jpegOf = (canvas: HTMLCanvasElement) => new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));

export async function shrink(file: PickedFile): Promise<PickedFile> {
  const source = file.source as File;
  if (!source.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(source).catch(() => null);
  if (!picture) return file;
  const thumbnail = draw(picture, SMALL).toDataURL('image/jpeg', 0.75).split(',')[1]!;
  const isLight = file.size <= LIGHT_BYTES && Math.max(picture.width, picture.height) <= LARGE;
  const small = isLight ? null : await jpegOf(draw(picture, LARGE));
  picture.close();
  if (!small || small.size >= file.size) return { ...file, thumbnail };
  return { name: `${file.name.replace(/\.[^.]*$/, '')}.jpg`, size: small.size, source: small, thumbnail };
}
