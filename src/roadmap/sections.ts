import type { Heading, Root, RootContent } from 'mdast';
import { isInvisible } from './blocks.ts';

/** A heading with what stands below it, up to the next heading of any level. */
export type Section = { heading: Heading; blocks: RootContent[] };

/** Cuts a document at its headings. `before` is what precedes the first of them. */
export function cutSections(root: Root): { before: RootContent[]; sections: Section[] } {
  const before: RootContent[] = [];
  const sections: Section[] = [];
  for (const node of root.children) {
    // A rule says nothing, but below a topic's heading it ends a group of items.
    if (
      isInvisible(node) &&
      (node.type !== 'thematicBreak' || (sections.at(-1)?.heading.depth ?? 0) < 2)
    ) {
      continue;
    }
    if (node.type === 'heading') sections.push({ heading: node, blocks: [] });
    else (sections.at(-1)?.blocks ?? before).push(node);
  }
  return { before, sections };
}
