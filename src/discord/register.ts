import {
  type APIApplicationCommand,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Rest } from './rest.ts';

type Declaration = RESTPutAPIApplicationCommandsJSONBody[number];

/** Registers the commands, only when Discord has others. Tells whether it did. */
export async function registerCommands(
  rest: Rest,
  applicationId: string,
  commands: readonly Declaration[],
): Promise<'registered' | 'unchanged'> {
  const route = Routes.applicationCommands(applicationId);
  const current = await registered(rest, applicationId);
  if (fingerprint(current) === fingerprint(commands)) return 'unchanged';
  await rest.put(route, { body: commands.map(asRequested) });
  return 'registered';
}

/** Whether Discord has the commands as they are declared. */
export async function areRegistered(
  rest: Pick<Rest, 'get'>,
  applicationId: string,
  commands: readonly Declaration[],
): Promise<Outcome<boolean>> {
  return outcomeOf(
    async () => fingerprint(await registered(rest, applicationId)) === fingerprint(commands),
  );
}

async function registered(
  rest: Pick<Rest, 'get'>,
  applicationId: string,
): Promise<APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const route = Routes.applicationCommands(applicationId);
  return (await rest.get(route, { query })) as APIApplicationCommand[];
}

/** In requests Discord's OpenAPI description wants permissions as a number; its answers hold a string. */
function asRequested(command: Declaration): object {
  const bits = command.default_member_permissions;
  return bits == null ? command : { ...command, default_member_permissions: Number(bits) };
}

/** The same for two lists that say the same, whatever defaults or ids Discord has added. */
function fingerprint(commands: readonly object[]): string {
  const added = new Set(['id', 'application_id', 'version', 'nsfw', 'dm_permission', 'handler']);
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value)
      .filter(([key, inner]) => !added.has(key) && !isDefault(inner))
      .map(([key, inner]): [string, unknown] => [key, plain(inner)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  };
  return JSON.stringify(
    [...commands].map((command) => JSON.stringify(plain({ type: 1, ...command }))).sort(),
  );
}

/** Discord leaves out, or fills in, what says nothing. */
function isDefault(value: unknown): boolean {
  return value === undefined || value === null || value === false;
}
