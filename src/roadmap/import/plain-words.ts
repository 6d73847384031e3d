import type { Definition, Nodes, PhrasingContent, Root } from 'mdast';
import { joinLines } from '../inline-text.ts';

/** A link as it stands in a text. */
export type TextLink = { label: string; url: string };
/** What inline Markdown says, with what plain text cannot hold beside it. */
export type Words = { text: string; links: TextLink[]; struck: boolean };

const knownTag =
  /^<\/?(?:a|abbr|b|big|br|center|code|del|details|div|em|font|h[1-6]|hr|i|iframe|img|input|ins|kbd|label|li|mark|nobr|ol|p|picture|pre|q|s|script|small|source|span|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video)(?=[\s/>])|^<!--/i;

/**
 * The words of inline Markdown on one line, as a reader sees them: emphasis, backticks and images
 * go, a link leaves its label. `struck` when all of it was struck through.
 */
export function readWords(nodes: PhrasingContent[], definitions: Map<string, string>): Words {
  const links: TextLink[] = [];
  const wordsOf = (node: PhrasingContent): string => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return node.value;
      case 'break':
        return '\n';
      case 'emphasis':
      case 'strong':
      case 'delete':
        return node.children.map(wordsOf).join('');
      case 'link':
      case 'linkReference': {
        const label = node.children.map(wordsOf).join('');
        const url =
          node.type === 'link' ? node.url : (definitions.get(node.identifier.toLowerCase()) ?? '');
        if (url !== '' && label.trim() !== '') links.push({ label: joinLines(label), url });
        return label;
      }
      case 'html':
        return /^<br/i.test(node.value) ? '\n' : knownTag.test(node.value) ? '' : node.value;
      default:
        return '';
    }
  };
  const solid = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  const struck = solid.length > 0 && solid.every(({ type }) => type === 'delete');
  return { text: joinLines(nodes.map(wordsOf).join('').replaceAll('\uFEFF', '')), links, struck };
}

/** The addresses that `[label][name]` refers to. */
export function readDefinitions(root: Root): Map<string, string> {
  const found = root.children.filter((node): node is Definition => node.type === 'definition');
  return new Map(found.map(({ identifier, url }) => [identifier.toLowerCase(), url]));
}

/** Turns `__init__`, which Markdown takes for a bold "init", back into the words it was. */
export function restoreUnderscores(node: Nodes, body: string): void {
  if (!('children' in node)) return;
  node.children.forEach((child, index) => {
    const start = child.position?.start.offset;
    const [only, ...others] = child.type === 'strong' ? child.children : [];
    if (
      start !== undefined &&
      body.startsWith('__', start) &&
      only?.type === 'text' &&
      others.length === 0 &&
      /^[a-z][a-z0-9_]*$/.test(only.value)
    ) {
      node.children[index] = { ...only, value: `__${only.value}__` };
    } else {
      restoreUnderscores(child, body);
    }
  });
}
