/** The small forms of an item: posting a period, asking, answering, sending a posting back. */
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import type { UploadedFile } from '@/platform';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField } from '@/ui/choice-fields';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { ReasonDialog } from '@/ui/reason-dialog';
import { Sheet } from '@/ui/sheet';
import { TextArea, TextField } from '@/ui/text-fields';

export type Detail = Output<'disclosure.item'>;

export function PostSheet({ item, onClose }: { item: Detail; onClose: () => void }) {
  const [period, setPeriod] = useState<string | null>(item.periods[0]?.key ?? null);
  const said = item.periods.find(({ key }) => key === period)?.text ?? '';
  const [typed, setTitle] = useState<string | null>(null);
  const title = typed ?? `${item.title}（${said}）`.slice(0, 60);
  const [body, setBody] = useState('');
  const [files, setFiles] = useState<UploadedFile[]>([]);
  const post = useCommand('disclosure.post', { done: '已提交，由工会办公室审核', isQuiet: true });
  const submit = async () => {
    if (period && (await post.run({ itemId: item.id, period, title, body, fileIds: files.map(({ id }) => id) }))) onClose();
  };
  return (
    <Sheet
      isOpen
      title="提交公开内容"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={post.isPending} isDisabled={!period || !title.trim() || !body.trim()} onPress={() => void submit()}>
          提交审核
        </PrimaryButton>
      }
    >
      <Form error={post.error}>
        <ChoiceField
          label="期别"
          name="period"
          isRequired
          value={period}
          options={item.periods.map(({ key, text }) => ({ value: key, text }))}
          onChange={setPeriod}
        />
        <TextField label="标题" name="title" isRequired value={title} onChange={setTitle} max={60} />
        <TextArea
          label="内容"
          name="body"
          isRequired
          hint="已公开过的同一期会成为新版，旧版保留"
          value={body}
          onChange={setBody}
          max={10_000}
          rows={7}
        />
        <FilesField label="附件" name="fileIds" accept="image/*,.pdf,.xlsx,.docx" value={files} onChange={setFiles} />
      </Form>
    </Sheet>
  );
}

export function AskSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const [text, setText] = useState('');
  const ask = useCommand('disclosure.ask', { done: '已提交，三十天内答复', isQuiet: true });
  const submit = async () => {
    if (await ask.run({ id, text })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="提问"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={ask.isPending} isDisabled={!text.trim()} onPress={() => void submit()}>
          提交
        </PrimaryButton>
      }
    >
      <Form error={ask.error}>
        <TextArea
          label="问题"
          name="text"
          isRequired
          hint="问题、您的姓名和答复对全体会员公开"
          value={text}
          onChange={setText}
          max={500}
          rows={4}
        />
      </Form>
    </Sheet>
  );
}

export function AnswerSheet({ question, onClose }: { question: Detail['questions'][number]; onClose: () => void }) {
  const [text, setText] = useState('');
  const answer = useCommand('disclosure.answer', { done: '已答复，提问人会收到消息', isQuiet: true });
  const submit = async () => {
    if (await answer.run({ questionId: question.id, text })) onClose();
  };
  return (
    <Sheet
      isOpen
      title="答复提问"
      onClose={onClose}
      footer={
        <PrimaryButton isPending={answer.isPending} isDisabled={!text.trim()} onPress={() => void submit()}>
          提交答复
        </PrimaryButton>
      }
    >
      <Form error={answer.error}>
        <TextArea label="答复" name="text" isRequired hint={question.text} value={text} onChange={setText} rows={5} />
      </Form>
    </Sheet>
  );
}

export function SendBack({ id, onClose }: { id: string; onClose: () => void }) {
  const sendBack = useCommand('disclosure.sendBack', { done: '已退回' });
  return (
    <ReasonDialog
      isOpen
      title="退回公开内容"
      consequence="内容不会公开，提交人会收到理由，改好后重新提交。"
      confirmText="退回"
      isPending={sendBack.isPending}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (await sendBack.run({ id, reason })) onClose();
      }}
    />
  );
}
