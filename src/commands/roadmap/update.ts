import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, declare, type Reply } from '../../discord/command.ts';
import { leavesOf } from '../../roadmap/roadmap.ts';
import type { RoadmapDraft } from '../../store/roadmaps.ts';
import { say } from '../../views/parts.ts';
import { plain } from '../../views/text.ts';
import { PAIRS_A_MENU, UPDATE_SIDES } from '../../views/update.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { findRoadmap, knownAs, suggestRoadmaps, versionOf } from '../roadmaps.ts';
import { message } from '../which.ts';
import { DOCUMENT_OPTIONS, readDocument } from './document.ts';
import { DraftId } from './import.ts';
import { groupsBehind, moveAll, moveOne, offerGroups } from './move-groups.ts';
import { findUpdate, settledDocument, showUpdate, updateOf } from './new-version.ts';

const Page = z.coerce.number().int().min(0).max(10_000);
const Key = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** A new version of the server's own roadmap: shown first, applied on confirmation. */
export default declare({
  name: 'update',
  options: [
    { name: 'roadmap', type: 'string', required: true, autocomplete: true, maxLength: 200 },
    ...DOCUMENT_OPTIONS,
  ],
  run: (ask, { roadmap, file, link }, kit: Kit) => update(kit, ask, roadmap, { file, link }),
  suggest: async (ask, { text }, kit: Kit) =>
    suggestRoadmaps(kit, ask, text, ({ source }) => source.kind === 'own'),

  dear: ['run'],
  audited: { components: { apply: {}, move: { args: ['group'] }, all: {} } },

  components: {
    page: component(
      z.tuple([DraftId, z.enum(UPDATE_SIDES), Page, Page]),
      async (ask, [draftId, side, page, part], _, kit: Kit) => {
        const found = await findUpdate(kit, ask, draftId);
        if (found.kind === 'answer') return message(found.message);
        return message(await showUpdate(kit, ask, found.update, { side, page, part }));
      },
    ),
    /** The next part of the pairs, where one menu cannot hold them all. */
    more: component(
      z.tuple([DraftId, Page, Page]),
      async (ask, [draftId, page, part], _, kit: Kit) => {
        const found = await findUpdate(kit, ask, draftId);
        if (found.kind === 'answer') return message(found.message);
        return message(await showUpdate(kit, ask, found.update, { side: 'changes', page, part }));
      },
    ),
    pairs: component(
      z.tuple([DraftId, Page, Page]),
      (ask, [draftId, page, part], chosen, kit: Kit) =>
        confirm(kit, ask, draftId, { page, part }, chosen),
    ),
    apply: component(z.tuple([DraftId]), (ask, [draftId], _, kit: Kit) => apply(kit, ask, draftId)),
    cancel: component(z.tuple([DraftId]), async (ask, [draftId], _, kit: Kit) => {
      const found = await findUpdate(kit, ask, draftId);
      if (found.kind === 'answer') return message(found.message);
      await kit.store.roadmaps.discard(ask.guildId, draftId);
      return message(say(ask.language, 'import.cancelled'));
    }),
    move: component(z.tuple([GroupId]), (ask, [groupId], _, kit: Kit) =>
      moveOne(kit, ask, groupId),
    ),
    all: component(z.tuple([Key]), (ask, [key], _, kit: Kit) => moveAll(kit, ask, key)),
  },
});

async function update(
  kit: Kit,
  ask: Ask,
  named: string,
  document: Parameters<typeof readDocument>[2],
): Promise<Reply> {
  const { language, guildId } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const found = await findRoadmap(kit, ask, named);
  if (found === undefined) return message(say(language, 'refuse.unknownRoadmap'));
  const { key, source } = found;
  const title = plain(found.title);
  if (source.kind === 'shipped') return message(say(language, 'update.shipped', { title }));
  const read = await readDocument(kit, ask, document);
  if (read.kind === 'answer') return message(read.message);
  const { roadmap, report } = read.imported;
  if (leavesOf(roadmap).every(({ done }) => done)) {
    return message(say(language, 'update.nothingOpen'));
  }
  const { version } = versionOf({ key, roadmap });
  const known = await knownAs(kit, ask, version);
  if (known !== undefined && known.key !== key) {
    return message(say(language, 'import.already', { title: plain(known.title) }));
  }
  const base = { draftId: ask.interactionId, key, document: roadmap, report, madeAt: ask.at };
  const proposed = await updateOf(kit, ask, { ...base, renamed: [] });
  if (proposed === undefined) return message(say(language, 'refuse.unknownRoadmap'));
  const renamed = proposed.changes.renamed.map(({ to }) => to.id);
  const draft: RoadmapDraft = { ...base, renamed };
  const settled = settledDocument({ ...proposed, draft });
  if ([version, versionOf({ key, roadmap: settled }).version].includes(source.version)) {
    const behind = await groupsBehind(kit, ask, proposed.own);
    const same = say(language, 'update.same', { title });
    if (behind.length === 0) return message(same);
    return offerGroups(kit, ask, proposed.own, [same.content ?? '']);
  }
  await kit.store.roadmaps.draft(guildId, draft);
  const first = { side: 'changes', page: 0, part: 0 } as const;
  return message(await showUpdate(kit, ask, { ...proposed, draft }, first));
}

/** Makes the ticks of the menu true: those pairs of its part are the same items, the others not. */
async function confirm(
  kit: Kit,
  ask: Ask,
  draftId: string,
  at: { page: number; part: number },
  chosen: readonly string[],
): Promise<Reply> {
  const found = await findUpdate(kit, ask, draftId);
  if (found.kind === 'answer') return message(found.message);
  const { draft, changes } = found.update;
  const from = at.part * PAIRS_A_MENU;
  const offered = changes.renamed.slice(from, from + PAIRS_A_MENU).map(({ to }) => to.id);
  const renamed = [
    ...draft.renamed.filter((id) => !offered.includes(id)),
    ...offered.filter((id) => chosen.includes(id)),
  ];
  if (!(await kit.store.roadmaps.confirm(ask.guildId, draftId, renamed))) {
    return message(say(ask.language, 'import.gone'));
  }
  const next = { ...found.update, draft: { ...draft, renamed } };
  return message(await showUpdate(kit, ask, next, { side: 'changes', ...at }));
}

async function apply(kit: Kit, ask: Ask, draftId: string): Promise<Reply> {
  const found = await findUpdate(kit, ask, draftId);
  if (found.kind === 'answer') return message(found.message);
  const { own } = found.update;
  const settled = settledDocument(found.update);
  const version = versionOf({ key: own.key, roadmap: settled });
  const known = await knownAs(kit, ask, version.version);
  if (known !== undefined && known.key !== own.key) {
    return message(say(ask.language, 'import.already', { title: plain(known.title) }));
  }
  const saved = await kit.store.roadmaps.save(ask.guildId, draftId, {
    ...version,
    by: ask.memberId,
    at: ask.at,
    seen: own.version,
  });
  if (!saved) return message(say(ask.language, 'import.gone'));
  const { title, language } = settled;
  const newest = { key: own.key, version: version.version, title, language };
  const offered = await offerGroups(kit, ask, newest, null);
  return { ...offered, did: { detail: { roadmap: title } } };
}
