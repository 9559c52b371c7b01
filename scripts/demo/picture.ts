/** Pictures for the demo data, drawn by arithmetic: a sky, hills and a sun, as PNG. No photograph of anybody is needed. */
import { crc32, deflateSync } from 'node:zlib';

type Colour = [red: number, green: number, blue: number];
export type Scene = { sky: Colour; ground: Colour; sun: Colour; phase: number };

export const scenes: Record<'morning' | 'autumn' | 'winter' | 'evening', Scene> = {
  morning: { sky: [186, 216, 240], ground: [74, 140, 108], sun: [255, 236, 179], phase: 0.4 },
  autumn: { sky: [246, 222, 190], ground: [190, 104, 52], sun: [255, 196, 96], phase: 1.7 },
  winter: { sky: [214, 226, 238], ground: [150, 170, 190], sun: [255, 250, 236], phase: 2.9 },
  evening: { sky: [92, 84, 140], ground: [40, 46, 84], sun: [250, 160, 120], phase: 4.2 },
};

const WIDTH = 640;
const HEIGHT = 360;

const mixed = (from: Colour, to: Colour, share: number): Colour =>
  [0, 1, 2].map((at) => from[at]! + (to[at]! - from[at]!) * share) as Colour;

function colourAt(x: number, y: number, { sky, ground, sun, phase }: Scene): Colour {
  const distance = Math.hypot(x - WIDTH * 0.72, y - HEIGHT * 0.3);
  const hill = (layer: number) => HEIGHT * (0.55 + layer * 0.13) + Math.sin(x / (90 - layer * 12) + phase + layer * 2) * (34 - layer * 6);
  for (const layer of [2, 1, 0]) if (y > hill(layer)) return mixed(ground, sky, 0.45 - layer * 0.2);
  if (distance < 34) return sun;
  return mixed(sky, [255, 255, 255], (y / HEIGHT) * 0.6);
}

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

export function pictureOf(scene: Scene): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) rows.set(colourAt(x, y, scene).map(Math.round), y * (WIDTH * 3 + 1) + 1 + x * 3);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
