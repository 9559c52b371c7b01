/** Papers made by the server: an export command answers a file, which is then saved or shown. */
import { openFile } from '@/platform';
import type { Attachment } from '../../types/file/contract';
import type { Input, OperationName, Output } from './call';
import { useCommand } from './hooks';

/** Operations that answer a paper. */
type Export = { [N in OperationName]: Output<N> extends { file: Attachment } ? N : never }[OperationName];

/** `const roster = useDownload('event.exportRoster')`, then `roster.run({ eventId })`: the file is saved, a PDF opens. */
export function useDownload<N extends Export>(operation: N) {
  const { run, ...command } = useCommand(operation);
  const download = async (input: Input<N>): Promise<void> => {
    const answer = (await run(input)) as { file: Attachment } | null;
    if (answer) await openFile(answer.file);
  };
  return { ...command, run: download };
}
