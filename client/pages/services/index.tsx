/** Services: everything this person may use, in groups, searchable. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMe } from '@/api/hooks';
import { entries } from '@/entries.generated';
import { entryGroups, type Entry } from '@/entry';
import { go } from '@/platform';
import { Card, Row, Section } from '@/ui/card';
import { useDeskFigures } from '@/ui/frame';
import { Page } from '@/ui/page';
import { SearchBar } from '@/ui/search-bar';
import { SearchEntry } from '@/ui/search-entry';
import { AsyncView, Empty } from '@/ui/states';
import { Badge } from '@/ui/tag';

const DESK = '/pages/desk/list/index';

export default function Services() {
  const me = useMe();
  const [sought, setSought] = useState('');
  return (
    <Page title="办事" width="full" header={<SearchBar value={sought} onSearch={setSought} placeholder="找一项服务" />}>
      {sought ? (
        <View className="page-tools">
          <SearchEntry text={sought} />
        </View>
      ) : null}
      <AsyncView result={me}>
        {({ operations }) => <Groups sought={sought} entries={(entries as Entry[]).filter(({ needs }) => operations.includes(needs))} />}
      </AsyncView>
    </Page>
  );
}

function Groups({ sought, entries: all }: { sought: string; entries: Entry[] }) {
  const deskCount = useDeskFigures()?.total ?? 0;
  const shown = all.filter(({ group, title, hint = '' }) => `${group} ${title} ${hint}`.includes(sought));
  if (shown.length === 0) return <Empty icon="search" title={`没有找到「${sought}」`} hint="换个词试试，或联系工会干事" />;
  return (
    <View className="columns">
      {entryGroups
        .filter((group) => shown.some((entry) => entry.group === group))
        .map((group) => (
          <Section key={group} title={group}>
            <Card className="rows">
              {shown
                .filter((entry) => entry.group === group)
                .map(({ title, hint, icon, page }) => (
                  <Row
                    key={page + title}
                    icon={icon}
                    title={title}
                    note={hint}
                    end={page === DESK && deskCount > 0 ? <Badge count={deskCount} label="件要办" /> : undefined}
                    onPress={() => go(page)}
                  />
                ))}
            </Card>
          </Section>
        ))}
    </View>
  );
}
