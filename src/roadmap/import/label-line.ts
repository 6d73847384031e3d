import type { PhrasingContent } from 'mdast';
import { stripEmoji } from './emoji.ts';
import { type LabelKind, labelKind } from './label-words.ts';
import { readWords, type Words } from './plain-words.ts';

/** What one line of a paragraph turned out to be. */
export type LabelLine =
  | { kind: 'label'; label: LabelKind; name: string; rest: Words }
  | { kind: 'group'; name: string; isBold: boolean }
  | { kind: 'prose'; words: Words };

const longestName = 60;

/**
 * Tells a label (`**Goal**: x`, `目标：x`, `📚 Resources:`) from the name of a group (`**Logging**`,
 * `Logging:`) and from prose.
 */
export function readLabelLine(
  nodes: PhrasingContent[],
  definitions: Map<string, string>,
): LabelLine {
  const words = readWords(nodes, definitions);
  const plain = stripEmoji(words.text);
  const isBold = isAllBold(nodes);
  const [, before = '', after = ''] = /^([^:：]{1,60})[:：]\s*([\s\S]*)$/u.exec(plain) ?? [];
  const name = (before === '' ? plain : before).trim();
  const label = labelKind(name);
  if (label !== undefined && (before !== '' || isBold)) {
    return { kind: 'label', label, name: cleanName(name), rest: { ...words, text: after } };
  }
  const isShort = plain.length <= longestName && cleanName(plain) !== '';
  if (isShort && (isBold || (before !== '' && after === ''))) {
    return { kind: 'group', name: cleanName(plain), isBold };
  }
  return { kind: 'prose', words };
}

/** A line that is bold from end to end but for signs: `✅ **Logging**:`. */
function isAllBold(nodes: PhrasingContent[]): boolean {
  return (
    nodes.some(({ type }) => type === 'strong') &&
    nodes.every(
      (node) =>
        node.type === 'strong' ||
        node.type === 'image' ||
        (node.type === 'text' && !/[\p{L}\d]/u.test(stripEmoji(node.value))),
    )
  );
}

function cleanName(name: string): string {
  return name.replace(/[\s:：]+$/u, '').trim();
}
