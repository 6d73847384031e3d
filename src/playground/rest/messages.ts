import { MessageFlags } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { z } from 'zod';
import { LIMITS } from '../rules/limits.ts';
import { REFUSALS } from '../rules/refusals.ts';
import { may } from '../state/access.ts';
import { type Core, messagesOf } from '../state/core.ts';
import type { StoredMessage } from '../state/discord-state.ts';
import { parseMessage, refuseEmpty, storeFiles } from '../state/message-body.ts';
import { editMessage, findPublicMessage, removeMessage } from '../state/messages.ts';
import { sendMessage } from '../state/send.ts';
import { compareSnowflakes } from '../state/snowflake.ts';
import { needChannel } from './channels.ts';
import {
  idParam,
  need,
  noContent,
  queryParam,
  type RestContext,
  type RestEnv,
  type RestParts,
  readBody,
  refuse,
} from './context.ts';

const Limit = z.coerce.number().int().min(1).max(LIMITS.historyPage).default(50);
const MaybeId = z
  .string()
  .regex(/^\d{1,20}$/)
  .optional();

/** A channel's messages. Ephemeral ones are not among them. */
export function addMessageRoutes(app: Hono<RestEnv>, { core }: RestParts): void {
  const list = '/channels/:channel_id/messages';
  const one = `${list}/:message_id`;
  app.get(list, (c) => {
    const channel = needChannel(core, c);
    const page = pageOf(core, channel.id, {
      limit: queryParam(c, 'limit', Limit),
      before: queryParam(c, 'before', MaybeId),
      after: queryParam(c, 'after', MaybeId),
      around: queryParam(c, 'around', MaybeId),
    });
    return c.json(may(core, channel, core.state.bot.id, 'ReadMessageHistory') ? page : []);
  });
  app.post(list, async (c) => {
    const channelId = idParam(c, 'channel_id');
    const input = await readBody(c);
    const { message } = need(sendMessage(core, channelId, core.state.bot.id, input));
    return c.json(message);
  });
  app.get(one, (c) => {
    needChannel(core, c, 'ReadMessageHistory');
    return c.json(needMessage(core, c).message);
  });
  app.patch(one, async (c) => {
    const channel = needChannel(core, c);
    const input = await readBody(c);
    const stored = needMessage(core, c);
    if (stored.message.author.id !== core.state.bot.id) refuse(REFUSALS.notYourMessage);
    if (channel.kind === 'thread' && channel.archived) refuse(REFUSALS.threadArchived);
    const v2 = (stored.message.flags ?? 0) & MessageFlags.IsComponentsV2;
    const body = need(parseMessage(input.json, v2));
    const { content, embeds, components, attachments } = stored.message;
    const merged = { content, embeds, components, ...body };
    const empty = refuseEmpty(merged, attachments.length + input.files.length);
    if (empty !== undefined) refuse(empty);
    const files = storeFiles(core, channel.id, input, body);
    return c.json(editMessage(core, stored, body, files).message);
  });
  app.delete(one, (c) => {
    const channel = needChannel(core, c);
    const stored = needMessage(core, c);
    const own = stored.message.author.id === core.state.bot.id;
    if (!own && !may(core, channel, core.state.bot.id, 'ManageMessages'))
      refuse(REFUSALS.missingPermissions);
    removeMessage(core, stored);
    return noContent();
  });
}

function needMessage(core: Core, c: RestContext): StoredMessage {
  const stored = findPublicMessage(core, idParam(c, 'channel_id'), idParam(c, 'message_id'));
  return stored ?? refuse(REFUSALS.unknownMessage);
}

type Page = {
  limit: number;
  before: string | undefined;
  after: string | undefined;
  around: string | undefined;
};

/** Newest first, as Discord gives history. */
function pageOf(core: Core, channelId: string, page: Page) {
  const all = messagesOf(core.state, channelId)
    .filter(({ ephemeralFor }) => ephemeralFor === null)
    .map(({ message }) => message)
    .sort((a, b) => compareSnowflakes(a.id, b.id));
  const { limit, before, after, around } = page;
  if (around !== undefined) {
    const older = all.filter(({ id }) => compareSnowflakes(id, around) <= 0);
    const newer = all.filter(({ id }) => compareSnowflakes(id, around) > 0);
    const half = Math.floor(limit / 2);
    return [...older.slice(-(limit - half)), ...newer.slice(0, half)].reverse();
  }
  if (after !== undefined) {
    return all
      .filter(({ id }) => compareSnowflakes(id, after) > 0)
      .slice(0, limit)
      .reverse();
  }
  const older =
    before === undefined ? all : all.filter(({ id }) => compareSnowflakes(id, before) < 0);
  return older.slice(-limit).reverse();
}
