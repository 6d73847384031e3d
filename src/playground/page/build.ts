import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** One answer of the page's server, by path. */
export type PageFile = { type: string; body: Uint8Array | string };

/**
 * What the browser may do: run this server's script, read its events, and nothing else.
 * Style attributes are allowed, because the Discord components set colours by them.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** To be sent with every file of the page. The policy also stands in the document itself. */
export const pageHeaders: Record<string, string> = {
  'content-security-policy': `${policy}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

const document = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>Roadmate playground</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body>
<div id="page"><noscript>The playground needs JavaScript.</noscript></div>
</body>
</html>
`;

/** Two people's paths that become one road. */
const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="32" fill="#2b8a6e"/><path d="M20 14v8c0 8 12 10 12 18v12M44 14v8c0 8-12 10-12 18" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><circle cx="32" cy="52" r="3" fill="#ffd866"/></svg>`;

/** Bundles the page for the browser. Takes well under a second; nothing is written to disk. */
export async function buildPage(): Promise<Map<string, PageFile>> {
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const bundled = await build({
    entryPoints: [here('./main.ts'), here('./page.css')],
    outdir: 'page',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    conditions: ['browser', 'production'],
    logLevel: 'silent',
  });
  const script = bundled.outputFiles.find(({ path }) => path.endsWith('.js'));
  const style = bundled.outputFiles.find(({ path }) => path.endsWith('.css'));
  if (!script || !style) throw new Error('esbuild left out a part of the page');
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: document }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: script.contents }],
    ['/page.css', { type: 'text/css; charset=utf-8', body: style.contents }],
    ['/favicon.svg', { type: 'image/svg+xml', body: favicon }],
  ]);
}
