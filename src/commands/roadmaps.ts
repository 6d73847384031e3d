import fnv1a from '@sindresorhus/fnv1a';
import type { Ask } from '../discord/ask.ts';
import type { Choice } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { languageOf } from '../i18n/language.ts';
import type { ShippedRoadmap } from '../roadmap/shipped-roadmap.ts';
import type { RoadmapVersion } from '../store/roadmaps.ts';
import { bare } from '../views/text.ts';
import type { Kit } from './kit.ts';

/** The name of a roadmap in one language, in options and custom ids: `fastapi-next-steps.en`. */
export function nameOf({ key, roadmap }: ShippedRoadmap): string {
  return `${key}.${roadmap.language}`;
}

/**
 * The roadmap meant by a name, by its title, or by the beginning of only one title: in the asker's
 * language if there is one, else in any.
 */
export function findRoadmap(kit: Kit, ask: Ask, named: string): ShippedRoadmap | undefined {
  const wanted = named.trim().toLowerCase();
  const all = availableRoadmaps(kit, ask);
  const begins = all.filter(({ roadmap }) => roadmap.title.toLowerCase().startsWith(wanted));
  const own = begins.filter(({ roadmap }) => languageOf(roadmap.language) === ask.language);
  const [only, ...more] = own.length > 0 ? own : begins;
  return (
    all.find((each) => nameOf(each).toLowerCase() === wanted) ??
    all.find(({ roadmap }) => roadmap.title.toLowerCase() === wanted) ??
    (wanted !== '' && more.length === 0 ? only : undefined)
  );
}

/** Those in the asker's language first. */
export function availableRoadmaps(kit: Kit, ask: Ask): ShippedRoadmap[] {
  const own = ({ roadmap }: ShippedRoadmap) => languageOf(roadmap.language) === ask.language;
  return [...kit.shipped.filter(own), ...kit.shipped.filter((each) => !own(each))];
}

export function suggestRoadmaps(kit: Kit, ask: Ask, text: string): Choice[] {
  const wanted = text.trim().toLowerCase();
  return availableRoadmaps(kit, ask)
    .filter((each) => `${nameOf(each)} ${each.roadmap.title}`.toLowerCase().includes(wanted))
    .map((each) => ({ value: nameOf(each), name: cutText(bare(each.roadmap.title), 100) }));
}

/** A roadmap as a group pins it: the same content always has the same version. */
export function versionOf({ key, roadmap }: ShippedRoadmap): RoadmapVersion {
  const hash = fnv1a(JSON.stringify(roadmap), { size: 128 }).toString(36);
  return { version: hash, key, document: roadmap };
}
