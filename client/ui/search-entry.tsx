/** The way to the one search box, from any page: what was typed already goes along. */
import { useCan } from '@/api/hooks';
import { go } from '@/platform';
import { Icon } from './icon';
import { Press } from './press';

export const SEARCH_PAGE = '/pages/search/find/index';

/** Looks like a search field and opens the search page. */
export function SearchEntry({ text = '' }: { text?: string }) {
  const seesPeople = useCan('member.list');
  const where = `公告、活动、提案、建议${seesPeople ? '、会员' : ''}`;
  return (
    <Press className="search-entry" role="link" onPress={() => go(SEARCH_PAGE, text ? { text } : {})}>
      <Icon name="search" />
      {text ? `在${where}里找「${text}」` : `搜索${where}`}
    </Press>
  );
}
