import type { DraftItem, DraftTopic } from '../draft.ts';
import type { Resource } from '../roadmap.ts';
import { type Duration, readDuration, toDays } from './duration.ts';
import { stripLeadingEmoji } from './emoji.ts';
import { readHeadingTitle, readTitleText } from './heading-title.ts';
import type { Note } from './import-report.ts';
import { type Body, type BodyContext, emptyBody, merge, readBody } from './read-body.ts';
import { linkedResources } from './read-resources.ts';
import { boxesWithin, type Surveyed } from './survey.ts';
import { isDoneCell, nameColumn, type ReadTable, type Row } from './table-rows.ts';

/** Reads a section and everything below it as one topic. */
export function readTopic(node: Surveyed, context: BodyContext): DraftTopic {
  const { explicitId, ticked, title, number, duration, onDemand, stars } = readHeadingTitle(
    node.section,
  );
  const body = readWhole(node, context);
  body.items.push(...body.tables.flatMap((table) => rowItems(table, body.resources)));
  const length = duration ?? body.duration;
  const hasItems = body.items.length > 0;
  return {
    line: node.section.line,
    explicitId,
    value: {
      title,
      ...(number === undefined ? {} : { number }),
      ...(hasItems ? {} : { done: ticked }),
      ...(length === undefined ? {} : { days: daysOf(length, node.section.line, context.note) }),
      ...(onDemand && length === undefined ? { onDemand } : {}),
      ...(stars === 0 ? {} : { stars }),
      ...(body.summary === undefined ? {} : { summary: body.summary }),
      ...body.texts,
      why: body.why,
      resources: body.resources,
    },
    // An item's own mark goes before its heading's.
    items: ticked && boxesWithin(node) === 0 ? body.items.map(tick) : body.items,
  };
}

/** The body of a section with those of the headings below it: labels, or groups of items. */
export function readWhole(node: Surveyed, context: BodyContext, group?: string): Body {
  const inner = { ...context, boxesOnly: context.boxesOnly || boxesWithin(node) > 0 };
  const body =
    node.aside === 'skipped'
      ? emptyBody()
      : readBody(
          node.section.blocks,
          inner,
          group,
          node.level === 0 ? undefined : facetLabel(node, group),
        );
  for (const child of node.children) {
    if (child.label === 'left-out' && child.aside !== undefined) continue;
    const name = child.label === undefined ? readHeadingTitle(child.section).title : group;
    merge(body, readWhole(child, inner, name));
  }
  return body;
}

/** The topics that a table's rows are, under a phase. */
export function rowTopics(table: ReadTable, note: Note): DraftTopic[] {
  const at = nameColumn(table);
  return table.rows.flatMap((row): DraftTopic[] => {
    const cell = row.cells[at];
    if (cell === undefined || cell.text === '') return [];
    const title = readTitleText(stripLeadingEmoji(cell.text));
    const details = rowDetails(table, row, at);
    const length = title.duration ?? details.duration;
    return [
      {
        line: row.line,
        explicitId: undefined,
        value: {
          title: title.title,
          ...(title.number === undefined ? {} : { number: title.number }),
          done: details.done || cell.struck,
          ...(length === undefined ? {} : { days: daysOf(length, row.line, note) }),
          ...(title.stars === 0 ? {} : { stars: title.stars }),
          ...details.texts,
          why: [],
          resources: row.cells.flatMap(linkedResources),
        },
        items: [],
      },
    ];
  });
}

function rowItems(table: ReadTable, resources: Resource[]): DraftItem[] {
  const at = nameColumn(table);
  return table.rows.flatMap((row): DraftItem[] => {
    const cell = row.cells[at];
    const text = stripLeadingEmoji(cell?.text ?? '').replace(/^\[[ xX✓✔]?\]\s*/, '');
    resources.push(...row.cells.flatMap(linkedResources));
    if (cell === undefined || text === '') return [];
    const done = cell.struck || row.cells.some((each) => isDoneCell(each.text));
    return [{ line: row.line, explicitId: undefined, value: { text, done } }];
  });
}

/** What the other cells say: the first text is the goal, then what to do, then what matters. */
function rowDetails(table: ReadTable, row: Row, at: number) {
  const others = row.cells.flatMap(({ text }, index) =>
    index > at ? [{ text, header: table.header[index] ?? '' }] : [],
  );
  const done = row.cells.some(({ text }) => isDoneCell(text));
  const duration = others.map(({ text }) => readDuration(text)).find((each) => each !== undefined);
  const isProgress = ({ header, text }: { header: string; text: string }) =>
    isDoneCell(text) ||
    /进度|状态|status|progress|estado|durum|trạng thái|状況|상태|statut|статус/iu.test(header);
  const words = others.filter(
    (each) => each.text !== '' && !isProgress(each) && readDuration(each.text) === undefined,
  );
  const [goal, second, ...more] = words;
  const isKey = second !== undefined && /关键|要点|key|重点/iu.test(second.header);
  return {
    done,
    duration,
    texts: {
      ...(goal === undefined ? {} : { goal: goal.text }),
      ...(second === undefined
        ? {}
        : isKey
          ? { keyPoints: second.text }
          : { practice: second.text }),
      ...(more.length === 0
        ? {}
        : {
            note: more
              .map(({ header, text }) => (header === '' ? text : `${header}: ${text}`))
              .join('\n'),
          }),
    },
  };
}

function facetLabel({ label }: Surveyed, group: string | undefined) {
  return group !== undefined && label === 'items' ? undefined : label;
}

function tick(item: DraftItem): DraftItem {
  return { ...item, value: { ...item.value, done: true } };
}

function daysOf(duration: Duration, line: number, note: Note): number {
  const days = toDays(duration);
  if (duration.min !== duration.max) note(line, 'ambiguous', 'duration-range', { days });
  return days;
}
