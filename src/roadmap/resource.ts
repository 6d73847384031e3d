import type { PhrasingContent } from 'mdast';
import { isAddressOf, readInline } from './inline-text.ts';
import { lineOf, type Report } from './problem.ts';
import type { Resource } from './roadmap.ts';

/**
 * Reads one resource: a single link, or a title without address (a book). `undefined` when it is
 * neither; that has been reported then.
 */
export function readResource(nodes: PhrasingContent[], report: Report): Resource | undefined {
  const [link, ...others] = nodes;
  if (link !== undefined && others.length > 0 && nodes.every(isWords)) {
    return { title: readInline(nodes, 'refused', report), url: null };
  }
  if (link?.type === 'link' && others.every(isBlank)) {
    const title = readInline(link.children, 'refused', report);
    if (title === '') report(lineOf(link), 'The link has no label.');
    if (link.title)
      report(lineOf(link), 'Only the address stands in a link, without a "title" after it.');
    if (!isWebAddress(link.url)) {
      report(
        lineOf(link),
        `"${link.url}" must be a full address beginning with https:// or http://.`,
      );
    }
    return { title, url: link.url };
  }
  if (link !== undefined && nodes.some(({ type }) => type === 'link')) {
    report(lineOf(link), 'A resource is one link and nothing else: [title](https://...).');
    return undefined;
  }
  return { title: readInline(nodes, 'refused', report), url: null };
}

/** Words, or an address that stands bare in a sentence: the parser makes it a link on its own. */
function isWords(node: PhrasingContent): boolean {
  if (node.type !== 'link') return true;
  const [label] = node.children;
  return label?.type === 'text' && isAddressOf(label.value, node.url);
}

function isBlank(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Whether an address may be given to members: http or https, without a password in it. */
export function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
