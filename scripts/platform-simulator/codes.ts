/** Mini-program codes without a limit: a picture, or an error as JSON. The picture is an ordinary code that says page and scene. */
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { trouble, type Endpoint } from './world';

const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]+$/;
const VERSIONS = ['release', 'trial', 'develop'];

export const unlimitedCode: Endpoint = (world, { body }) => {
  if (!body) return trouble(47001, 'data format error');
  const { scene, page = '', check_path: isChecked = true, env_version: version = 'release', width = 430 } = body;
  if (typeof scene !== 'string' || scene.length === 0 || scene.length > 32)
    return trouble(40169, 'invalid length for scene, or the data is not json string');
  if (!SCENE.test(scene)) return trouble(40129, 'invalid scene');
  if (!VERSIONS.includes(String(version))) return trouble(40097, 'invalid args');
  if (typeof width !== 'number' || width < 280 || width > 1280) return trouble(40097, 'invalid args');
  const isKnown = page === '' || !isChecked || !world.pages || world.pages.has(String(page));
  if (String(page).startsWith('/') || String(page).includes('?') || !isKnown) return trouble(41030, 'invalid page');
  return { picture: pictureOf(`${String(page)}?scene=${encodeURIComponent(scene)}`, width) };
};

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/** Grey, eight bits a point, at the width asked for. */
function pictureOf(text: string, width: number): Buffer {
  const { data, size } = encode(text, { border: 2 });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(width, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(width * (width + 1));
  const at = (point: number) => Math.min(size - 1, Math.floor((point * size) / width));
  for (let y = 0; y < width; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = data[at(y)]![at(x)] ? 0 : 255;
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
