/** Which collections are a union's own: all that are declared, but for the few named here, each with its reason. */
import { declaredCollections } from '../core/database';

/** Never a union's: of the installation, of a moment, or of a person on a device. */
export const notOfAUnion: Record<string, string> = {
  identities: '登录会话属于这台设备和这处安装，到了新处重新登录',
  idempotency: '七天内自动消失的重复请求记录',
  progress: '一小时内自动消失的进度',
  leases: '进程之间的短租约',
  processes: '运行中的进程与其会话编号',
  migrations: '这处安装的版本记录',
  secrets: '这处安装的签名密钥，不外带',
  data_keys: '这处安装的数据密钥，不外带；敏感字段归档时改用归档自己的密钥',
  platform_tokens: '聊天平台给这处安装的凭据，不外带',
  chat_tries: '一小时内自动消失的绑定尝试次数',
  outbox: '正在送出的系统消息，几秒内办完',
  archives: '归档自身',
  archive_pieces: '归档自身',
  erasures: '清除的记录由上级保存',
};

/** Made again from the rest, or not to be read by anybody yet: not archived, but erased. */
export const derived: Record<string, string> = {
  box_slots: '还在投票的票箱谁也不能看；结束后的票面已封存在 box_sheets，随归档带走',
  chat_bindings: '聊天账号的编号只在这个小程序里有效，到了新处重新绑定',
  chat_requests: '聊天账号的编号只在这个小程序里有效，到了新处重新请求',
  search_progress: '检索索引由数据重建',
  search_entries: '检索索引由数据重建',
  search_postings: '检索索引由数据重建',
};

/** What stays when a union is erased: that it happened, and who did what before. */
export const keptOnErasure = ['audit', 'audit_blocks'];

/** Records that name their union in the id instead of in a field. */
export const keyedById: Record<string, (unionId: string) => { $gte: string; $lt: string }> = {
  counters: (unionId) => ({ $gte: `receipt:${unionId}:`, $lt: `receipt:${unionId};` }),
};

/** Members first, so that nobody comes in while the rest goes; the union's place in the tree last. */
const order = (name: string) => (name === 'accounts' || name === 'members' ? 0 : name === 'units' ? 2 : 1);

const names = () =>
  declaredCollections()
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(notOfAUnion, name) && !name.startsWith('test_'))
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));

export const archivedCollections = (): string[] => names().filter((name) => !Object.hasOwn(derived, name));
export const erasedCollections = (): string[] => names().filter((name) => !keptOnErasure.includes(name));
