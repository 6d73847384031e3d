import type { Nodes, Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { lineOf, type Report } from './problem.ts';

/**
 * Parses GitHub's Markdown. Bold text closes next to Chinese punctuation too, and one tilde is just
 * a tilde ("2~3 weeks"). Slow (50 to 190 ms a document): parse at import, never per request.
 */
export function parseMarkdown(markdown: string): Root {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .parse(markdown);
}

/** Reports `__init__` and the like: to Markdown it is a bold "init", and nobody means that. */
export function checkUnderscores(node: Nodes, markdown: string, report: Report): void {
  const start = node.position?.start.offset;
  if (node.type === 'strong' && start !== undefined && markdown.startsWith('__', start)) {
    report(
      lineOf(node),
      'Words between double underscores lose them: put them in backticks, or use ** for bold.',
    );
  }
  if (!('children' in node)) return;
  for (const child of node.children) checkUnderscores(child, markdown, report);
}
