import fnv1a from '@sindresorhus/fnv1a';
import type { Ask } from '../discord/ask.ts';
import type { Choice } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { languageOf } from '../i18n/language.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { ShippedRoadmap } from '../roadmap/shipped-roadmap.ts';
import type { RoadmapVersion } from '../store/roadmaps.ts';
import { bare } from '../views/text.ts';
import type { Kit } from './kit.ts';

/** A roadmap that a server may use; its document, where it is the server's own, is in the store. */
export type AvailableRoadmap = {
  key: string;
  title: string;
  language: string;
  source: { kind: 'shipped'; roadmap: Roadmap } | { kind: 'own'; version: string };
};

/** A roadmap with its document. */
export type FoundRoadmap = AvailableRoadmap & { name: string; roadmap: Roadmap };

/** The name of a roadmap in one language, in options and custom ids: `fastapi-next-steps.en`. */
function nameOf({ key, language }: Pick<AvailableRoadmap, 'key' | 'language'>): string {
  return `${key}.${language}`;
}

/**
 * The roadmap meant by a name, by its title, or by the beginning of only one title: in the asker's
 * language if there is one, else in any.
 */
export async function findRoadmap(
  kit: Kit,
  ask: Ask,
  named: string,
): Promise<FoundRoadmap | undefined> {
  const wanted = named.trim().toLowerCase();
  const all = await availableRoadmaps(kit, ask);
  const begins = all.filter(({ title }) => title.toLowerCase().startsWith(wanted));
  const own = begins.filter(({ language }) => languageOf(language) === ask.language);
  const [only, ...more] = own.length > 0 ? own : begins;
  const found =
    all.find((each) => nameOf(each).toLowerCase() === wanted) ??
    all.find(({ title }) => title.toLowerCase() === wanted) ??
    (wanted !== '' && more.length === 0 ? only : undefined);
  const [loaded] = found === undefined ? [] : await withDocuments(kit, ask, [found]);
  return loaded;
}

/** The shipped ones and the server's own; those in the asker's language first. */
export async function availableRoadmaps(kit: Kit, ask: Ask): Promise<AvailableRoadmap[]> {
  const own = (await kit.store.roadmaps.own(ask.guildId)).map(
    ({ key, title, language, version }): AvailableRoadmap => {
      return { key, title, language, source: { kind: 'own', version } };
    },
  );
  const shipped = kit.shipped.map(({ key, roadmap }): AvailableRoadmap => {
    const { title, language } = roadmap;
    return { key, title, language, source: { kind: 'shipped', roadmap } };
  });
  const all = [...own, ...shipped];
  const isNear = ({ language }: AvailableRoadmap) => languageOf(language) === ask.language;
  return [...all.filter(isNear), ...all.filter((each) => !isNear(each))];
}

/** The same with their documents, in one round trip. */
export async function withDocuments(
  kit: Kit,
  ask: Ask,
  roadmaps: readonly AvailableRoadmap[],
): Promise<FoundRoadmap[]> {
  const versions = roadmaps.flatMap(({ source }) =>
    source.kind === 'own' ? [source.version] : [],
  );
  const documents = await kit.store.roadmaps.documents(ask.guildId, versions);
  return roadmaps.flatMap((each): FoundRoadmap[] => {
    const { source } = each;
    const roadmap = source.kind === 'shipped' ? source.roadmap : documents.get(source.version);
    return roadmap === undefined ? [] : [{ ...each, name: nameOf(each), roadmap }];
  });
}

/** What a new group of a roadmap pins. */
export function pinned({ key, source, roadmap }: FoundRoadmap): RoadmapVersion {
  if (source.kind === 'shipped') return versionOf({ key, roadmap });
  return { version: source.version, key, document: roadmap };
}

export async function suggestRoadmaps(
  kit: Kit,
  ask: Ask,
  text: string,
  wants: (roadmap: AvailableRoadmap) => boolean = () => true,
): Promise<Choice[]> {
  const wanted = text.trim().toLowerCase();
  return (await availableRoadmaps(kit, ask))
    .filter(wants)
    .filter((each) => `${nameOf(each)} ${each.title}`.toLowerCase().includes(wanted))
    .map((each) => ({ value: nameOf(each), name: cutText(bare(each.title), 100) }));
}

/**
 * A roadmap as a group pins it: the same content always has the same version, in whatever order a
 * reader or a database lists its fields.
 */
export function versionOf({ key, roadmap }: ShippedRoadmap): RoadmapVersion {
  const hash = fnv1a(JSON.stringify(inOrder(roadmap)), { size: 128 }).toString(36);
  return { version: hash, key, document: roadmap };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)]));
}

/** The roadmap that a version is of, when the server has it: as its newest version, or an older one. */
export async function knownAs(
  kit: Kit,
  ask: Ask,
  version: string,
): Promise<{ key: string; title: string; isCurrent: boolean } | undefined> {
  const shipped = kit.shipped.find((each) => versionOf(each).version === version);
  if (shipped !== undefined) {
    return { key: shipped.key, title: shipped.roadmap.title, isCurrent: true };
  }
  const key = await kit.store.roadmaps.keyOf(ask.guildId, version);
  if (key === undefined) return undefined;
  const all = await availableRoadmaps(kit, ask);
  const own = all.find(({ source }) => source.kind === 'own' && source.version === version);
  const found = own ?? all.find((each) => each.key === key);
  return { key, title: found?.title ?? '', isCurrent: own !== undefined };
}
