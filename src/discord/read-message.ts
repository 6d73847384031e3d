import { type APIEmbed, type APIMessage, ComponentType } from 'discord-api-types/v10';
import type { Message } from './message.ts';

/** A message of ours as Discord has it, ready to be sent once more; its files are left out. */
export function asMessage({ content, embeds, components = [] }: APIMessage): Message {
  return {
    content,
    embeds: embeds.map(plainEmbed),
    components: components.flatMap((row) => (row.type === ComponentType.ActionRow ? [row] : [])),
  };
}

/** Without what Discord adds, and without pictures: they go with the files. */
function plainEmbed({
  title,
  description,
  url,
  timestamp,
  color,
  footer,
  fields,
}: APIEmbed): APIEmbed {
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(url === undefined ? {} : { url }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(color === undefined ? {} : { color }),
    ...(footer === undefined ? {} : { footer: { text: footer.text } }),
    ...(fields === undefined ? {} : { fields }),
  };
}
