import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
} from 'discord-api-types/v10';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What a message says, without where it goes or how it is sent. */
export type Message = {
  content?: string;
  embeds?: APIEmbed[];
  components?: Row[];
  /** Sent along; only answers to members have any. */
  files?: readonly TextFile[];
};

/** A file to hand over, as UTF-8. */
export type TextFile = { name: string; text: string };

/** Of every file that is handed over. */
export const FILE_TYPE = 'text/markdown; charset=utf-8';
