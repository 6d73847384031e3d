import type { Ask } from '../discord/ask.ts';
import type { Choice, Reply } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Group } from '../store/groups.ts';
import { inviteMessage } from '../views/invite.ts';
import { say } from '../views/parts.ts';
import { bare, plain } from '../views/text.ts';
import { whichGroup } from '../views/which-group.ts';
import { GroupId, type Kit } from './kit.ts';

export type Found = { kind: 'group'; group: Group } | { kind: 'answer'; message: Message };

/**
 * The group that a member means: the one named, or the only one they are in. With several, the
 * answer asks; its menu carries `goOn`.
 */
export async function memberGroup(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
  goOn: string,
): Promise<Found> {
  const { language } = ask;
  const mine = await kit.store.groups.ofMember(ask.guildId, ask.memberId);
  if (named !== null) {
    const group = mine.find(({ groupId }) => groupId === idOf(named));
    if (group) return { kind: 'group', group };
    const other = (await kit.store.groups.list(ask.guildId)).find(
      ({ groupId }) => groupId === idOf(named),
    );
    if (other === undefined)
      return { kind: 'answer', message: say(language, 'refuse.unknownGroup') };
    return other.status === 'finished'
      ? {
          kind: 'answer',
          message: say(language, 'refuse.groupFinished', { group: plain(other.name) }),
        }
      : { kind: 'answer', message: inviteMessage(language, other) };
  }
  const [only, ...more] = mine;
  if (only === undefined) return { kind: 'answer', message: await noGroup(kit, ask) };
  if (more.length === 0) return { kind: 'group', group: only };
  return { kind: 'answer', message: whichGroup(language, 'refuse.whichGroup', mine, goOn) };
}

/** Why somebody without a group has none. */
export async function noGroup(kit: Kit, ask: Ask): Promise<Message> {
  const open = (await kit.store.groups.list(ask.guildId)).filter(isOpen);
  return say(ask.language, open.length === 0 ? 'refuse.noGroup' : 'refuse.notEnrolled');
}

/**
 * The group that an organiser means: the one named, or the only one that fits. `goOn` is what the
 * menu carries that asks; null where a menu could not carry all that was said.
 */
export async function organisedGroup(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
  goOn: string | null,
  fits: (group: Group) => boolean = isOpen,
): Promise<Found> {
  const { language } = ask;
  const all = await kit.store.groups.list(ask.guildId);
  if (named !== null) {
    const group = all.find(({ groupId }) => groupId === idOf(named));
    if (group === undefined)
      return { kind: 'answer', message: say(language, 'refuse.unknownGroup') };
    if (group.status === 'finished') {
      const message = say(language, 'refuse.groupFinished', { group: plain(group.name) });
      return { kind: 'answer', message };
    }
    return { kind: 'group', group };
  }
  const fitting = all.filter(fits);
  const candidates = fitting.length > 0 ? fitting : all.filter(isOpen);
  const [only, ...more] = candidates;
  if (only === undefined) return { kind: 'answer', message: say(language, 'refuse.noGroup') };
  if (more.length === 0) return { kind: 'group', group: only };
  return {
    kind: 'answer',
    message:
      goOn === null
        ? say(language, 'refuse.whichGroupToEdit')
        : whichGroup(language, 'refuse.whichOrganised', candidates, goOn),
  };
}

export function isOpen(group: Group): boolean {
  return group.status === 'running' || group.status === 'paused';
}

/** Groups of the server whose name holds the text, for autocomplete. */
export async function suggestGroups(
  kit: Kit,
  ask: Ask,
  text: string,
  mineOnly: boolean,
): Promise<Choice[]> {
  const groups = mineOnly
    ? await kit.store.groups.ofMember(ask.guildId, ask.memberId)
    : (await kit.store.groups.list(ask.guildId)).filter(isOpen);
  return groups
    .filter(({ name }) => holds(name, text))
    .map(({ groupId, name }) => ({ name: cutText(bare(name), 100), value: String(groupId) }));
}

/** Whether a name holds what somebody has typed so far. */
export function holds(name: string, typed: string): boolean {
  return name.toLowerCase().includes(typed.trim().toLowerCase());
}

export function message(message: Message): Reply {
  return { kind: 'message', message };
}

function idOf(named: string | number): number | null {
  const parsed = GroupId.safeParse(named);
  return parsed.success ? parsed.data : null;
}
