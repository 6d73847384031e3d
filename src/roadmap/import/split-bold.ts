import type { RootContent } from 'mdast';
import { lineOf } from '../problem.ts';
import { readLabelLine } from './label-line.ts';
import type { Section } from './outline.ts';

/**
 * Where bold lines stand in for the headings below a phase: at least two, and every list and table
 * below one of them. Gives them as sections; `undefined` where the bold lines are something else.
 */
export function splitAtBoldLines(
  phase: Section,
  definitions: Map<string, string>,
): Section | undefined {
  const own: RootContent[] = [];
  const children: Section[] = [];
  let last: 'label' | 'group' | undefined;
  for (const block of phase.blocks) {
    const line =
      block.type === 'paragraph' ? readLabelLine(block.children, definitions) : undefined;
    if (block.type === 'paragraph' && line?.kind === 'group' && line.isBold) {
      last = 'group';
      children.push({
        depth: phase.depth + 1,
        line: lineOf(block),
        heading: [],
        words: line.name,
        blocks: [],
        children: [],
      });
      continue;
    }
    if (line?.kind === 'label') last = children.length === 0 ? 'label' : last;
    if (
      children.length === 0 &&
      last === undefined &&
      (block.type === 'list' || block.type === 'table')
    ) {
      return undefined;
    }
    (children.at(-1)?.blocks ?? own).push(block);
  }
  const full = children.filter(({ blocks }) =>
    blocks.some(({ type }) => type === 'list' || type === 'table'),
  );
  return full.length < 2 || full.length < children.length
    ? undefined
    : { ...phase, blocks: own, children };
}
