/** Lists of entry numbers in few bytes: ascending, each kept as the distance from the one before, seven bits a byte. */

export function packNumbers(numbers: number[]): Buffer {
  const bytes: number[] = [];
  let before = 0;
  for (const number of numbers) {
    let distance = number - before;
    while (distance > 127) {
      bytes.push((distance & 127) | 128);
      distance >>>= 7;
    }
    bytes.push(distance);
    before = number;
  }
  return Buffer.from(bytes);
}

export function unpackNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let [before, distance, shift] = [0, 0, 0];
  for (const byte of bytes) {
    distance |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    before += distance;
    numbers.push(before);
    [distance, shift] = [0, 0];
  }
  return numbers;
}
