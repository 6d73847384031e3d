import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';

/**
 * Gives back what a list swallowed: a bold line right below a bullet, at the list's own margin, is a
 * label or a heading, though Markdown takes it for the bullet's text.
 */
export function releaseSwallowed(list: List): RootContent[] {
  const margin = list.position?.start.column ?? 1;
  const result: RootContent[] = [];
  let run: ListItem[] = [];
  for (const item of list.children) {
    const cut = cutItem(item, margin);
    run.push(cut.item);
    if (cut.swallowed === undefined) continue;
    result.push({ ...list, children: run }, cut.swallowed);
    run = [];
  }
  if (run.length > 0) result.push({ ...list, children: run });
  return result;
}

type Cut = { item: ListItem; swallowed: RootContent | undefined };

/** The text of the bullet, or of the last one that nests in it. */
function cutItem(item: ListItem, margin: number): Cut {
  const last = item.children.at(-1);
  const before = item.children.slice(0, -1);
  if (last?.type === 'list') {
    const inner = last.children.at(-1);
    if (inner === undefined) return { item, swallowed: undefined };
    const cut = cutItem(inner, margin);
    const nested = { ...last, children: [...last.children.slice(0, -1), cut.item] };
    return { item: { ...item, children: [...before, nested] }, swallowed: cut.swallowed };
  }
  if (last?.type !== 'paragraph') return { item, swallowed: undefined };
  const at = last.children.findIndex(
    (node, index) => index > 0 && isAtMargin(node, last.children[index - 1], margin),
  );
  if (at === -1) return { item, swallowed: undefined };
  const own = { ...last, children: last.children.slice(0, at) };
  const rest = last.children.slice(at);
  const position = rest[0]?.position;
  const swallowed = { type: 'paragraph' as const, children: rest };
  return {
    item: { ...item, children: [...before, own] },
    swallowed: position === undefined ? swallowed : { ...swallowed, position },
  };
}

function isAtMargin(
  node: PhrasingContent,
  before: PhrasingContent | undefined,
  margin: number,
): boolean {
  if (node.type !== 'strong' || (node.position?.start.column ?? margin + 1) > margin) return false;
  return before?.type === 'break' || (before?.type === 'text' && /\n\s*$/.test(before.value));
}
