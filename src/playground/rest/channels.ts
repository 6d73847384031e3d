import type { Hono } from 'hono';
import { z } from 'zod';
import { text } from '../rules/check-text.ts';
import { LIMITS } from '../rules/limits.ts';
import { parseForm, REFUSALS } from '../rules/refusals.ts';
import { openChannel } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { StoredChannel } from '../state/discord-state.ts';
import type { PermissionName } from '../state/permissions.ts';
import { shapeChannel } from '../state/shapes.ts';
import { changeThread } from '../state/threads.ts';
import { deleteChannel } from '../state/world-channels.ts';
import {
  idParam,
  need,
  noContent,
  type RestContext,
  type RestEnv,
  type RestParts,
  readBody,
  refuse,
} from './context.ts';

const ChannelChange = z.object({ name: text(LIMITS.channelName, 1).nullish() });

/** A channel itself. */
export function addChannelRoutes(app: Hono<RestEnv>, { core }: RestParts): void {
  app.get('/channels/:channel_id', (c) => c.json(shapeChannel(core, needChannel(core, c))));
  app.patch('/channels/:channel_id', async (c) => {
    const channel = needChannel(core, c);
    const { json } = await readBody(c);
    if (channel.kind === 'dm') return refuse(REFUSALS.wrongChannelType);
    if (channel.kind === 'thread') {
      return c.json(shapeChannel(core, need(changeThread(core, channel, json))));
    }
    needChannel(core, c, 'ManageChannels');
    const body = need(parseForm<z.output<typeof ChannelChange>>(ChannelChange, json));
    channel.name = body.name ?? channel.name;
    core.emit({ type: 'channel-updated', channel });
    return c.json(shapeChannel(core, channel));
  });
  app.delete('/channels/:channel_id', (c) => {
    const { kind } = needChannel(core, c);
    const channel = needChannel(core, c, kind === 'thread' ? 'ManageThreads' : 'ManageChannels');
    deleteChannel(core, channel.id);
    return c.json(shapeChannel(core, channel));
  });
  app.post('/channels/:channel_id/typing', (c) => {
    const { kind } = needChannel(core, c);
    needChannel(core, c, kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages');
    return noContent();
  });
}

/** The path's channel, which the bot must see and have these permissions in. */
export function needChannel(
  core: Core,
  c: RestContext,
  ...permissions: PermissionName[]
): StoredChannel {
  const id = idParam(c, 'channel_id');
  return need(openChannel(core, id, core.state.bot.id, ...permissions));
}
