import type { Hono } from 'hono';
import { z } from 'zod';
import { REFUSALS } from '../rules/refusals.ts';
import type { Core } from '../state/core.ts';
import type { StoredGuild } from '../state/discord-state.ts';
import { shapeGuild, shapeMember, shapeTextChannel, shapeThread } from '../state/shapes.ts';
import {
  idParam,
  queryParam,
  type RestContext,
  type RestEnv,
  type RestParts,
  refuse,
} from './context.ts';

/** Guilds that the bot is in, their roles, members and channels. */
export function addGuildRoutes(app: Hono<RestEnv>, { core }: RestParts): void {
  const at = '/guilds/:guild_id';
  app.get(at, (c) => c.json(shapeGuild(needOwnGuild(core, c))));
  app.get(`${at}/roles`, (c) => c.json(needOwnGuild(core, c).roles));
  app.get(`${at}/channels`, (c) => {
    const guild = needOwnGuild(core, c);
    const channels = Object.values(core.state.channels);
    return c.json(
      channels.flatMap((channel) =>
        channel.kind === 'text' && channel.guildId === guild.id ? [shapeTextChannel(channel)] : [],
      ),
    );
  });
  app.get(`${at}/threads/active`, (c) => {
    const guild = needOwnGuild(core, c);
    const threads = Object.values(core.state.channels).flatMap((channel) =>
      channel.kind === 'thread' && channel.guildId === guild.id && !channel.archived
        ? [shapeThread(channel)]
        : [],
    );
    return c.json({ threads, members: [], has_more: false });
  });
  app.get(`${at}/members`, (c) => {
    const guild = needOwnGuild(core, c);
    const limit = queryParam(c, 'limit', z.coerce.number().int().min(1).max(1000).default(1));
    const members = Object.values(guild.members).slice(0, limit);
    return c.json(members.map((member) => shapeMember(core, member)));
  });
  app.get(`${at}/members/:user_id`, (c) => {
    const raw = c.req.param('user_id');
    const userId = raw === '@me' ? core.state.bot.id : idParam(c, 'user_id');
    const member = needOwnGuild(core, c).members[userId];
    if (member === undefined)
      return refuse(core.state.users[userId] ? REFUSALS.unknownMember : REFUSALS.unknownUser);
    return c.json(shapeMember(core, member));
  });
}

/** The path's guild, which the bot must be in. */
export function needOwnGuild(core: Core, c: RestContext): StoredGuild {
  const guild = core.state.guilds[idParam(c, 'guild_id')];
  if (guild === undefined) return refuse(REFUSALS.unknownGuild);
  return guild.members[core.state.bot.id] === undefined ? refuse(REFUSALS.missingAccess) : guild;
}
