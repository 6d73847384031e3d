import { customId } from '../discord/command.ts';
import type { Message, Row } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { ReportEntry } from '../roadmap/import/import-report.ts';
import type { LeafChanges } from '../roadmap/leaf-changes.ts';
import type { Leaf } from '../roadmap/roadmap.ts';
import { reportLines } from './import-report.ts';
import { pageAt, paginate } from './pages.ts';
import { button, buttons, COLOUR, select } from './parts.ts';
import { bare, mention, plain } from './text.ts';
import { pageFooter, turnButtons } from './turn-pages.ts';

/** What of a new version is looked at. */
export const UPDATE_SIDES = ['changes', 'report'] as const;
export type UpdateSide = (typeof UPDATE_SIDES)[number];

export type NewVersion = {
  draftId: string;
  title: string;
  changes: LeafChanges;
  /** The new items of the pairs that are confirmed. */
  confirmed: ReadonlySet<string>;
  /** Who has done an item, by its id in the old version. */
  doneBy: ReadonlyMap<string, readonly string[]>;
  report: readonly ReportEntry[];
  side: UpdateSide;
  page: number;
  /** Which part of the pairs the menu offers, from 0. */
  part: number;
};

const PAGE = 3600;
/** Discord's menus hold 25 options. */
export const PAIRS_A_MENU = 25;
const NAMED = 5;

/** What a new version would change and whose progress it touches, before anything is changed. */
export function updateMessage(language: Language, version: NewVersion): Message {
  const words = wordsOf(language);
  const { draftId, side, part, report } = version;
  const lines = side === 'changes' ? changeLines(words, version) : reportLines(words, report);
  const pages = paginate(lines, PAGE);
  const { text, page } = pageAt(pages, version.page);
  const go = (to: UpdateSide, number: number) =>
    customId('roadmap.update', 'page', draftId, to, number, part);
  const other =
    side === 'changes'
      ? button(go('report', 0), words('import.showReport', { count: report.length }))
      : button(go('changes', 0), words('import.showContents'));
  const turns = turnButtons(words, page, pages.length, (to) => go(side, to));
  return {
    content: words('update.notApplied'),
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('update.title', { title: plain(version.title) }),
        description: text,
        ...pageFooter(words, page, pages.length),
      },
    ],
    components: [
      ...pairsMenu(words, version, page),
      buttons(
        button(customId('roadmap.update', 'apply', draftId), words('update.apply'), 'success'),
        button(customId('roadmap.update', 'cancel', draftId), words('import.cancel')),
        other,
      ),
      ...(turns.length > 0 ? [buttons(...turns)] : []),
    ],
  };
}

function pairsMenu(words: Words, version: NewVersion, page: number): Row[] {
  const { changes, confirmed, draftId, side, part } = version;
  const from = part * PAIRS_A_MENU;
  const pairs = changes.renamed.slice(from, from + PAIRS_A_MENU);
  if (side !== 'changes' || pairs.length === 0) return [];
  const parts = Math.ceil(changes.renamed.length / PAIRS_A_MENU);
  const id = customId('roadmap.update', 'pairs', draftId, page, part);
  const menu = select(
    id,
    words('update.confirm', { from: from + 1, to: from + pairs.length }),
    pairs.map(({ from: old, to, similarity }) => ({
      value: to.id,
      label: `${cutText(bare(old.text), 45)} → ${cutText(bare(to.text), 45)}`,
      description: `${Math.round(similarity * 100)} %`,
      chosen: confirmed.has(to.id),
    })),
    { least: 0, most: PAIRS_A_MENU },
  );
  if (parts < 2) return [menu];
  const next = customId('roadmap.update', 'more', draftId, page, (part + 1) % parts);
  return [menu, buttons(button(next, words('update.pagePairs')))];
}

function changeLines(words: Words, version: NewVersion): string[] {
  const { kept, renamed, moved, added, removed } = version.changes;
  const head = words('update.summary', {
    kept,
    renamed: renamed.length,
    moved: moved.length,
    added: added.length,
    removed: removed.length,
  });
  const isSame = renamed.length + moved.length + added.length + removed.length === 0;
  const touched = (leaf: Leaf) => touches(words, version.doneBy.get(leaf.id) ?? []);
  const pairs = renamed.map(({ from, to, similarity }) => {
    const mark = version.confirmed.has(to.id) ? '✅' : '❌';
    // The same words elsewhere: the places tell the two apart.
    const isMove = from.text === to.text;
    const texts = {
      from: plain(isMove ? `${from.text} (${from.topic.title})` : from.text),
      to: plain(isMove ? to.topic.title : to.text),
    };
    return words('update.pair', { mark, ...texts, similarity }) + touched(from);
  });
  return [
    head,
    ...(isSame ? ['', words('update.onlyWords')] : []),
    ...section(words('update.renamed', { count: renamed.length }), pairs, [
      words('update.renamedHint'),
    ]),
    ...section(
      words('update.removed', { count: removed.length }),
      removed.map((leaf) => `➖ ${plain(leaf.text)}${touched(leaf)}`),
    ),
    ...section(
      words('update.moved', { count: moved.length }),
      moved.map(({ from, to }) => {
        const places = { from: plain(from.topic.title), to: plain(to.topic.title) };
        const line = words('update.movedLine', { text: plain(to.text), ...places });
        return `↪️ ${line}${touched(from)}`;
      }),
    ),
    ...section(
      words('update.added', { count: added.length }),
      added.map((leaf) => `➕ ${plain(leaf.text)}`),
    ),
  ];
}

function section(title: string, lines: readonly string[], hint: readonly string[] = []): string[] {
  return lines.length === 0 ? [] : ['', `__**${title}**__`, ...hint, ...lines];
}

/** ` · done by @Mei, @Sam and 3 more`. */
function touches(words: Words, members: readonly string[]): string {
  if (members.length === 0) return '';
  const named = members.slice(0, NAMED).map(mention).join(', ');
  const count = members.length - NAMED;
  const who = count > 0 ? words('update.more', { who: named, count }) : named;
  return ` · ${words('update.touches', { who })}`;
}
