/** Names written in: the tellers say whom each spelling means, or that it is nobody who may stand. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand, useRead } from '@/api/hooks';
import { back, confirm, useRouteParams } from '@/platform';
import { Button, PrimaryButton } from '@/ui/button';
import { Card, Row, Section } from '@/ui/card';
import { ChoicesField } from '@/ui/choice-fields';
import { Form } from '@/ui/form';
import { Page } from '@/ui/page';
import { SearchBar } from '@/ui/search-bar';
import { AsyncView, Empty } from '@/ui/states';

export default function WrittenNames() {
  const { id = '' } = useRouteParams();
  const record = useRead('election.get', { id });
  return (
    <Page title="认定另选他人">
      <AsyncView result={record}>
        {({ moves, rounds }) =>
          moves.includes('mergeWriteIns') ? (
            <Decide id={id} lines={rounds.at(-1)?.writeIns ?? []} />
          ) : (
            <Empty
              icon="people"
              title="现在不能认定"
              hint="计票之后、签名之前由计票人认定"
              action={{ text: '返回', onPress: () => back() }}
            />
          )
        }
      </AsyncView>
    </Page>
  );
}

type Line = { name: string; votes: number; memberName: string | null; isDecided: boolean };
const said = ({ memberName, isDecided }: Line) => (memberName ? `认定为${memberName}` : isDecided ? '不是可以参选的人' : '未认定');

function Decide({ id, lines }: { id: string; lines: Line[] }) {
  const [names, setNames] = useState<string[]>([]);
  const [sought, setSought] = useState('');
  const found = useRead('election.eligible', { id, search: sought }, { enabled: sought.length > 0 });
  const merge = useCommand('election.mergeWriteIns', { done: '已认定，票数已重算', isQuiet: true });
  const decide = async (memberId: string | null, text: string) => {
    if (!(await confirm({ title: `认定「${names.join('」「')}」`, text, confirmText: '认定' }))) return;
    if (!(await merge.run({ id, names, memberId }))) return;
    setNames([]);
    setSought('');
  };
  return (
    <Form error={merge.error}>
      <View className="stack field-full">
        <Section title="票上写的姓名" note="几种写法是同一人的，一起选中再认定；同一张票只算一次">
          <Card>
            <ChoicesField
              label="要认定的写法"
              name="names"
              options={lines.map((line) => ({ value: line.name, text: `${line.name} ${line.votes} 票（${said(line)}）` }))}
              value={names}
              onChange={setNames}
            />
          </Card>
        </Section>
        <Section title="是哪位会员">
          <Card>
            <SearchBar value={sought} onSearch={setSought} placeholder="输入会员姓名" />
            <View className="rows">
              {names.length === 0 ? <Row title="请先在上面选中要认定的写法" /> : null}
              {names.length > 0 && sought && found.data?.items.length === 0 ? <Row title="没有找到" note="不在可以参选的会员里" /> : null}
              {names.length > 0
                ? (found.data?.items ?? []).map(({ memberId, name, groupName }) => (
                    <Row
                      key={memberId}
                      title={name}
                      note={groupName}
                      onPress={() => void decide(memberId, `认定为${groupName}的${name}，票数随即重算；签名之前可以改。`)}
                    />
                  ))
                : null}
            </View>
          </Card>
        </Section>
        <Button
          isDisabled={names.length === 0}
          isPending={merge.isPending}
          onPress={() => void decide(null, '认定为不是可以参选的人，这些票不计给任何人；签名之前可以改。')}
        >
          不是可以参选的人
        </Button>
        <PrimaryButton onPress={() => back()}>认定完毕</PrimaryButton>
      </View>
    </Form>
  );
}
