/** The day on the organiser's and the member's device: marks survive a lost network, one's own code, the draw in the open, marks put right. */
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { queryClient } from '@/api/client';
import type { Output } from '@/api/call';
import MyCode from '@/pages/event/code/index';
import DrawPage from '@/pages/event/draw/index';
import { hallCodeOf, readWaiting, sought, withWaiting, without, type Person } from '@/pages/event/parts/scan-queue';
import Registrations from '@/pages/event/registrations/index';
import Scan from '@/pages/event/scan/index';
import { openWith } from '../../tests/client-stubs/taro';
import { given, refused, serve } from './server';

HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};

const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const person = (name: string, more: Partial<Person> = {}): Person => ({
  registrationId: `e1:${name}`,
  name,
  employeeNo: `N${name}`,
  groupName: '一组',
  heads: 1,
  status: 'confirmed',
  checkedInAt: null,
  isLate: false,
  proxyName: null,
  ...more,
});
const list = (people: Person[]): Output<'event.checkInList'> => ({
  title: '讲座',
  place: '报告厅',
  startsAt: at(0),
  endsAt: at(2),
  checkInFrom: at(-3),
  people,
  isWhole: true,
  moves: ['syncCheckIns'],
});

function open(Page: ComponentType, params: Record<string, string>, answers: Parameters<typeof serve>[0]) {
  const sent = serve(answers);
  openWith(params);
  render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  );
  return (operation: string) => sent.filter((one) => one.operation === operation).map(({ input }) => input);
}

beforeEach(() => {
  localStorage.clear();
  queryClient.clear();
});

it('without a network a mark stays on the device, is shown as waiting, and is sent when there is one again', async () => {
  let isOnline = false;
  const seen = { attended: false };
  const of = open(
    Scan,
    { id: 'e1' },
    {
      'event.checkInList': () =>
        given<'event.checkInList'>(list([person('张三', seen.attended ? { status: 'attended', checkedInAt: at(0) } : {}), person('李四')])),
      'event.syncCheckIns': ({ scans }: { scans: { key: string }[] }) => {
        if (!isOnline) return 'lost';
        seen.attended = true;
        const results = scans.map(({ key }) => ({
          key,
          outcome: 'checkedIn' as const,
          name: '张三',
          message: '已签到',
          checkedInAt: at(0),
          isLate: false,
        }));
        return given<'event.syncCheckIns'>({ results, figures: { expected: 2, attended: 1, late: 0, proxy: 0, absent: 0 } });
      },
    },
  );
  await userEvent.click(await screen.findByRole('link', { name: '张三，未到，点一下签到' }));
  await userEvent.click(await screen.findByRole('button', { name: '签到' }));
  expect(await screen.findByText('没有网络，已记在这台设备上，连上后自动上传')).toBeTruthy();
  expect(screen.getByText('已到 1/2 人')).toBeTruthy();
  expect(readWaiting('e1')).toHaveLength(1);
  isOnline = true;
  await userEvent.click(screen.getByRole('button', { name: '上传 1 条' }));
  await waitFor(() => expect(readWaiting('e1')).toHaveLength(0));
  const [first, second] = of('event.syncCheckIns') as { scans: object[] }[];
  expect(first?.scans).toEqual(second?.scans);
  expect(await screen.findByText('已签到')).toBeTruthy();
});

it('a refused scan says why, by name, and does not come back', async () => {
  localStorage.setItem('check-in:waiting:e1', JSON.stringify([{ key: 'k', code: 'UM1.e1.m9.x', scannedAt: at(0) }]));
  open(
    Scan,
    { id: 'e1' },
    {
      'event.checkInList': () => given<'event.checkInList'>(list([person('张三')])),
      'event.syncCheckIns': () =>
        given<'event.syncCheckIns'>({
          results: [
            {
              key: 'k',
              outcome: 'refused',
              name: null,
              message: '会员码不真实或已损坏，请会员重新打开活动页出示',
              checkedInAt: null,
              isLate: false,
            },
          ],
          figures: { expected: 1, attended: 0, late: 0, proxy: 0, absent: 0 },
        }),
    },
  );
  expect(await screen.findByText(/会员码不真实/)).toBeTruthy();
  expect(readWaiting('e1')).toHaveLength(0);
});

const mine = (more: Partial<Output<'event.myCode'>> = {}): Output<'event.myCode'> => ({
  title: '讲座',
  place: '报告厅',
  startsAt: at(1),
  name: '张三',
  code: 'UM1.e1.m1.signature',
  registration: { id: 'e1:m1', status: 'confirmed' },
  checkedInAt: null,
  isLate: false,
  ...more,
});

it('come by the hall’s code one is checked in at once', async () => {
  let isHere = false;
  const of = open(
    MyCode,
    { id: 'e1', code: '123456' },
    {
      'event.myCode': () =>
        given<'event.myCode'>(mine(isHere ? { registration: { id: 'e1:m1', status: 'attended' }, checkedInAt: at(0) } : {})),
      'event.checkIn': () => {
        isHere = true;
        return given<'event.checkIn'>({ registration: { id: 'e1:m1', status: 'attended' }, checkedInAt: at(0), isLate: false });
      },
    },
  );
  expect(await screen.findByText('张三，已签到')).toBeTruthy();
  expect(of('event.checkIn')).toEqual([{ eventId: 'e1', code: '123456' }]);
});

it('a code that is too old is explained, and one’s own code is still there to be scanned', async () => {
  open(
    MyCode,
    { id: 'e1', code: '123456' },
    {
      'event.myCode': () => given<'event.myCode'>(mine()),
      'event.checkIn': () => refused('WRONG_CODE', [], '这是以前的签到码，已经失效；请扫现场屏幕上正在显示的码'),
    },
  );
  expect(await screen.findByText(/以前的签到码/)).toBeTruthy();
  expect((await screen.findAllByRole('img', { name: '张三的签到码' })).length).toBeGreaterThan(0);
});

it('the draw shows its steps, one’s own lot and the numbers to check with', async () => {
  const draw = {
    series: '疗休养',
    losersFirst: true,
    commitment: 'c'.repeat(64),
    committedAt: at(-50),
    drawsAt: at(-2),
    drawnAt: at(-1),
    applicants: 2,
    winners: 1,
    mine: { code: 'abc', position: 2, isIn: false, isFirst: false },
  };
  const lot = (position: number, name: string, isMine: boolean) => ({
    position,
    code: name,
    name,
    groupName: '一组',
    places: 1,
    isFirst: false,
    isIn: position === 1,
    isMine,
  });
  open(
    DrawPage,
    { id: 'e1' },
    {
      'event.drawResult': () =>
        given<'event.drawResult'>({
          items: [lot(1, '李*', false), lot(2, '张三', true)],
          nextCursor: null,
          title: '疗休养',
          seed: 's'.repeat(64),
          listHash: 'h'.repeat(64),
          draw,
        }),
      'session.me': () => refused('NOT_FOUND'),
    },
  );
  expect(await screen.findByText('您没有中签，次序第 2 位')).toBeTruthy();
  expect(await screen.findByText('张三（我）')).toBeTruthy();
  for (const proof of ['c', 's', 'h']) expect(screen.getByText(proof.repeat(64))).toBeTruthy();
  expect(screen.getByRole('button', { name: '下载摇号记录' })).toBeTruthy();
});

it('a mark made by mistake is undone with a reason', async () => {
  const row: Output<'event.registrations'>['items'][number] = {
    ...{ id: 'e1:m1', memberId: 'm1', name: '张三', employeeNo: 'N1', groupName: '一组', status: 'attended', arrival: 1, at: at(-30) },
    ...{
      checkedInAt: at(0),
      remark: '',
      reason: null,
      places: 1,
      items: [],
      companions: [],
      answers: [],
      teamName: null,
      offerUntil: null,
    },
    ...{ how: 'scan', isLate: true, byName: '干事', proxyName: null, excuse: null, moves: ['undoCheckIn'] },
  };
  const counts = { pending: 0, confirmed: 0, waitlisted: 0, offered: 0, rejected: 0, cancelled: 0, attended: 1, absent: 0 };
  const of = open(
    Registrations,
    { id: 'e1' },
    {
      'event.registrations': () => given<'event.registrations'>({ items: [row], nextCursor: null, title: '讲座', capacity: 10, counts }),
      'event.attendance': () =>
        given<'event.attendance'>({ title: '讲座', expected: 1, attended: 1, late: 1, proxy: 0, absent: 0, groups: [] }),
      'event.undoCheckIn': () => given<'event.undoCheckIn'>({ registration: { id: 'e1:m1', status: 'confirmed' } }),
    },
  );
  expect(await screen.findByText('迟到 1')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: '撤销 张三 的签到' }));
  await userEvent.type(await screen.findByRole('textbox', { name: '理由' }), '扫错了');
  await userEvent.click(await screen.findByRole('button', { name: '撤销签到' }));
  await waitFor(() => expect(of('event.undoCheckIn')).toEqual([{ registrationId: 'e1:m1', reason: '扫错了' }]));
});

it('what waits is counted once, and answered marks go', () => {
  const people = [person('张三'), person('李四', { status: 'attended' })];
  const waiting = [
    { key: '1', code: 'UM1.e1.张三.x', scannedAt: at(0) },
    { key: '2', registrationId: 'e1:李四', scannedAt: at(0) },
  ];
  const shown = withWaiting(people, waiting);
  expect(shown.map(({ status, isWaiting }) => [status, isWaiting])).toEqual([
    ['attended', true],
    ['attended', false],
  ]);
  expect(sought(withWaiting(people, []), 'n').map(({ name }) => name)).toEqual(['张三', '李四']);
  expect(without(waiting, [{ key: '1' } as never]).map(({ key }) => key)).toEqual(['2']);
});

it.each([
  ['https://x.cn/pages/event/code/index?id=e1&code=123456', { eventId: 'e1', code: '123456' }],
  ['/pages/event/code/index?id=e1&code=123456', { eventId: 'e1', code: '123456' }],
  ['123 456', { eventId: null, code: '123456' }],
  ['UM1.e1.m1.x', null],
  ['12345', null],
])('reading %s', (text, expected) => expect(hallCodeOf(text)).toEqual(expected));
