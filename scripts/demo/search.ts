/** The demo data can be searched from the first moment: the index is built with the data, as the job would build it. */
import { begun, buildNext } from '../../cloudfunctions/search/indexing';
import { saveProgress } from '../../cloudfunctions/search/store';
import type { Demo } from './demo';

export async function plantSearch({ db, unions, now }: Demo): Promise<void> {
  for (const { _id: unionId } of unions) {
    let progress = begun(unionId, null, now.toISOString());
    while (progress.building) ({ progress } = await buildNext({ db }, progress));
    await saveProgress({ db }, progress);
  }
}
