import { settingsIn, withSettings } from './env-file.ts';
import { findDatabase } from './find-database.ts';
import { type Bot, findToken } from './find-token.ts';
import { findWayIn, type WayIn } from './find-way-in.ts';
import { inviteLink } from './invite-link.ts';
import { settingsFor } from './settings-for.ts';
import type { SetupParts } from './setup-parts.ts';

/**
 * Connects Roadmate to an application on Discord: finds out a token, a database and a way in, writes
 * `.env`, registers the commands and says what is next. Returns whether all of that was done; what
 * was not has been told. Never shows a token or an address with a password.
 */
export async function runSetup(parts: SetupParts): Promise<boolean> {
  const { options, tell, terminal } = parts;
  terminal.show(`${tell('intro')}\n`);
  const file = await parts.readFile();
  if (file.kind === 'failed') return stop(parts, tell('cannotRead', { why: file.why }));
  const before = settingsIn(file.text);

  const bot = await findToken(parts, before.DISCORD_TOKEN ?? '');
  if (bot === null) return false;
  const database = await findDatabase(parts, before.DATABASE_URL ?? '');
  if (database === null) return false;
  const way = await findWayIn(parts);
  if (way === null) return false;
  if (way.address === null && bot.endpoint !== null) {
    terminal.show(tell('endpointSet', { address: bot.endpoint, id: bot.applicationId }));
  }

  const wanted = settingsFor({ bot, database, way, before, apiBase: options.apiBase });
  const problems = parts.problemsOf({ ...before, ...wanted });
  if (problems.length > 0) return stop(parts, [tell('wouldRefuse'), ...problems].join('\n'));
  const saved = await save(parts, { text: file.text, before, wanted });
  if (!saved) return false;
  const registered = options.dryRun || (await register(parts, bot));
  tellNext(parts, bot, way);
  return registered;
}

type Change = {
  text: string;
  before: Readonly<Record<string, string>>;
  wanted: Readonly<Record<string, string>>;
};

async function save(parts: SetupParts, { text, before, wanted }: Change): Promise<boolean> {
  const { options, tell, terminal } = parts;
  const changed = Object.keys(wanted).filter((name) => wanted[name] !== (before[name] ?? ''));
  const replaced = changed.filter((name) => (before[name] ?? '') !== '').join(', ');
  terminal.show(
    changed.length === 0 ? tell('nothingNew') : tell('writing', { names: changed.join(', ') }),
  );
  if (options.dryRun) return true;
  if (replaced !== '' && !options.yes) {
    const answer = await terminal.ask(tell('askReplace', { names: replaced }));
    if (answer === null) return stop(parts, tell('needsYes', { names: replaced }));
    if (!/^(y|是|好|对)/i.test(answer)) return stop(parts, tell('kept'));
  }
  // Also where nothing is new: the file may be open to others.
  const why = await parts.saveFile(withSettings(text, wanted));
  if (why !== null) return stop(parts, tell('cannotWrite', { why }));
  terminal.show(tell('wrote'));
  return true;
}

async function register(parts: SetupParts, bot: Bot): Promise<boolean> {
  const { tell, terminal } = parts;
  terminal.show(tell('registering'));
  try {
    terminal.show(tell(await parts.registerCommands(parts.restOf(bot.token), bot.applicationId)));
    return true;
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? `HTTP ${error.status}` : null;
    const why = status ?? (error instanceof Error ? error.name : 'error');
    return stop(parts, tell('notRegistered', { why }));
  }
}

function tellNext(parts: SetupParts, bot: Bot, { address }: WayIn): void {
  const { options, tell, terminal, permissions } = parts;
  const id = bot.applicationId;
  const steps = [
    (step: number) => tell('invite', { step, permissions, link: inviteLink(id) }),
    (step: number) => tell('start', { step }),
    ...(address === null ? [] : [(step: number) => tell('endpoint', { step, address, id })]),
    (step: number) => tell('inDiscord', { step }),
  ];
  if (options.dryRun) terminal.show(tell('dryRun'));
  terminal.show(`\n${tell('next')}\n${steps.map((say, place) => say(place + 1)).join('\n')}`);
}

function stop({ terminal }: SetupParts, why: string): false {
  terminal.show(why);
  return false;
}
