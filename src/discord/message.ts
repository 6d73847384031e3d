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
  /** Sent along, at most ten; an embed shows a picture among them as `attachment://<name>`. */
  files?: readonly File[];
};

/** A file to hand over; a string goes as UTF-8. */
export type File = {
  /** Letters, digits, `.`, `-` and `_`: Discord changes any other character. */
  name: string;
  data: string | Uint8Array<ArrayBuffer>;
  /** Its MIME type. */
  type: string;
  /** Read aloud in place of a picture; at most 1,024 UTF-16 units. */
  description?: string;
};

export const MARKDOWN = 'text/markdown; charset=utf-8';
