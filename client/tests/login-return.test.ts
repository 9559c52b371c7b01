/** A stranger is led to the login page, and from there back to where they wanted to go. */
import { ask } from '@/api/call';
import { visits } from '../../tests/client-stubs/taro';
import { refused, serve } from './server';

it('leads a stranger to the login page, which knows the way back', async () => {
  serve({ 'announcement.list': () => refused('UNAUTHENTICATED') });
  window.history.replaceState(null, '', '/pages/announcement/list/index?tab=mine');
  await ask('announcement.list', {}).catch(() => undefined);
  expect(visits).toEqual([`/pages/session/login/index?to=${encodeURIComponent('/pages/announcement/list/index?tab=mine')}`]);
});
