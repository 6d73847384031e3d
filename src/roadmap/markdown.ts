import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfm } from 'micromark-extension-gfm';
import { lineOf, type Report } from './problem.ts';

/**
 * Parses GitHub's Markdown. Bold text closes next to Chinese punctuation too, and one tilde is just
 * a tilde ("2~3 weeks"). Slow (50 to 190 ms a document): parse at import, never per request. These
 * are what remark is made of: by way of remark, all that writes Markdown would be in the Worker too.
 */
export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfm({ singleTilde: false }), cjkFriendlyExtension()],
    mdastExtensions: [gfmFromMarkdown()],
  });
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
