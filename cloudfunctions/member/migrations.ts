/** Brings rosters of the first releases under seal: phones stood there in the open. */
import type { Db } from 'mongodb';
import type { Migration } from '../core/set-up';
import { sealNew } from './sensitive';
import type { Member } from './store';

type Old = Member & { phone?: string | null };
const AT_A_TIME = 1000;
const OLD_INDEX = 'unionId_1_phone_1';

/** In pieces; what is done is not found again. */
async function sealPlainNumbers(db: Db): Promise<void> {
  const members = db.collection<Old>('members');
  for (;;) {
    const found = await members
      .find({ phone: { $exists: true } })
      .limit(AT_A_TIME)
      .toArray();
    if (found.length === 0) break;
    const sealed = await sealNew({ db }, found);
    await members.bulkWrite(
      sealed.map(({ _id, sealed: texts = {}, sealedWith = null, phoneMark = null }) => ({
        updateOne: { filter: { _id }, update: { $set: { sealed: texts, sealedWith, phoneMark }, $unset: { phone: '' } } },
      })) as Parameters<typeof members.bulkWrite>[0],
    );
  }
  const kept = await members.listIndexes().toArray();
  if (kept.some(({ name }) => name === OLD_INDEX)) await members.dropIndex(OLD_INDEX);
}

export const membersSealed: Migration = { version: 2, name: 'members-sealed', up: sealPlainNumbers };
