/** Zip files of entries that were packed before: written in order, read back with every checksum looked at. */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export type Packed = { name: string; bytes: Buffer; size: number; crc: number };

export function pack(name: string, text: string): Packed {
  const plain = Buffer.from(text);
  return { name, bytes: deflateRawSync(plain), size: plain.length, crc: crc32(plain) };
}

const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
/** 1 January 1980: archives of one state are equal whenever they are made. */
const EPOCH = 0x0021;

const head = ({ name, bytes, size, crc }: Packed): Buffer => {
  const title = Buffer.from(name);
  const out = Buffer.alloc(26);
  [20, UTF8_NAMES, DEFLATED, 0, EPOCH].forEach((value, index) => out.writeUInt16LE(value, index * 2));
  [crc, bytes.length, size].forEach((value, index) => out.writeUInt32LE(value, 10 + index * 4));
  out.writeUInt16LE(title.length, 22);
  return Buffer.concat([out, title]);
};

/** The bytes of the whole file, part by part; `read` gives the packed bytes of an entry when its turn comes. */
export async function* write(entries: AsyncIterable<Packed> | Iterable<Packed>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for await (const entry of entries) {
    const header = head(entry);
    yield Buffer.concat([Buffer.from('504b0304', 'hex'), header, entry.bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    // The directory repeats the header, with a version before it and the offset between its sizes and its name.
    directory.push(Buffer.from('504b0102', 'hex'), Buffer.from([20, 0]), header.subarray(0, 26), rest, header.subarray(26));
    at += 4 + header.length + entry.bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  const count = directory.length / 5;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  yield Buffer.concat([listed, end]);
}

/** Entries by name, unpacked one at a time; a file that is cut or altered is refused. */
export function read(bytes: Buffer): { names: string[]; textOf: (name: string) => string } {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > bytes.length) throw new Error('这不是完整的归档文件：结尾缺失，请重新下载');
  const places = new Map<string, { at: number; packed: number; size: number; crc: number }>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32BE(at) !== 0x504b0102) throw new Error('归档文件的目录损坏，请重新下载');
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    places.set(name, {
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  const textOf = (name: string): string => {
    const place = places.get(name);
    if (!place) throw new Error(`归档里缺少「${name}」`);
    const start = place.at + 30 + bytes.readUInt16LE(place.at + 26) + bytes.readUInt16LE(place.at + 28);
    const plain = inflateRawSync(bytes.subarray(start, start + place.packed), { maxOutputLength: Math.max(1, place.size) });
    if (plain.length !== place.size || crc32(plain) !== place.crc) throw new Error(`归档里的「${name}」与校验不符，文件可能损坏或被改动`);
    return plain.toString();
  };
  return { names: [...places.keys()], textOf };
}
