import { mask } from './mask.ts';

/** These quote what they could not read, which may be a member's words. */
const QUOTING: readonly string[] = [
  'SyntaxError',
  'RangeError',
  'URIError',
  'ZodError',
  '$ZodError',
];

/**
 * An error as it may be told: its name, and its message without addresses' secrets and without what
 * members wrote. Drizzle's messages carry a query's parameters, so of those only the cause is told;
 * of Postgres and Discord what they quote is left out.
 */
export function toldError(error: unknown): { error?: string; stack?: string } {
  if (!(error instanceof Error)) return {};
  const isQuery = error.message.startsWith('Failed query');
  const told = isQuery && error.cause instanceof Error ? error.cause : error;
  const message = told === error && isQuery ? 'a query failed' : messageOf(told);
  const why = message === '' && 'code' in told ? String(told.code) : message;
  return { error: why === '' ? told.name : `${told.name}: ${why}`, stack: framesOf(told.stack) };
}

/** One line of it, for who starts a program. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const told =
    error.message.startsWith('Failed query') && error.cause instanceof Error ? error.cause : error;
  // A refused connection to a name with several addresses has a code and no message.
  const [line] = messageOf(told).split('\n');
  return line || ('code' in told ? String(told.code) : told.name);
}

function messageOf(error: Error): string {
  if (QUOTING.includes(error.name)) return '';
  const message = mask(error.message);
  return quotesValues(error) ? message.replace(/"[^"]*"/g, '"…"') : message;
}

/** Postgres' class 22 (data exceptions) and Discord's refusals of a body. */
function quotesValues(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return /^22[0-9A-Z]{3}$/.test(code) || error.name.startsWith('DiscordAPIError');
}

/** Where it happened, without the message, which a stack begins with. */
function framesOf(stack = ''): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map(mask)
    .join('\n');
}
