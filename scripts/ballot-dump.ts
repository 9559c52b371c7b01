/**
 * Prints what the database holds of one ballot, as whoever administers it sees it: `MONGODB_URI=… npm run ballot:dump <ballot id> [how many]`.
 * Roll and box in the order they lie in, as they are stored: what lies in an open box is sealed and stays so here.
 */
import { readEnvironment } from '../config/environment';
import { apartFrom, connect, disconnect } from '../cloudfunctions/core/database';

type Row = Record<string, unknown>;
const SHOWN = 8;

function print(title: string, rows: Row[], total: number): void {
  console.log(`\n${title}（共 ${total} 条，按存放的先后）`);
  for (const row of rows) console.log(`  ${JSON.stringify(row)}`);
  if (total > rows.length) console.log(`  … 另有 ${total - rows.length} 条`);
}

async function main(): Promise<void> {
  const { MONGODB_URI, DATABASE } = readEnvironment();
  const [boxId = '', most = String(SHOWN)] = process.argv.slice(2);
  const apart = apartFrom((await connect(MONGODB_URI)).db(DATABASE));
  const limit = Number(most) || SHOWN;
  const box = await apart.collection<{ _id: string; state: string }>('boxes').findOne({ _id: boxId });
  if (!box) {
    console.error('没有这个票箱：请给出已经开始的投票的编号');
    process.exitCode = 1;
    return disconnect();
  }
  // No order is asked for: what is shown is the order in the file.
  const lookAt = async (name: string) => {
    const rows = (await apart.collection(name).find({ boxId }).limit(limit).toArray()) as Row[];
    return { rows, total: await apart.collection(name).countDocuments({ boxId }) };
  };
  const [rolls, slots, sheets] = [await lookAt('box_rolls'), await lookAt('box_slots'), await lookAt('box_sheets')];
  print('票箱 boxes', [box], 1);
  print('名册 box_rolls', rolls.rows, rolls.total);
  print('票位 box_slots', slots.rows, slots.total);
  print('封存的票 box_sheets', sheets.rows, sheets.total);
  const valuesOf = (rows: Row[]) => new Set(rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'string'));
  const common = [...valuesOf(rolls.rows)].filter((value) => valuesOf([...slots.rows, ...sheets.rows]).has(value));
  console.log(`\n名册与票箱共有的值：${common.map(String).join('、') || '无'}（工会与票箱的编号，每一条都一样）`);
  await disconnect();
}

void main();
