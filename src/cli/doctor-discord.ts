import { commands } from '../commands/index.gen.ts';
import type { Config } from '../config/config.ts';
import { askTime } from '../discord/ask-time.ts';
import { declarations } from '../discord/declaration.ts';
import { areRegistered } from '../discord/register.ts';
import { createRest } from '../discord/rest.ts';
import { commandWords } from '../i18n/command-words.ts';
import { type Identified, identify, type Known } from '../setup/ask-discord.ts';
import { lookAtWay } from './doctor-way.ts';
import { type Finding, finding } from './finding.ts';

/** Clocks may differ by this much, in ms: Discord tells its own to the second. */
const CLOCK = 30_000;

/** The bot at Discord: its token, its commands and how they come here. */
export async function lookAtDiscord(config: Config, now: () => number): Promise<Finding[]> {
  const { discord } = config;
  if (discord === null) return [finding('note', 'tokenNone')];
  const rest = createRest(discord.token, discord.apiBase);
  const known = await identify(discord.token, () => rest);
  if (known.kind !== 'known') return [notKnown(known)];
  const [time, registered, way] = await Promise.all([
    askTime(rest),
    areRegistered(rest, known.applicationId, declarations(commands, commandWords)),
    lookAtWay(config, known),
  ]);
  const seconds = time.kind === 'done' ? Math.round((now() - time.value) / 1000) : null;
  return [
    finding('well', 'tokenOk', { name: known.name, id: known.applicationId }),
    ...mismatches(discord, known),
    ...(seconds === null
      ? []
      : Math.abs(seconds) * 1000 > CLOCK
        ? [finding('wrong', 'discordClock', { seconds: Math.abs(seconds) })]
        : [finding('well', 'discordClockOk')]),
    registered.kind !== 'done'
      ? finding('wrong', 'discordAway', { why: registered.kind })
      : registered.value
        ? finding('well', 'commandsOk')
        : finding('wrong', 'commandsOld'),
    way,
  ];
}

function notKnown(answer: Exclude<Identified, Known>): Finding {
  switch (answer.kind) {
    case 'wrong-form':
    case 'wrong-token':
      return finding('wrong', 'tokenWrong');
    case 'limited':
      return finding('wrong', 'discordAway', { why: `HTTP 429, ${answer.seconds} s` });
    case 'discord-down':
    case 'no-network':
      return finding('wrong', 'discordAway', { why: answer.why });
    case 'strange-answer':
      return finding('wrong', 'discordAway', { why: 'DISCORD_API_BASE' });
  }
}

function mismatches(discord: NonNullable<Config['discord']>, known: Known): Finding[] {
  const id = known.applicationId;
  const hasOther = (own: string | null, theirs: string) =>
    own !== null && own.toLowerCase() !== theirs.toLowerCase();
  return [
    ...(hasOther(discord.applicationId, id) ? [finding('wrong', 'applicationWrong', { id })] : []),
    ...(hasOther(discord.publicKey, known.publicKey) ? [finding('wrong', 'keyWrong', { id })] : []),
  ];
}
