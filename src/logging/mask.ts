/** Shorter secrets would be found in words that are none: a password such as `roadmate`. */
const SHORTEST = 12;

/** What opens doors by its shape alone, and what stays of it. */
const SHAPES: readonly [RegExp, string][] = [
  // The token of an interaction: https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints
  [/(\/(?:webhooks|interactions)\/\d+\/)[^/\s"'?]+/g, '$1…'],
  // Who logs in where, as in an address of Postgres.
  [/([a-z][a-z\d+.-]*:\/\/)[^\s"'/@]*@/gi, '$1…@'],
  // What a link asks for; links with a signature in them are as good as a password.
  [/(https?:\/\/[^\s"'?]*\?)[^\s"']+/gi, '$1…'],
];

/** The text without what opens doors by its shape: tokens in addresses, passwords, signed links. */
export function mask(text: string): string {
  return SHAPES.reduce((masked, [shape, rest]) => masked.replace(shape, rest), text);
}

/** The same of everything in a plain value, such as the facts of a line of the log. */
export function maskAll(value: unknown): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map(maskAll);
  if (value === null || typeof value !== 'object' || value instanceof Error) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, maskAll(each)]));
}

/**
 * Takes these very secrets out of lines, wherever they come from, also as JSON writes them. The last
 * line of defence: nothing is meant to reach it.
 */
export function maskSecrets(secrets: readonly string[]): (line: string) => string {
  const found = secrets
    .filter((secret) => secret.length >= SHORTEST)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return (line) => found.reduce((masked, secret) => masked.replaceAll(secret, '…'), line);
}
