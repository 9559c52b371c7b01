/** How a form of a new or a changed record ends, once for all of them. */
import { useState } from 'react';
import { replace } from '@/platform';
import type { CallError } from './call';

type SavingOptions = {
  /** The command in use: `id ? update : create`. */
  command: { error: CallError | null; isPending: boolean };
  /** Of `useDraft`. */
  clear: () => void;
  /** The record's own page. */
  page: string;
};

/**
 * `const { save, error, isPending } = useSaving({ command: id ? update : create, clear, page })`, then
 * `void save(id ? update.run({ id, ...input }) : create.run(input))`: once it worked, the draft is dropped and the record's page
 * stands in place of the form. The button stays busy until it does, so that a second tap writes no second record.
 */
export function useSaving({ command, clear, page }: SavingOptions) {
  const [isSaved, setSaved] = useState(false);
  const save = async (sent: Promise<{ id: string } | null>): Promise<boolean> => {
    const saved = await sent;
    if (!saved) return false;
    setSaved(true);
    clear();
    replace(page, { id: saved.id });
    return true;
  };
  return { save, error: command.error, isPending: command.isPending || isSaved };
}
