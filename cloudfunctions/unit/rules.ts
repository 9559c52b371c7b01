/** Decisions about units. */
import type { Role } from '../../types/actor';
import type { Unit } from './store';

/** Where a role may be held; the sentence says where instead. */
export function canHoldAt(role: Role, kind: Unit['kind']): string | null {
  if (role === 'groupLeader') return kind === 'group' ? null : '工会小组长应任于一个小组';
  if (role === 'liaison') return kind === 'department' ? null : '承办部门联络人应任于一个部门';
  return kind === 'union' ? null : '这项职务应任于工会';
}
