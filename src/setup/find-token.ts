import { cleanToken, type Identified, identify, type Known } from './ask-discord.ts';
import { askLine, askYes, type SetupParts, TRIES } from './setup-parts.ts';

export type Bot = Known & { token: string };

/** A token that Discord knows: the one given, the one kept, or one that is asked for. Null: told why. */
export async function findToken(parts: SetupParts, kept: string): Promise<Bot | null> {
  const { options, tell, terminal } = parts;
  if (options.token !== null) return check(parts, options.token);
  if (kept !== '') {
    const keeps = options.yes || (await askYes(parts, tell('keepToken'), true));
    if (keeps === null) return null;
    if (keeps) return check(parts, kept);
  }
  if (options.yes) {
    terminal.show(tell('needsToken'));
    return null;
  }
  terminal.show(tell('whereToken'));
  for (let time = 0; time < TRIES; time++) {
    const pasted = await askLine(parts, tell('askToken'), { hidden: true });
    if (pasted === null) return null;
    const bot = await check(parts, pasted);
    if (bot !== null) return bot;
  }
  terminal.show(tell('tooOften'));
  return null;
}

async function check(parts: SetupParts, pasted: string): Promise<Bot | null> {
  const { tell, terminal, restOf } = parts;
  const token = cleanToken(pasted);
  terminal.show(tell('askingDiscord'));
  const identified = await identify(token, restOf);
  terminal.show(sentenceOf(parts, identified));
  return identified.kind === 'known' ? { ...identified, token } : null;
}

function sentenceOf({ tell, address }: SetupParts, identified: Identified): string {
  switch (identified.kind) {
    case 'known':
      return tell('known', { name: identified.name, id: identified.applicationId });
    case 'wrong-form':
      return tell('wrongForm');
    case 'wrong-token':
      return tell('wrongToken');
    case 'limited':
      return tell('limited', { seconds: identified.seconds });
    case 'discord-down':
      return tell('discordDown', { why: identified.why });
    case 'no-network':
      return tell('noNetwork', { address, why: identified.why });
    case 'strange-answer':
      return tell('strangeAnswer', { address });
  }
}
