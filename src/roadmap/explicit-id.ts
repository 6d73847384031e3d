import type { PhrasingContent } from 'mdast';
import { lineOf, type Report } from './problem.ts';

/**
 * Takes `{#id}` off the end of a title or item. Whether the id may be used is for
 * `checkExplicitIds` to say. In backticks `{#if}` is just text.
 */
export function takeExplicitId(
  nodes: PhrasingContent[],
  report: Report,
): { nodes: PhrasingContent[]; explicitId: string | undefined } {
  const last = nodes.at(-1);
  const match = last?.type === 'text' ? /\s*\{#([^{}]*)\}\s*$/.exec(last.value) : null;
  const rest =
    last?.type === 'text' && match !== null
      ? [...nodes.slice(0, -1), { ...last, value: last.value.slice(0, match.index) }]
      : nodes;
  for (const node of rest) {
    if (node.type === 'text' && node.value.includes('{#')) {
      report(
        lineOf(node),
        'An id {#...} stands once, at the very end; as text, put it in backticks.',
      );
    }
  }
  return { nodes: rest, explicitId: match?.[1] };
}
