/**
 * Discord's documented limits, the only place in the playground that knows them.
 *
 * Lengths are counted in UTF-16 units. Discord's API counts code points
 * (https://github.com/discord/discord-api-docs/issues/1315), so nothing passes here that Discord refuses.
 */
export const LIMITS = {
  content: 2000,
  embeds: 10,
  embed: {
    title: 256,
    description: 4096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1024,
    footer: 2048,
    author: 256,
    url: 2048,
    /** All text of all embeds of one message. */
    total: 6000,
  },
  rows: 5,
  buttonsInRow: 5,
  /** Components V2: every component, nested ones included. */
  componentsTotal: 40,
  textDisplayTotal: 4000,
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  select: { options: 25, label: 100, value: 100, description: 100, placeholder: 150 },
  modal: { title: 45, components: 5, label: 45, labelDescription: 100 },
  textInput: { length: 4000, placeholder: 100 },
  choices: 25,
  choice: { name: 100, value: 100 },
  command: {
    count: 100,
    name: 32,
    description: 100,
    options: 25,
    /** Names, descriptions and values of the whole command; of translations the longest counts. */
    total: 8000,
  },
  threadName: 100,
  channelName: 100,
  nonce: 25,
  files: 10,
  allowedMentions: 100,
  /** Follow-ups have none of their own; history is read in pages. */
  historyPage: 100,
} as const;

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming */
export const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** How long `enforce_nonce` remembers ("the past few minutes"), in milliseconds. */
export const NONCE_WINDOW = 3 * 60_000;

/** An interaction's first answer, in milliseconds of real time. */
export const FIRST_ANSWER_LIMIT = 3_000;

/** An interaction's token, in milliseconds. */
export const TOKEN_LIFE = 15 * 60_000;
