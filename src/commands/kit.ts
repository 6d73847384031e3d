import * as z from 'zod';
import type { NeededPermission } from '../discord/permissions.ts';
import type { Outcome } from '../discord/rest.ts';
import type { FetchDoor } from '../fetch/fetch-document.ts';
import type { ShippedRoadmap } from '../roadmap/shipped-roadmap.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';

/** What commands work with. */
export type Kit = {
  store: Store;
  shipped: readonly ShippedRoadmap[];
  /** The one way by which documents come in. */
  fetch: FetchDoor;
  /** What the bot lacks in a channel of a server. */
  missingPermissions: (guildId: string, channelId: string) => Promise<Outcome<NeededPermission[]>>;
  /** The first post of a group after an instant, or null. */
  nextPostAt: (group: Group, after: number) => number | null;
};

/** The number of a group in a custom id or an option. Whose it is, is looked up in the server. */
export const GroupId = z.coerce.number().int().positive().max(2_147_483_647);
