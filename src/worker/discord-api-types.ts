/**
 * Stands in for `discord-api-types/v10` in the Worker's bundle (`[alias]` in wrangler.toml): the
 * package is CommonJS, so all of its 90 KB would come along for these few constants.
 * test/worker/stand-ins.test.ts holds that they are the package's own; one that is missing here
 * fails the build.
 */
export const ApplicationCommandType = { ChatInput: 1 };

export const ApplicationCommandOptionType = {
  Subcommand: 1,
  SubcommandGroup: 2,
  String: 3,
  Integer: 4,
  Boolean: 5,
  User: 6,
  Channel: 7,
  Role: 8,
  Mentionable: 9,
  Number: 10,
  Attachment: 11,
};

export const ApplicationIntegrationType = { GuildInstall: 0 };

export const ButtonStyle = { Primary: 1, Secondary: 2, Success: 3, Danger: 4, Link: 5 };

export const ChannelType = { GuildText: 0, GuildAnnouncement: 5 };

export const ComponentType = {
  ActionRow: 1,
  Button: 2,
  StringSelect: 3,
  TextInput: 4,
  UserSelect: 5,
  RoleSelect: 6,
  MentionableSelect: 7,
  ChannelSelect: 8,
  Label: 18,
  FileUpload: 19,
};

export const InteractionContextType = { Guild: 0 };

export const InteractionResponseType = {
  Pong: 1,
  ChannelMessageWithSource: 4,
  DeferredChannelMessageWithSource: 5,
  DeferredMessageUpdate: 6,
  UpdateMessage: 7,
  ApplicationCommandAutocompleteResult: 8,
  Modal: 9,
};

export const InteractionType = {
  Ping: 1,
  ApplicationCommand: 2,
  MessageComponent: 3,
  ApplicationCommandAutocomplete: 4,
  ModalSubmit: 5,
};

export const MessageFlags = { Ephemeral: 64 };

export const SelectMenuDefaultValueType = { User: 'user', Role: 'role', Channel: 'channel' };

export const TextInputStyle = { Short: 1, Paragraph: 2 };

export const PermissionFlagsBits = {
  Administrator: 1n << 3n,
  ManageGuild: 1n << 5n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  EmbedLinks: 1n << 14n,
  ReadMessageHistory: 1n << 16n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
};

const safe = (part: string) => (/^[\d%A-Za-z-_]+$/.test(part) ? part : encodeURIComponent(part));

export const Routes = {
  applicationCommands: (id: string) => `/applications/${safe(id)}/commands`,
  channel: (id: string) => `/channels/${safe(id)}`,
  channelMessage: (id: string, message: string) =>
    `/channels/${safe(id)}/messages/${safe(message)}`,
  channelMessages: (id: string) => `/channels/${safe(id)}/messages`,
  guildMember: (id: string, member: string) => `/guilds/${safe(id)}/members/${safe(member)}`,
  guildRoles: (id: string) => `/guilds/${safe(id)}/roles`,
  interactionCallback: (id: string, token: string) =>
    `/interactions/${safe(id)}/${safe(token)}/callback`,
  threads: (id: string, message: string) =>
    `/channels/${safe(id)}/messages/${safe(message)}/threads`,
  userChannels: () => '/users/@me/channels',
  userGuilds: () => '/users/@me/guilds',
  webhookMessage: (id: string, token: string, message: string) =>
    `/webhooks/${safe(id)}/${safe(token)}/messages/${safe(message)}`,
};
