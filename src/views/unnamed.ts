import type { APIEmbed } from 'discord-api-types/v10';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import { type Person, plain } from './text.ts';

/**
 * A message without somebody: their name gives way to "somebody", and of their own words behind it
 * on the line (`name: words`) nothing is left. Of somebody who was hidden nobody can tell which words
 * were theirs: those of everybody who was go. Null when there is nothing to take out.
 */
export function unnamed(
  language: Language,
  message: Message,
  { memberId, alias, hidden }: Person,
): Message | null {
  const somebody = wordsOf(language)('person.hidden');
  const names = [`<@${memberId}>`, `<@!${memberId}>`];
  if (alias !== null) names.push(`**${plain(alias)}**`);
  if (hidden) names.push(somebody);
  const found = { any: false };
  const without = (text: string): string =>
    text
      .split('\n')
      .map((line) => {
        const cleared = clearLine(line, names, somebody);
        found.any ||= cleared !== line;
        return cleared;
      })
      .join('\n');
  const rewritten: Message = {
    ...message,
    ...(message.content === undefined ? {} : { content: without(message.content) }),
    embeds: (message.embeds ?? []).map((embed) => clearEmbed(embed, without)),
  };
  return found.any ? rewritten : null;
}

function clearLine(line: string, names: readonly string[], somebody: string): string {
  return names.reduce((text, name) => {
    const at = text.indexOf(name);
    if (at < 0) return text;
    const behind = text.slice(at + name.length);
    // Their own words, up to the end of the line.
    if (/^\s*[:：]/.test(behind)) return `${text.slice(0, at)}${somebody}: …`;
    return text.replaceAll(name, somebody);
  }, line);
}

function clearEmbed(embed: APIEmbed, without: (text: string) => string): APIEmbed {
  const { title, description, footer, fields } = embed;
  return {
    ...embed,
    ...(title === undefined ? {} : { title: without(title) }),
    ...(description === undefined ? {} : { description: without(description) }),
    ...(footer === undefined ? {} : { footer: { ...footer, text: without(footer.text) } }),
    ...(fields === undefined
      ? {}
      : {
          fields: fields.map((field) => ({
            ...field,
            name: without(field.name),
            value: without(field.value),
          })),
        }),
  };
}
