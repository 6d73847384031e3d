import { Routes } from 'discord-api-types/v10';
import * as z from 'zod';
import { outcomeOf } from '../discord/outcome.ts';
import type { Rest } from '../discord/rest.ts';

const Application = z.looseObject({
  id: z.string().regex(/^\d+$/),
  verify_key: z.string().regex(/^[0-9a-f]{64}$/i),
  interactions_endpoint_url: z.string().nullish(),
});
const User = z.looseObject({ username: z.string() });

export type Known = {
  kind: 'known';
  /** The bot's own name. */
  name: string;
  applicationId: string;
  publicKey: string;
  /** Where Discord sends interactions; null: over the gateway. */
  endpoint: string | null;
};

export type Identified =
  | Known
  | { kind: 'wrong-form' }
  | { kind: 'wrong-token' }
  | { kind: 'limited'; seconds: number }
  /** Discord's own trouble, such as `HTTP 503`. */
  | { kind: 'discord-down'; why: string }
  | { kind: 'no-network'; why: string }
  /** Something else than Discord's API is at this address. */
  | { kind: 'strange-answer' };

/** As pasted, without what is often pasted along with it. */
export function cleanToken(pasted: string): string {
  return pasted.trim().replace(/^Bot\s+/i, '');
}

/** Whose token this is, by Discord's word. */
export async function identify(
  token: string,
  restOf: (token: string) => Pick<Rest, 'get'>,
): Promise<Identified> {
  // Anything else could not even be sent.
  if (!/^[\x21-\x7e]+$/.test(token)) return { kind: 'wrong-form' };
  const rest = restOf(token);
  const asked = await outcomeOf(async () => ({
    application: await rest.get(Routes.currentApplication()),
    user: await rest.get(Routes.user()),
  }));
  switch (asked.kind) {
    case 'unauthorised':
      return { kind: 'wrong-token' };
    case 'limited':
      return { kind: 'limited', seconds: Math.ceil(asked.retryAfterMs / 1000) };
    case 'unknown': {
      const status = /^HTTP (\d+)$/.exec(asked.why)?.[1];
      if (status === undefined) return { kind: 'no-network', why: asked.why };
      return status.startsWith('5')
        ? { kind: 'discord-down', why: asked.why }
        : { kind: 'strange-answer' };
    }
    case 'refused':
      return { kind: 'strange-answer' };
    case 'done': {
      const application = Application.safeParse(asked.value.application);
      const user = User.safeParse(asked.value.user);
      if (!application.success || !user.success) return { kind: 'strange-answer' };
      return {
        kind: 'known',
        name: user.data.username,
        applicationId: application.data.id,
        publicKey: application.data.verify_key,
        endpoint: application.data.interactions_endpoint_url || null,
      };
    }
  }
}
