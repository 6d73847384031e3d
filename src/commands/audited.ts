import type { Audit } from '../discord/act.ts';
import type { Did } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { GroupId, type Kit } from './kit.ts';
import { isOrganiser } from './organiser.ts';

/** What was done stands in the log as begun: nobody could write that it was done. */
export type AuditReport = { event: 'audit-incomplete'; error: unknown };

/**
 * Keeps a log of what organisers do. The entry is written before the action: one that cannot be
 * written keeps it from being done, and a process that is killed leaves `begun`, never nothing.
 * Others are refused by the handler itself, and leave no entry.
 */
export function keepAudit(kit: Pick<Kit, 'store'>, report: (event: AuditReport) => void): Audit {
  const { audit } = kit.store;
  return async (ask, { action, given }, carryOut) => {
    const known = { ...ask, organiser: await isOrganiser(kit, ask) };
    if (!known.organiser) return carryOut(known);
    const { guildId, interactionId, memberId } = ask;
    const { group, ...detail } = given;
    const groupId = GroupId.safeParse(group).data ?? null;
    await audit
      .begin(guildId, { interactionId, memberId, action, groupId, detail })
      .catch((cause: unknown) => {
        // Not the error itself: of a statement that was lost nobody knows whether it was done, but
        // the action was not.
        throw new Error('no entry in the audit log, so the action was not begun', { cause });
      });
    const complete = (outcome: 'done' | 'refused' | 'failed', did?: Did) =>
      audit
        .complete(guildId, interactionId, {
          outcome,
          groupId: did?.groupId ?? null,
          detail: short(did?.detail ?? {}),
        })
        // What was done is done: the entry stays `begun`, and nobody is told otherwise.
        .catch((error: unknown) => report({ event: 'audit-incomplete', error }));
    try {
      const reply = await carryOut(known);
      const did = reply?.kind === 'message' ? reply.did : undefined;
      await complete(did === undefined ? 'refused' : 'done', did);
      return reply;
    } catch (error) {
      await complete('failed');
      throw error;
    }
  };
}

function short(detail: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, cutText(value, 100)]),
  );
}
