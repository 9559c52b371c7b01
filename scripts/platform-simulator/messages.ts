/** One-time messages: each uses up one consent, and each field keeps to its kind's length. */
import { trouble, type Endpoint, type FieldKind } from './world';

/** What each kind of field takes, as the platform's table of limits says. */
const kinds: Record<FieldKind, RegExp> = {
  thing: /^.{1,20}$/su,
  number: /^\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 ?)?\d{1,2}:\d{2}(~.+)?$/,
  date: /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?(~.+)?$/,
  amount: /^[¥$€]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\- ]{1,17}$/,
  name: /^([\u4e00-\u9fa5·]{1,10}|[\x20-\x7e]{1,20})$/,
  phrase: /^[\u4e00-\u9fa5]{1,5}$/,
};

export const sendMessage: Endpoint = (world, { body }) => {
  if (!body) return trouble(47001, 'data format error');
  const { touser, template_id: templateId, page = '', data } = body;
  const person = world.people.get(String(touser ?? ''));
  if (!person) return trouble(40003, 'invalid openid');
  const template = world.templates.get(String(templateId ?? ''));
  if (!template) return trouble(40037, 'invalid template_id');
  const wrong = fieldTrouble(template, data);
  if (wrong) return trouble(47003, `argument invalid! ${wrong}`);
  if (page && world.pages && !world.pages.has(String(page).split('?')[0]!)) return trouble(41030, 'invalid page');
  const credits = person.credits.get(String(templateId)) ?? 0;
  if (credits < 1) return trouble(43101, 'user refuse to accept the msg');
  person.credits.set(String(templateId), credits - 1);
  world.sent.push({ openid: person.openid, templateId: String(templateId), page: String(page), data: data as never });
  return { errcode: 0, errmsg: 'ok', msgid: world.sent.length };
};

function fieldTrouble(template: Record<string, FieldKind>, data: unknown): string | null {
  const given = (data ?? {}) as Record<string, { value?: unknown } | undefined>;
  for (const [field, kind] of Object.entries(template))
    if (!kinds[kind].test(String(given[field]?.value ?? ''))) return `data.${field}.value invalid`;
  const foreign = Object.keys(given).find((field) => !template[field]);
  return foreign ? `data.${foreign} is not in the template` : null;
}
