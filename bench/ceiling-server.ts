import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import postgres from 'postgres';
import { recordStatement } from './check-in/record-statement.ts';
import { runServer } from './check-in/server.ts';

/** Only to know what is read; the ceiling checks nothing. */
type Payload = {
  id: string;
  type: number;
  guild_id: string;
  member: { user: { id: string } };
  data: { options: [{ value: string }] };
};

/**
 * The least that a check-in can be: node:http, node:crypto, the product's own statement through
 * postgres.js, and an answer of the same size. No checks of the input, no framework, no words.
 */
runServer(async ({ databaseUrl, publicKey, pool }) => {
  const sql = postgres(databaseUrl, { max: pool, fetch_types: false });
  const { text, values } = await recordStatement();
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    const answer = (status: number, body: string) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    };
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } =
        request.headers;
      const message = Buffer.concat([Buffer.from(String(timestamp)), body]);
      if (!verify(null, message, key, Buffer.from(String(signature), 'hex'))) {
        return answer(401, '{"error":"invalid request signature"}');
      }
      const payload: Payload = JSON.parse(body.toString());
      if (payload.type === 1) return answer(200, '{"type":1}');
      const item = payload.data.options[0].value;
      const at = new Date(Number((BigInt(payload.id) >> 22n) + 1_420_070_400_000n));
      const params = values({
        guildId: payload.guild_id,
        memberId: payload.member.user.id,
        interactionId: payload.id,
        item,
        at: at.toISOString(),
      });
      sql
        .unsafe(text, params, { prepare: true })
        .values()
        .then(
          ([row]) => answer(200, reply(row ?? [], item)),
          (error: unknown) => answer(500, JSON.stringify({ error: String(error) })),
        );
    });
  });
  server.listen(0, '127.0.0.1');
  return server;
});

/** As long as the product's answer, with the same figures in it. */
function reply(row: readonly unknown[], item: string): string {
  const [, , , , earned, groupId, , week, , , text, points, ahead, left] = row;
  return JSON.stringify({
    type: 4,
    data: {
      content: `✅ **${text}** is done. **+${earned}** points, ${points} in all.\n${left} more this week.\n🔥 Streak: ${week} weeks · Rank ${Number(ahead) + 1}`,
      embeds: [],
      components: [
        {
          type: 1,
          components: [
            { type: 2, custom_id: `undo:item:${groupId}:${item}`, label: 'Undo', style: 2 },
            { type: 2, custom_id: `done:panel:${groupId}:week:0`, label: 'Checklist', style: 2 },
          ],
        },
      ],
      allowed_mentions: { parse: [] },
      flags: 64,
    },
  });
}
