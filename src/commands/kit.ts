import * as z from 'zod';
import type { Message } from '../discord/message.ts';
import type { Outcome } from '../discord/outcome.ts';
import type { NeededPermission } from '../discord/permissions.ts';
import type { WriteSheet } from '../export/sheet.ts';
import type { FetchDoor } from '../fetch/fetch-document.ts';
import type { Pictures } from '../pictures/create-pictures.ts';
import type { ShippedRoadmap } from '../roadmap/shipped-roadmap.ts';
import type { Group } from '../store/groups.ts';
import type { Post } from '../store/outbox/outbox.ts';
import type { Store } from '../store/store.ts';
import type { PublicKind } from '../study/post-kinds.ts';

/** When a scheduled post of a group is due, and until when it is worth posting; epoch ms. */
export type GroupSlot = { kind: PublicKind; number: number; at: number; until: number };

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
  /** All scheduled posts of a group, in order of time. */
  slots: (group: Group) => readonly GroupSlot[];
  /** What a copy of a post would say at an instant; null when there is nothing to say. */
  composeCopy: (
    group: Group,
    copy: Pick<Post, 'kind' | 'number' | 'subject'>,
    at: number,
  ) => Promise<Message | null>;
  /** Whether Discord has the commands as they are declared. */
  areCommandsRegistered: () => Promise<Outcome<boolean>>;
  /** What members are called in a server, by id; who cannot be found is left out. */
  memberNames: (
    guildId: string,
    memberIds: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** Draws; null where there is no canvas, and text has to do. */
  pictures: Pictures | null;
  /** Writes XLSX files; null where that cannot be done. */
  writeSheet: WriteSheet | null;
  /** This program's clock, epoch ms: to be compared with Discord's. What happened when is `ask.at`. */
  now: () => number;
};

/** The number of a group in a custom id or an option. Whose it is, is looked up in the server. */
export const GroupId = z.coerce.number().int().positive().max(2_147_483_647);
