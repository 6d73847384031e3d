import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, declare, type Reply } from '../../discord/command.ts';
import type { Message } from '../../discord/message.ts';
import { isId } from '../../discord/snowflake.ts';
import { countRoadmap } from '../../roadmap/import/count.ts';
import type { RoadmapDraft } from '../../store/roadmaps.ts';
import { SIDES, type Side, trialMessage } from '../../views/import.ts';
import { say } from '../../views/parts.ts';
import { plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { knownAs, versionOf } from '../roadmaps.ts';
import { message } from '../which.ts';
import { DOCUMENT_OPTIONS, readDocument } from './document.ts';
import { listed } from './list.ts';

/** The interaction that brought a document. */
export const DraftId = z.string().refine(isId);
const Page = z.coerce.number().int().min(0).max(10_000);

/** A roadmap of the server's own: read on trial, and saved on confirmation. */
export default declare({
  name: 'import',
  options: DOCUMENT_OPTIONS,

  run: async (ask, options, kit: Kit) => {
    if (!(await isOrganiser(kit, ask))) return message(say(ask.language, 'refuse.notOrganiser'));
    const read = await readDocument(kit, ask, options);
    if (read.kind === 'answer') return message(read.message);
    const { roadmap, report } = read.imported;
    const known = await knownAs(kit, ask, versionOf({ key: '', roadmap }).version);
    if (known !== undefined) {
      const key = known.isCurrent ? 'import.already' : 'import.earlier';
      return message(say(ask.language, key, { title: plain(known.title) }));
    }
    const draft: RoadmapDraft = {
      draftId: ask.interactionId,
      key: null,
      document: roadmap,
      report,
      renamed: [],
      madeAt: ask.at,
    };
    await kit.store.roadmaps.draft(ask.guildId, draft);
    return message(trial(ask, draft, 'contents', 0));
  },

  dear: ['run'],
  audited: { components: { save: {} } },

  components: {
    page: component(
      z.tuple([DraftId, z.enum(SIDES), Page]),
      async (ask, [draftId, side, page], _, kit: Kit) => {
        const found = await findDraft(kit, ask, draftId);
        return message(
          found.kind === 'answer' ? found.message : trial(ask, found.draft, side, page),
        );
      },
    ),
    save: component(z.tuple([DraftId]), (ask, [draftId], _, kit: Kit) => save(kit, ask, draftId)),
    cancel: component(z.tuple([DraftId]), async (ask, [draftId], _, kit: Kit) => {
      const found = await findDraft(kit, ask, draftId);
      if (found.kind === 'answer') return message(found.message);
      await kit.store.roadmaps.discard(ask.guildId, draftId);
      return message(say(ask.language, 'import.cancelled'));
    }),
  },
});

function trial(ask: Ask, draft: RoadmapDraft, side: Side, page: number): Message {
  const { draftId, document: roadmap, report } = draft;
  const counts = countRoadmap(roadmap);
  const { weeks } = listed({ name: '', roadmap });
  return trialMessage(ask.language, { draftId, roadmap, counts, weeks, report, side, page });
}

type FoundDraft = { kind: 'draft'; draft: RoadmapDraft } | { kind: 'answer'; message: Message };

/** A draft of a new roadmap, for organisers. */
async function findDraft(kit: Kit, ask: Ask, draftId: string): Promise<FoundDraft> {
  if (!(await isOrganiser(kit, ask))) {
    return { kind: 'answer', message: say(ask.language, 'refuse.notOrganiser') };
  }
  const draft = await kit.store.roadmaps.findDraft(ask.guildId, draftId);
  return draft === undefined || draft.key !== null
    ? { kind: 'answer', message: say(ask.language, 'import.gone') }
    : { kind: 'draft', draft };
}

async function save(kit: Kit, ask: Ask, draftId: string): Promise<Reply> {
  const found = await findDraft(kit, ask, draftId);
  if (found.kind === 'answer') return message(found.message);
  const { document } = found.draft;
  const key = `own-${BigInt(draftId).toString(36)}`;
  const version = versionOf({ key, roadmap: document });
  // Somebody may have saved the same document meanwhile.
  const known = await knownAs(kit, ask, version.version);
  if (known !== undefined) {
    await kit.store.roadmaps.discard(ask.guildId, draftId);
    return message(say(ask.language, 'import.already', { title: plain(known.title) }));
  }
  const saved = await kit.store.roadmaps.save(ask.guildId, draftId, {
    ...version,
    by: ask.memberId,
    at: ask.at,
    seen: null,
  });
  if (!saved) return message(say(ask.language, 'import.gone'));
  return {
    kind: 'message',
    message: say(ask.language, 'import.saved', { title: plain(document.title) }),
    did: { detail: { roadmap: document.title } },
  };
}
