import { InteractionResponseType, verifyKeyMiddleware } from 'discord-interactions';
import { drizzle } from 'drizzle-orm/postgres-js';
import express from 'express';
import postgres from 'postgres';
import { peerRecord } from './check-in/peer-record.ts';
import { runServer } from './check-in/server.ts';

type Payload = {
  id: string;
  guild_id: string;
  member: { user: { id: string } };
  data: { name: string; options: [{ value: string }] };
};

/** A peer as the tutorials build it: express, discord-interactions, an ORM in a transaction. */
runServer(async ({ databaseUrl, publicKey, pool }) => {
  const db = drizzle({ client: postgres(databaseUrl, { max: pool, fetch_types: false }) });
  const app = express();
  app.post('/interactions', verifyKeyMiddleware(publicKey), async (req, res) => {
    // As most bots do: what is signed is believed.
    const payload = req.body as Payload;
    const itemId = payload.data.options[0].value;
    const done = await peerRecord(db, {
      guildId: payload.guild_id,
      memberId: payload.member.user.id,
      interactionId: payload.id,
      itemId,
      at: Number((BigInt(payload.id) >> 22n) + 1_420_070_400_000n),
    });
    if (done.kind !== 'recorded') {
      res.json({ type: InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE, data: done });
      return;
    }
    res.json({
      type: InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE,
      data: {
        content: `✅ **${done.text}** is done. **+${done.earned}** points, ${done.points} in all.\n${done.left} more this week.\n🔥 Streak: ${done.weeks} weeks · Rank ${done.rank}`,
        components: [
          {
            type: 1,
            components: [
              { type: 2, custom_id: `undo:${done.groupId}:${itemId}`, label: 'Undo', style: 2 },
              { type: 2, custom_id: `list:${done.groupId}`, label: 'Checklist', style: 2 },
            ],
          },
        ],
        allowed_mentions: { parse: [] },
        flags: 64,
      },
    });
  });
  return app.listen(0, '127.0.0.1');
});
