import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ApplicationIntegrationType,
} from 'discord-api-types/v10';
import type { Hono } from 'hono';
import type { z } from 'zod';
import { Command, Commands } from '../rules/check-command.ts';
import { LIMITS } from '../rules/limits.ts';
import { isRefusal, parseForm, REFUSALS } from '../rules/refusals.ts';
import type { Core } from '../state/core.ts';
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
import { needOwnGuild } from './guilds.ts';

type CommandBody = z.output<typeof Command>;

/** Global and guild commands: https://docs.discord.com/developers/interactions/application-commands */
export function addCommandRoutes(app: Hono<RestEnv>, { core }: RestParts): void {
  for (const at of [
    '/applications/:application_id/commands',
    '/applications/:application_id/guilds/:guild_id/commands',
  ]) {
    app.get(at, (c) => {
      const full = c.req.query('with_localizations') === 'true';
      const commands = ofScope(core, scopeOf(core, c));
      return c.json(full ? commands : commands.map(withoutTranslations));
    });
    app.put(at, async (c) => {
      const scope = scopeOf(core, c);
      const { json } = await readBody(c);
      const bodies = need(parseForm<CommandBody[]>(Commands, json));
      if (bodies.length > LIMITS.command.count) refuse(REFUSALS.tooManyCommands);
      const fresh = bodies.map((body) => toCommand(core, body, scope));
      replace(core, scope, fresh);
      return c.json(fresh);
    });
    app.post(at, async (c) => {
      const scope = scopeOf(core, c);
      const { json } = await readBody(c);
      const command = toCommand(core, need(parseForm<CommandBody>(Command, json)), scope);
      const others = ofScope(core, scope).filter(({ name }) => name !== command.name);
      const isNew = others.length === ofScope(core, scope).length;
      if (isNew && others.length >= LIMITS.command.count) refuse(REFUSALS.tooManyCommands);
      replace(core, scope, [...others, command]);
      return c.json(command, isNew ? 201 : 200);
    });
    app.get(`${at}/:command_id`, (c) => c.json(needCommand(core, c)));
    app.patch(`${at}/:command_id`, async (c) => {
      const scope = scopeOf(core, c);
      const old = needCommand(core, c);
      const { json } = await readBody(c);
      const merged = { ...old, ...(typeof json === 'object' ? json : {}) };
      const body = parseForm<CommandBody>(Command, merged);
      if (isRefusal(body)) return refuse(body);
      const command = { ...toCommand(core, body, scope), id: old.id };
      replace(
        core,
        scope,
        ofScope(core, scope).map((one) => (one.id === old.id ? command : one)),
      );
      return c.json(command);
    });
    app.delete(`${at}/:command_id`, (c) => {
      const scope = scopeOf(core, c);
      const old = needCommand(core, c);
      replace(
        core,
        scope,
        ofScope(core, scope).filter(({ id }) => id !== old.id),
      );
      return noContent();
    });
  }
}

/** The guild of guild commands, null for global ones. */
function scopeOf(core: Core, c: RestContext): string | null {
  if (idParam(c, 'application_id') !== core.state.applicationId)
    return refuse(REFUSALS.unknownApplication);
  return c.req.param('guild_id') === undefined ? null : needOwnGuild(core, c).id;
}

function ofScope(core: Core, scope: string | null): APIApplicationCommand[] {
  return core.state.commands.filter((command) => (command.guild_id ?? null) === scope);
}

function replace(core: Core, scope: string | null, commands: APIApplicationCommand[]): void {
  const others = core.state.commands.filter((command) => (command.guild_id ?? null) !== scope);
  core.state.commands = [...others, ...commands];
  core.emit({ type: 'commands-changed' });
}

function needCommand(core: Core, c: RestContext): APIApplicationCommand {
  const id = idParam(c, 'command_id');
  const command = ofScope(core, scopeOf(core, c)).find((one) => one.id === id);
  return command ?? refuse(REFUSALS.unknownCommand);
}

/** As Discord keeps a command; one of the same name keeps its id. */
function toCommand(core: Core, body: CommandBody, scope: string | null): APIApplicationCommand {
  const old = ofScope(core, scope).find(({ name }) => name === body.name);
  const permissions = body.default_member_permissions;
  const command = {
    ...body,
    id: old?.id ?? core.newId(),
    version: core.newId(),
    application_id: core.state.applicationId,
    type: ApplicationCommandType.ChatInput,
    name_localizations: body.name_localizations ?? null,
    description_localizations: body.description_localizations ?? null,
    default_member_permissions:
      permissions === undefined || permissions === null ? null : String(permissions),
    dm_permission: body.dm_permission ?? true,
    contexts: body.contexts ?? null,
    integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    nsfw: body.nsfw ?? false,
    options: body.options ?? [],
    ...(scope === null ? {} : { guild_id: scope }),
  };
  return JSON.parse(JSON.stringify(command)) as APIApplicationCommand;
}

/** Without `with_localizations` a list leaves translations out. */
function withoutTranslations(command: APIApplicationCommand): unknown {
  return JSON.parse(
    JSON.stringify(command, (key, value) => (key.endsWith('_localizations') ? undefined : value)),
  );
}
