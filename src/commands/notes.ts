import type { Ask } from '../discord/ask.ts';
import type { Reply } from '../discord/command.ts';
import { type Key, type Params, wordsOf } from '../i18n/words.ts';
import { LINK_LIMIT, NOTE_LIMIT, noteModal } from '../views/note.ts';
import { say } from '../views/parts.ts';
import { plain } from '../views/text.ts';
import { checklist } from './checklist.ts';
import type { Kit } from './kit.ts';
import { isWebAddress, keptNote } from './record.ts';
import { memberGroup, message } from './which.ts';

/** Opens the dialog for what was learnt from a done item, with what is there already. */
export async function askNote(kit: Kit, ask: Ask, groupId: number, itemId: string): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const items = await kit.store.groups.items(ask.guildId, groupId, ask.memberId);
  const item = items.find((each) => each.itemId === itemId);
  if (item === undefined) {
    return message(say(ask.language, 'refuse.unknownItem', { item: plain(itemId) }));
  }
  if (item.done !== 'done') {
    return message(say(ask.language, 'note.notDone', { item: plain(item.text) }));
  }
  return { kind: 'modal', modal: noteModal(ask.language, groupId, item) };
}

/** Keeps what the dialog holds; both fields empty take the note away. */
export async function keepNote(
  kit: Kit,
  ask: Ask,
  about: { groupId: number; itemId: string },
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { note = '', link = '' } = fields;
  const web = link.trim();
  const words = wordsOf(ask.language);
  const refused = (key: Key, params?: Params) => message(say(ask.language, key, params));
  const tooLong = (['note', 'link'] as const).find(
    (field) => (fields[field] ?? '').length > { note: NOTE_LIMIT, link: LINK_LIMIT }[field],
  );
  if (tooLong !== undefined) {
    const option = words(tooLong === 'note' ? 'note.learnt' : 'note.link');
    const limit = tooLong === 'note' ? NOTE_LIMIT : LINK_LIMIT;
    return refused('refuse.tooLong', { option, limit });
  }
  if (web !== '' && !isWebAddress(web)) return refused('refuse.badLink');
  const found = await memberGroup(kit, ask, about.groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { guildId, memberId } = ask;
  const kept = keptNote({ note, link: web });
  const isKept = await kit.store.checkIns.annotate(guildId, { ...about, memberId }, kept);
  if (!isKept) return refused('note.tooLate');
  const item = plain(await kit.store.groups.textOf(guildId, about.groupId, about.itemId));
  const isEmpty = kept.note === null && kept.link === null;
  const news = words(isEmpty ? 'note.cleared' : 'note.saved', { item });
  return message(await checklist(kit, ask, found.group, { scope: null, page: 0, news }));
}
