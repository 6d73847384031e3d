import { type Candidate, firstGuild, firstMember } from './ids.ts';

/** Who checks what in: all of it follows from a number, so that nothing is ever repeated. */
export type DoneSpace = {
  candidate: Candidate;
  guilds: number;
  /** Members of one guild. */
  members: number;
  items: readonly string[];
  /** Epoch ms; check-ins of a run carry ids of this time. */
  at: number;
};

const DISCORD_EPOCH = 1_420_070_400_000;
const APPLICATION = '1090000000000000001';
const TOKEN = 'aW50ZXJhY3Rpb246'.repeat(13);

/** `/done item:<id>` as Discord sends it, the n-th of a candidate. */
export function doneInteraction(space: DoneSpace, n: number): string {
  const guild = n % space.guilds;
  const member = Math.floor(n / space.guilds) % space.members;
  const turn = Math.floor(n / (space.guilds * space.members));
  if (turn >= space.items.length) throw new Error('more check-ins than members have items');
  const item = space.items[(turn + 37 * member + 11 * guild) % space.items.length];
  const guildId = String(firstGuild(space.candidate) + BigInt(guild));
  const memberId = String(firstMember(space.candidate) + BigInt(guild * space.members + member));
  const id = (BigInt(space.at - DISCORD_EPOCH) << 22n) + BigInt(n);
  return JSON.stringify({
    app_permissions: '2248473465835073',
    application_id: APPLICATION,
    attachment_size_limit: 10_485_760,
    authorizing_integration_owners: { 0: guildId },
    channel: {
      flags: 0,
      guild_id: guildId,
      id: '1100000000000900001',
      last_message_id: '1300000000000000001',
      name: 'study-group',
      nsfw: false,
      parent_id: '1100000000000900000',
      permissions: '2248473465835073',
      position: 3,
      rate_limit_per_user: 0,
      topic: 'One roadmap, one week at a time',
      type: 0,
    },
    channel_id: '1100000000000900001',
    context: 0,
    data: {
      id: '1090000000000000002',
      name: 'done',
      options: [{ name: 'item', type: 3, value: item }],
      type: 1,
    },
    entitlement_sku_ids: [],
    entitlements: [],
    guild: { features: ['COMMUNITY', 'NEWS'], id: guildId, locale: 'en-US' },
    guild_id: guildId,
    guild_locale: 'en-US',
    id: String(id),
    locale: 'en-US',
    member: memberOf(memberId),
    token: TOKEN,
    type: 2,
    version: 1,
  });
}

/** Discord's PING, sent to see whether an endpoint checks signatures. */
export function pingInteraction(at: number, n: number): string {
  return JSON.stringify({
    app_permissions: '562949953601536',
    application_id: APPLICATION,
    authorizing_integration_owners: {},
    entitlements: [],
    id: String((BigInt(at - DISCORD_EPOCH) << 22n) + BigInt(n)),
    token: TOKEN,
    type: 1,
    user: memberOf(String(firstMember('ceiling'))).user,
    version: 1,
  });
}

function memberOf(memberId: string) {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    deaf: false,
    flags: 0,
    joined_at: '2025-01-06T08:00:00.000000+00:00',
    mute: false,
    nick: null,
    pending: false,
    permissions: '2248473465835073',
    premium_since: null,
    roles: ['1100000000000800001', '1100000000000800002'],
    unusual_dm_activity_until: null,
    user: {
      avatar: 'a_d5efa99b3eeaa7dd43acca82f5692432',
      avatar_decoration_data: null,
      clan: null,
      collectibles: null,
      discriminator: '0',
      display_name_styles: null,
      global_name: 'Somebody who studies',
      id: memberId,
      primary_guild: null,
      public_flags: 64,
      username: 'somebody.who.studies',
    },
  };
}
