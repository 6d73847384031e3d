import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
} from 'discord-api-types/v10';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What a message says, without where it goes or how it is sent. */
export type Message = { content?: string; embeds?: APIEmbed[]; components?: Row[] };
