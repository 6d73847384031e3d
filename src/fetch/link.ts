/**
 * Where documents may come from by link. Each host turns the address of a file into that of its raw
 * text, or gives null for an address that is no file's. Nothing else is ever asked.
 */
const HOSTS: Readonly<Record<string, (path: readonly string[]) => string | null>> = {
  'github.com': ([owner, repo, kind, ...rest]) =>
    (kind === 'blob' || kind === 'raw') && rest.length > 1
      ? `raw.githubusercontent.com/${[owner, repo, ...rest].join('/')}`
      : null,
  'raw.githubusercontent.com': (path) => `raw.githubusercontent.com/${path.join('/')}`,
  'gist.github.com': ([owner, id, ...rest]) =>
    id === undefined
      ? null
      : `gist.githubusercontent.com/${[owner, id, ...(rest[0] === 'raw' ? rest : ['raw'])].join('/')}`,
  'gist.githubusercontent.com': (path) => `gist.githubusercontent.com/${path.join('/')}`,
  'gitlab.com': (path) => rawInstead('gitlab.com', path, 'blob'),
  'gitee.com': (path) => rawInstead('gitee.com', path, 'blob'),
  'codeberg.org': (path) => rawInstead('codeberg.org', path, 'src'),
};

export const ALLOWED_HOSTS: readonly string[] = Object.keys(HOSTS);

export type ReadLink =
  | { kind: 'address'; url: URL }
  | { kind: 'refused'; why: 'bad-link' }
  | { kind: 'refused'; why: 'wrong-host'; host: string }
  | { kind: 'refused'; why: 'no-file' };

/** The address of the text behind a link that somebody typed. */
export function readLink(text: string): ReadLink {
  const link = URL.parse(text.trim());
  if (link === null || link.protocol !== 'https:' || link.port !== '') return bad;
  if (link.username !== '' || link.password !== '') return bad;
  const host = link.hostname.toLowerCase();
  const rewrite = Object.hasOwn(HOSTS, host) ? HOSTS[host] : undefined;
  if (rewrite === undefined) return { kind: 'refused', why: 'wrong-host', host };
  const raw = rewrite(link.pathname.split('/').slice(1));
  if (raw === null) return { kind: 'refused', why: 'no-file' };
  return { kind: 'address', url: new URL(`https://${raw}`) };
}

const bad: ReadLink = { kind: 'refused', why: 'bad-link' };

/** `owner/project/-/blob/main/a.md` -> `owner/project/-/raw/main/a.md`. */
function rawInstead(host: string, path: readonly string[], page: string): string | null {
  const at = path.findIndex((part, place) => place > 1 && (part === page || part === 'raw'));
  if (at === -1 || path.length < at + 3) return null;
  return `${host}/${path.with(at, 'raw').join('/')}`;
}
