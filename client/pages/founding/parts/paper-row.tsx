/** One paper of the checklist: its source, whether it is ready, its files; the applicant marks and attaches here. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@/api/call';
import { useCommand } from '@/api/hooks';
import { Attachments } from '@/ui/attachments';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { FilesField } from '@/ui/files-field';
import { Form } from '@/ui/form';
import { Sheet } from '@/ui/sheet';
import { Tag } from '@/ui/tag';

type Paper = Output<'founding.get'>['papers'][number];

export function PaperRow({ foundingId, paper, canGive }: { foundingId: string; paper: Paper; canGive: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { title, source, isRequired, isGiven, files } = paper;
  return (
    <Card>
      <View className="card-head">
        <View className="card-title">{title}</View>
        <Tag tone={isGiven ? 'good' : isRequired ? 'warn' : 'grey'}>{isGiven ? '已备好' : isRequired ? '未备' : '可选'}</Tag>
      </View>
      <View className="card-note">{source}</View>
      {files.length > 0 ? <Attachments files={files} /> : null}
      {canGive ? (
        <View className="actions">
          <Button isSmall label={`${isGiven ? '修改' : '备好'}${title}`} onPress={() => setOpen(true)}>
            {isGiven ? '修改' : '备好这项'}
          </Button>
        </View>
      ) : null}
      {isOpen ? <PaperSheet foundingId={foundingId} paper={paper} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

function PaperSheet({ foundingId, paper, onClose }: { foundingId: string; paper: Paper; onClose: () => void }) {
  const [files, setFiles] = useState(paper.files);
  const give = useCommand('founding.givePaper', { done: '已记下', isQuiet: true });
  const submit = async (isGiven: boolean) => {
    if (await give.run({ id: foundingId, key: paper.key, isGiven, fileIds: files.map(({ id }) => id) })) onClose();
  };
  return (
    <Sheet
      isOpen
      title={paper.title}
      onClose={onClose}
      footer={
        <>
          {paper.isGiven ? <Button onPress={() => void submit(false)}>改为未备</Button> : null}
          <Button look="primary" isPending={give.isPending} onPress={() => void submit(true)}>
            已备好
          </Button>
        </>
      }
    >
      <Form error={give.error}>
        <FilesField
          label="附件"
          name="fileIds"
          hint="可以只在线下递交，也可以拍照或附文件"
          accept="image/*,.pdf,.docx,.xlsx"
          max={9}
          value={files}
          onChange={(chosen) => setFiles(chosen as typeof files)}
        />
      </Form>
    </Sheet>
  );
}
