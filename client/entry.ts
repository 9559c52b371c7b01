/** One line of the services page, declared by the domain it opens. */
import type { OperationName } from '../types/contracts';
import type { IconName } from './ui/icons';

export const entryGroups = ['组织与会员', '民主管理', '生活与保障', '文体与活动', '权益与经费', '系统'] as const;

export type Entry = {
  group: (typeof entryGroups)[number];
  title: string;
  /** One short line under the title, in people's words. */
  hint?: string;
  icon: IconName;
  page: string;
  /** Shown only to people who may call this operation. */
  needs: OperationName;
};
