import { createPublicKey, verify } from 'node:crypto';

type Handler = (interaction: Record<string, unknown>) => unknown;

/**
 * A small application in this process: verifies signatures with node:crypto (not with the code under
 * test), answers PING, and hands the rest to `handler`; `undefined` becomes 202.
 */
export function makeEndpoint(publicKey: string, handler: Handler) {
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(publicKey, 'hex'),
  ]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const received: Record<string, unknown>[] = [];
  const handle = async (request: Request): Promise<Response> => {
    const body = await request.text();
    const timestamp = request.headers.get('x-signature-timestamp') ?? '';
    const signature = Buffer.from(request.headers.get('x-signature-ed25519') ?? '', 'hex');
    if (!verify(null, Buffer.from(timestamp + body), key, signature))
      return new Response('bad signature', { status: 401 });
    const interaction = JSON.parse(body);
    if (interaction.type === 1) return Response.json({ type: 1 });
    received.push(interaction);
    const answer = await handler(interaction);
    return answer === undefined ? new Response(null, { status: 202 }) : Response.json(answer);
  };
  return { handle, received };
}
