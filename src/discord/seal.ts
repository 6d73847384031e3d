import type { APIAllowedMentions, APIEmbedFooter } from 'discord-api-types/v10';
import type { File, Message } from './message.ts';

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const LIMITS = {
  content: 2000,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  fileDescription: 1024,
  embeds: 6000,
};

type Sealed = Required<Omit<Message, 'files'>> & {
  allowed_mentions: APIAllowedMentions;
  attachments: { id: string; filename: string; description?: string }[];
};

/**
 * A message as it leaves: nobody is pinged, every part within Discord's limits (in UTF-16 units),
 * cut between code points with an ellipsis. Parts left out are emptied, so that an edit leaves
 * nothing of the message before.
 */
export function sealed(message: Message): Sealed {
  let room = LIMITS.embeds;
  const cut = (text: string, limit: number): string => {
    const kept = cutText(text, Math.min(limit, room));
    room -= kept.length;
    return kept;
  };
  return {
    content: cutText(message.content ?? '', LIMITS.content),
    embeds: (message.embeds ?? []).slice(0, 10).map(({ footer, ...embed }) => ({
      ...embed,
      ...(embed.title === undefined ? {} : { title: cut(embed.title, LIMITS.title) }),
      ...(footer === undefined ? {} : filled({ ...footer, text: cut(footer.text, LIMITS.footer) })),
      ...(embed.fields === undefined
        ? {}
        : {
            fields: embed.fields
              .slice(0, LIMITS.fields)
              .map((field) => ({
                ...field,
                name: cut(field.name, LIMITS.fieldName),
                value: cut(field.value, LIMITS.fieldValue),
              }))
              .filter((field) => field.name.trim() !== '' && field.value.trim() !== ''),
          }),
      ...(embed.description === undefined
        ? {}
        : { description: cut(embed.description, LIMITS.description) }),
    })),
    components: message.components ?? [],
    allowed_mentions: { parse: [] },
    attachments: (message.files ?? []).map(announced),
  };
}

/** https://docs.discord.com/developers/reference#uploading-files */
function announced({ name, description }: File, at: number) {
  return {
    id: String(at),
    filename: name,
    ...(description === undefined
      ? {}
      : { description: cutText(description, LIMITS.fileDescription) }),
  };
}

/** Discord refuses a footer without text. */
function filled(footer: APIEmbedFooter): { footer?: APIEmbedFooter } {
  return footer.text.trim() === '' ? {} : { footer };
}

/** At most `limit` UTF-16 units, never half a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > limit - 1) break;
    cut += character;
  }
  return limit > 0 ? `${cut}…` : '';
}
