import { InteractionType } from 'discord-api-types/v10';
import { declare } from '../../src/discord/command.ts';
import { createDispatch, type FailedInteraction } from '../../src/discord/dispatch.ts';
import { routesOf } from '../../src/discord/routes.ts';
import { createVerify } from '../../src/discord/verify.ts';
import { createApp } from '../../src/http/app.ts';
import { createSigner } from '../../src/playground/interactions/signing.ts';
import { refusalMessage } from '../../src/views/refusal.ts';
import type { World } from '../fakes/world.ts';

const URL = 'http://localhost/interactions';
const NOW = Date.parse('2026-03-02T08:00:00Z');

export type Endpoint = {
  app: ReturnType<typeof createApp>;
  reports: unknown[];
  /** Seconds, as Discord signs them. */
  timestamp: () => number;
  /** Delivers a body as Discord would, rightly signed. */
  signed: (body: string) => Promise<Response>;
  /** Delivers a body with these headers only. */
  unsigned: (body: RequestBody, headers: Record<string, string>) => Promise<Response>;
  sign: (body: string, timestamp?: number) => Promise<Record<string, string>>;
};

type RequestBody = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
type Parts = Pick<Endpoint, 'app' | 'reports'> & {
  signer: Awaited<ReturnType<typeof createSigner>>;
  now: () => number;
};

/** The HTTP side with one command, `/help`, and no database behind it. */
export async function openEndpoint(): Promise<Endpoint> {
  const signer = await createSigner();
  const reports: FailedInteraction[] = [];
  const help = declare({
    name: 'help',
    options: [],
    run: async (_ask, _options, _kit: null) => ({ kind: 'message', message: { content: 'Help' } }),
  });
  const app = createApp({
    verify: createVerify(signer.publicKey),
    dispatch: createDispatch({
      routes: routesOf([help]),
      kit: null,
      say: refusalMessage,
      savedBy: () => null,
      editAnswer: async () => {},
      sweep: async () => {},
      report: (event) => void reports.push(event),
      wait: () => new Promise(() => {}),
      now: () => NOW,
    }),
    now: () => NOW,
    background: () => {},
    databaseTrouble: async () => null,
  });
  return endpoint({ app, reports, signer, now: () => NOW });
}

/** The HTTP side of the whole product. */
export function endpointOf({ app, reports, local, now }: World): Endpoint {
  return endpoint({ app, reports, signer: local.discord.signer, now });
}

function endpoint({ app, reports, signer, now }: Parts): Endpoint {
  const timestamp = () => Math.floor(now() / 1000);
  return {
    app,
    reports,
    timestamp,
    signed: async (body) => app.fetch(await signer.sign(URL, body, timestamp())),
    unsigned: async (body, headers) => {
      const init = { method: 'POST', body, headers, duplex: 'half' };
      return app.fetch(new Request(URL, init));
    },
    sign: async (body, at = timestamp()) =>
      Object.fromEntries((await signer.sign(URL, body, at)).headers),
  };
}

/** A member's `/help`, as Discord sends it, with these parts replaced. */
export function interaction(parts: Record<string, unknown>): Record<string, unknown> {
  return {
    id: '1477938511872000999',
    application_id: '1200000000000000000',
    token: 'token-of-this-interaction',
    version: 1,
    type: InteractionType.ApplicationCommand,
    guild_id: '1477938511872000000',
    channel: { id: '1477938511872000006', type: 0 },
    member: { user: { id: '1477938511872000009' }, roles: [], permissions: '0' },
    locale: 'en-US',
    guild_locale: 'en-US',
    data: { id: '1', name: 'help', type: 1 },
    ...parts,
  };
}
