import { createDoor } from '../../src/discord/door.ts';
import { createRest } from '../../src/discord/rest.ts';
import type { LocalDiscord } from '../../src/playground/local-discord.ts';

/** The product's door to a local Discord, at no pace: whatever is asked leaves at once. */
export function openDoor({ token, apiBase }: Pick<LocalDiscord, 'token' | 'apiBase'>) {
  const { send, edit } = createDoor(createRest(token, apiBase), {
    elapsed: () => 0,
    take: async () => () => {},
    isStopping: () => false,
  });
  const NEVER = Number.POSITIVE_INFINITY;
  return {
    send: (channel: string, message: Parameters<typeof send>[1], nonce: string) =>
      send(channel, message, nonce, NEVER),
    edit: (channel: string, id: string, message: Parameters<typeof edit>[2]) =>
      edit(channel, id, message, NEVER),
  };
}
