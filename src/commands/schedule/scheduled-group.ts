import type { Ask } from '../../discord/ask.ts';
import { say } from '../../views/parts.ts';
import { GroupId, type Kit } from '../kit.ts';
import { type Found, organisedGroup } from '../which.ts';

/** The group that an organiser asks about; unlike one that is to be changed, it may be finished. */
export async function scheduledGroup(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
  goOn: string,
): Promise<Found> {
  if (named === null) return organisedGroup(kit, ask, null, goOn);
  const id = GroupId.safeParse(named);
  const groups = await kit.store.groups.list(ask.guildId);
  const group = groups.find(({ groupId }) => id.success && groupId === id.data);
  return group === undefined
    ? { kind: 'answer', message: say(ask.language, 'refuse.unknownGroup') }
    : { kind: 'group', group };
}
