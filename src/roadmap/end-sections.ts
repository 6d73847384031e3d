import type { RootContent } from 'mdast';
import { readPlainBullets, refuseBlock, refuseSwallowedBold } from './blocks.ts';
import { readInline } from './inline-text.ts';
import type { Report } from './problem.ts';
import { readResource } from './resource.ts';
import type { Resource } from './roadmap.ts';

/** Reads what stands under `## Resources`: a list, one resource a bullet. */
export function readResources(blocks: RootContent[], report: Report): Resource[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') {
      return readPlainBullets(block, 'resources', report).flatMap(
        (paragraph) => readResource(paragraph.children, report) ?? [],
      );
    }
    refuseBlock(block, report);
    return [];
  });
}

/** Reads what stands under `## Notes`: each bullet and each paragraph is a note. */
export function readNotes(blocks: RootContent[], report: Report): string[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'paragraph' && block.type !== 'list') {
      refuseBlock(block, report);
      return [];
    }
    if (block.type === 'paragraph') refuseSwallowedBold(block, report);
    const paragraphs = block.type === 'list' ? readPlainBullets(block, 'notes', report) : [block];
    return paragraphs.map(({ children }) => readInline(children, 'written-out', report));
  });
}
