import { type APIGuildMember, Routes } from 'discord-api-types/v10';
import { outcomeOf } from './outcome.ts';
import type { Rest } from './rest.ts';

/** What members are called in a server, by id; who cannot be found is left out. Nothing of it is kept. */
export async function memberNames(
  rest: Rest,
  guildId: string,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  const names = await Promise.all(
    memberIds.map(async (memberId): Promise<[string, string][]> => {
      const asked = await outcomeOf(async () => {
        const found = (await rest.get(Routes.guildMember(guildId, memberId))) as APIGuildMember;
        return nameOf(found);
      });
      return asked.kind === 'done' ? [[memberId, asked.value]] : [];
    }),
  );
  return new Map(names.flat());
}

/** The name that others see: of this server, else of the account. */
export function nameOf({ nick, user }: Pick<APIGuildMember, 'nick' | 'user'>): string {
  return nick ?? user.global_name ?? user.username;
}
