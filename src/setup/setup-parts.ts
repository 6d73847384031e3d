import type { Rest } from '../discord/rest.ts';
import type { WizardWords } from '../i18n/wizard-words.ts';
import type { FileRead } from './env-file.ts';
import type { Terminal } from './terminal.ts';

/** What setup was told beforehand, by flags or the environment; null is asked for, or left as it is. */
export type SetupOptions = {
  token: string | null;
  databaseUrl: string | null;
  /** Where Discord is to call; given, interactions come over HTTP. */
  publicUrl: string | null;
  /** Where Discord's API is, where that is not Discord itself. */
  apiBase: string | null;
  /** Asks nothing and replaces what stands in `.env`. */
  yes: boolean;
  /** Writes nothing and registers nothing. */
  dryRun: boolean;
};

/** Everything outside that setup touches. */
export type SetupParts = {
  options: SetupOptions;
  tell: WizardWords;
  terminal: Terminal;
  /** Names of permissions as the operator reads them. */
  permissions: string;
  /** Where Discord is asked, as it is told to the operator. */
  address: string;
  restOf: (token: string) => Rest;
  registerCommands: (rest: Rest, applicationId: string) => Promise<'registered' | 'unchanged'>;
  /** What keeps the database at this address from being used; null when nothing does. */
  databaseTrouble: (url: string) => Promise<string | null>;
  /** What the program would say of such settings at its start. */
  problemsOf: (settings: Readonly<Record<string, string>>) => readonly string[];
  readFile: () => Promise<FileRead>;
  /** Null, or what kept it from being written. */
  saveFile: (text: string) => Promise<string | null>;
};

/** How often a wrong answer may be given anew. */
export const TRIES = 3;

/** A yes or no; null when the input has ended, which is told. `otherwise`: what an empty line means. */
export async function askYes(
  { terminal, tell }: SetupParts,
  question: string,
  otherwise: boolean,
): Promise<boolean | null> {
  const answer = await askLine({ terminal, tell }, question);
  if (answer === null) return null;
  return answer === '' ? otherwise : /^(y|是|好|对)/i.test(answer);
}

/** One line; null when the input has ended, which is told. */
export async function askLine(
  { terminal, tell }: Pick<SetupParts, 'terminal' | 'tell'>,
  question: string,
  options: { hidden: boolean } = { hidden: false },
): Promise<string | null> {
  const answer = await terminal.ask(question, options);
  if (answer === null) terminal.show(tell('ended'));
  return answer;
}
