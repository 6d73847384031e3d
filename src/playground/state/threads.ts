import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { text } from '../rules/check-text.ts';
import { LIMITS } from '../rules/limits.ts';
import { isRefusal, parseForm, REFUSALS, type Refusal } from '../rules/refusals.ts';
import { may, openChannel } from './access.ts';
import type { Core } from './core.ts';
import type { StoredMessage, Thread } from './discord-state.ts';
import { findPublicMessage } from './messages.ts';
import { shapeThread } from './shapes.ts';

const archiveMinutes = z.literal([60, 1440, 4320, 10080]);

const ThreadBody = z.object({
  name: text(LIMITS.threadName, 1),
  auto_archive_duration: archiveMinutes.nullish(),
  type: z.int().nullish(),
});

const ThreadChange = z.object({
  name: text(LIMITS.threadName, 1).nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
  auto_archive_duration: archiveMinutes.nullish(),
});

/** A thread from a message (whose id it takes), or, without one, standing alone in the channel. */
export function startThread(
  core: Core,
  channelId: string,
  messageId: string | null,
  json: unknown,
): Thread | Refusal {
  const botId = core.state.bot.id;
  const channel = openChannel(core, channelId, botId, 'CreatePublicThreads');
  if (isRefusal(channel)) return channel;
  if (channel.kind !== 'text') return REFUSALS.wrongChannelType;
  const body = parseForm<z.output<typeof ThreadBody>>(ThreadBody, json);
  if (isRefusal(body)) return body;
  const starter = messageId === null ? undefined : findPublicMessage(core, channelId, messageId);
  if (messageId !== null && starter === undefined) return REFUSALS.unknownMessage;
  if (starter?.message.thread !== undefined) return REFUSALS.threadExists;
  const thread: Thread = {
    kind: 'thread',
    id: messageId ?? core.newId(),
    guildId: channel.guildId,
    parentId: channelId,
    ownerId: botId,
    name: body.name.trim(),
    archived: false,
    locked: false,
    autoArchive: body.auto_archive_duration ?? 4320,
    archiveChangedAt: core.nowIso(),
    createdAt: core.nowIso(),
    totalSent: 0,
    memberIds: [botId],
    lastMessageId: null,
  };
  core.state.channels[thread.id] = thread;
  core.state.messages[thread.id] = [];
  core.emit({ type: 'channel-created', channel: thread });
  if (starter !== undefined) tellStarter(core, thread, starter);
  return thread;
}

function tellStarter(core: Core, thread: Thread, starter: StoredMessage): void {
  starter.message.thread = shapeThread(thread);
  starter.message.flags =
    (starter.message.flags ?? MessageFlags.HasThread) | MessageFlags.HasThread;
  core.emit({ type: 'message-updated', stored: starter });
}

/** `PATCH /channels/{thread}`: rename, archive, lock. An archived thread takes no other change. */
export function changeThread(core: Core, thread: Thread, json: unknown): Thread | Refusal {
  const botId = core.state.bot.id;
  const body = parseForm<z.output<typeof ThreadChange>>(ThreadChange, json);
  if (isRefusal(body)) return body;
  const manages = may(core, thread, botId, 'ManageThreads');
  if (!manages && thread.ownerId !== botId) return REFUSALS.missingPermissions;
  if (!manages && (body.locked ?? undefined) !== undefined) return REFUSALS.missingPermissions;
  if (thread.archived && body.archived !== false) return REFUSALS.threadArchived;
  updateThread(core, thread, {
    name: body.name ?? thread.name,
    archived: body.archived ?? thread.archived,
    locked: body.locked ?? thread.locked,
    autoArchive: body.auto_archive_duration ?? thread.autoArchive,
  });
  return thread;
}

type ThreadFields = Partial<Pick<Thread, 'name' | 'archived' | 'locked' | 'autoArchive'>>;

/** Changes a thread without asking for rights, as sending into an archived one does. */
export function updateThread(core: Core, thread: Thread, fields: ThreadFields): void {
  if (fields.archived !== undefined && fields.archived !== thread.archived)
    thread.archiveChangedAt = core.nowIso();
  Object.assign(thread, fields);
  const starter = findPublicMessage(core, thread.parentId, thread.id);
  if (starter !== undefined) starter.message.thread = shapeThread(thread);
  core.emit({ type: 'channel-updated', channel: thread });
}
