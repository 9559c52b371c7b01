/** Papers of the roster: the template, the sheet with every wrong cell marked, the roster itself. */
import type { importOperations } from '../../types/member/contract-import';
import { genderLabels, rosterColumns } from '../../types/member/labels';
import { memberLifecycle } from '../../types/member/lifecycle';
import { may, type Handlers } from '../core/context';
import { sheet, sheetOf, workbookOf, type SheetColumn } from '../core/paper/sheet';
import { refuseField } from '../core/refuse';
import { openField, ringOf } from '../core/secret';
import { dayOf } from '../core/time';
import { keepPaper, type SheetRow } from '../file/public';
import { findUnitsOf, unitNames } from '../unit/tree-public';
import { recordOpenings } from './history-store';
import { judge } from './importing';
import type { RowError } from './roster';
import { isStopgap } from './rules';
import { maskedPhone } from './sensitive';
import { findAllOf, type Member } from './store';

type Ours = 'member.importTemplate' | 'member.importErrors' | 'member.exportRoster';
const fields = Object.entries(rosterColumns).map(([field, [title]]) => ({ field, title: title as string }));
const hints: Record<string, string> = {
  工号: '必填，字母、数字和横线；已在册的工号按更新处理',
  姓名: '必填',
  小组: '新会员必填，名称与「小组与部门」表里的一致',
  手机: '11 位；与他人相同的会留给人核对',
  性别: '男或女',
  出生日期: '如 1990-03-05 或 1990/3/5',
  入会日期: '如 2018-07-01',
  部门: '名称与「小组与部门」表里的一致',
  身份证号: '18 位；加密保存。只在确有需要并征得本人单独同意时填写',
  银行卡号: '加密保存，用于发放补助',
};

export const handlers: Handlers<Pick<typeof importOperations, Ours>> = {
  'member.importTemplate': async (ctx) => {
    const units = await findUnitsOf(ctx, ctx.actor.unionId);
    const places = units.filter(({ kind }) => kind === 'group' || kind === 'department');
    const bytes = await workbookOf([
      sheet(
        '名册',
        fields.map(({ title }) => ({ title, width: 18, value: () => null })),
        [] as never[],
      ),
      sheet(
        '填写说明',
        [
          { title: '列', width: 14, value: ({ title }) => title },
          { title: '怎么填', width: 60, value: ({ title }) => hints[title] ?? '' },
        ],
        fields,
      ),
      sheet(
        '小组与部门',
        [
          { title: '类别', value: ({ kind }) => (kind === 'group' ? '小组' : '部门') },
          { title: '名称', width: 30, value: ({ name }) => name },
        ],
        places,
      ),
    ]);
    return { file: await keepPaper(ctx, { name: '名册模板.xlsx', type: 'xlsx', bytes }) };
  },

  'member.importErrors': async (ctx, source) => {
    const { read, plan } = await judge(ctx, source);
    const doubles = plan.doubles.map(({ row, by }): RowError => {
      const column = rosterColumns[by[0]!][0];
      return { row, column, message: `${column}与已在册的另一工号相同，导入时留给人核对` };
    });
    const byRow = new Map<number, RowError[]>();
    for (const error of [...plan.errors, ...doubles]) byRow.set(error.row, [...(byRow.get(error.row) ?? []), error]);
    const bytes = await sheetOf('名册（标注）', annotated(byRow), read);
    ctx.note(ctx.actor.unionId, `标注 ${byRow.size} 行`);
    return { file: await keepPaper(ctx, { name: `名册错误标注-${dayOf(ctx.now)}.xlsx`, type: 'xlsx', bytes }) };
  },

  'member.exportRoster': async (ctx, { state, groupId, phoneReason }) => {
    if (phoneReason && !may(ctx.actor, 'member.update')) refuseField('phoneReason', '完整手机号只有工会干事可以导出，请不要填写理由');
    const people = await findAllOf(ctx, state, groupId);
    const [ring, names] = [await ringOf(ctx), await unitNames(ctx, ctx.actor.unionId)];
    const unionName = names.get(ctx.actor.unionId) ?? '';
    const others = people.filter(({ _id, sealed }) => _id !== ctx.actor.memberId && sealed?.phone).map(({ _id }) => _id);
    if (phoneReason)
      await recordOpenings(ctx, others, {
        unionId: ctx.actor.unionId,
        byUnionName: unionName,
        fields: ['phone'],
        reason: `导出名册：${phoneReason}`,
      });
    const columns: SheetColumn<Member>[] = [
      { title: '工号', value: ({ employeeNo }) => (isStopgap(employeeNo) ? '' : employeeNo) },
      { title: '姓名', value: ({ name }) => name },
      { title: '小组', width: 20, value: (one) => names.get(one.groupId) ?? '' },
      { title: '部门', width: 20, value: ({ departmentId }) => (departmentId ? (names.get(departmentId) ?? '') : '') },
      { title: '手机', value: (one) => (phoneReason ? openField(ring, one, 'phone') : maskedPhone(ring, one)) },
      { title: '性别', width: 8, value: ({ gender }) => gender && genderLabels[gender] },
      { title: '出生日期', value: ({ birthOn }) => birthOn },
      { title: '入会日期', value: ({ joinedOn }) => joinedOn },
      { title: '会籍', value: (one) => memberLifecycle.labels[one.state] },
    ];
    const label = memberLifecycle.labels[state];
    ctx.note(ctx.actor.unionId, `${label} ${people.length} 人${phoneReason ? `，含完整手机号：${phoneReason}` : ''}`);
    const bytes = await sheetOf(`会员名册（${label}）`, columns, people);
    return { file: await keepPaper(ctx, { name: `会员名册-${label}-${dayOf(ctx.now)}.xlsx`, type: 'xlsx', bytes }) };
  },
};

/** The columns as they were read, wrong cells red, and the reasons at the end. */
function annotated(byRow: Map<number, RowError[]>): SheetColumn<SheetRow>[] {
  const wrongIn = (row: number, title: string) => byRow.get(row)?.some(({ column }) => column === title) ?? false;
  return [
    ...fields.map(({ field, title }): SheetColumn<SheetRow> => ({
      title,
      width: 18,
      value: ({ row, values }) => ({ value: values[field] ?? '', isWrong: wrongIn(row, title) }),
    })),
    {
      title: '原因',
      width: 60,
      value: ({ row }) => (byRow.get(row) ?? []).map(({ column, message }) => `${column}：${message}`).join('；'),
    },
  ];
}
