import { InteractionType } from 'discord-api-types/v10';
import { openWorld, type World } from '../fakes/world.ts';

const URL = 'http://localhost/interactions';

export type Endpoint = {
  world: World;
  /** Seconds, as Discord signs them. */
  timestamp: () => number;
  /** Delivers a body as Discord would, rightly signed. */
  signed: (body: string) => Promise<Response>;
  /** Delivers a body with these headers only. */
  unsigned: (body: RequestBody, headers: Record<string, string>) => Promise<Response>;
  sign: (body: string, timestamp?: number) => Promise<Record<string, string>>;
  /** An interaction of a member in the world's first server, with these parts replaced. */
  interaction: (parts: Record<string, unknown>) => Record<string, unknown>;
};

type RequestBody = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** The product's own HTTP endpoint, with the key that Discord signs with at hand. */
export async function openEndpoint(world?: World): Promise<Endpoint> {
  const opened = world ?? (await openWorld({ at: '2026-03-02T08:00:00Z' }));
  const { signer } = opened.local.discord;
  const timestamp = () => Math.floor(opened.now() / 1000);
  const [guild] = opened.local.guilds;
  return {
    world: opened,
    timestamp,
    signed: async (body) => opened.app.fetch(await signer.sign(URL, body, timestamp())),
    unsigned: async (body, headers) => {
      const init = { method: 'POST', body, headers, duplex: 'half' };
      return opened.app.fetch(new Request(URL, init));
    },
    sign: async (body, at = timestamp()) =>
      Object.fromEntries((await signer.sign(URL, body, at)).headers),
    interaction: (parts) => ({
      id: '1477938511872000999',
      application_id: opened.local.applicationId,
      token: 'token-of-this-interaction',
      version: 1,
      type: InteractionType.ApplicationCommand,
      guild_id: guild?.id,
      channel: { id: guild?.channels.general, type: 0 },
      member: { user: { id: guild?.members.Mei }, roles: [], permissions: '0' },
      locale: 'en-US',
      guild_locale: 'en-US',
      data: { id: '1', name: 'help', type: 1 },
      ...parts,
    }),
  };
}
