/** The files that go with a step: chosen in a small form, sent by their ids. */
import { useState } from 'react';
import type { UploadedFile } from '@/platform';
import { FilesField } from '@/ui/files-field';

const ACCEPT = 'image/*,.pdf,.xlsx,.docx';

export const StepFiles = ({ value, onChange }: { value: UploadedFile[]; onChange: (files: UploadedFile[]) => void }) => (
  <FilesField
    label="附件"
    name="fileIds"
    hint="图片、PDF、表格或文档，每个不超过 10 MB"
    accept={ACCEPT}
    value={value}
    onChange={onChange}
  />
);

/** What a form keeps of its files, and the ids it sends; none are left out of the input. */
export function useStepFiles(first: UploadedFile[] = []) {
  const [value, onChange] = useState<UploadedFile[]>(first);
  return { field: { value, onChange }, input: value.length > 0 ? { fileIds: value.map(({ id }) => id) } : {} };
}
