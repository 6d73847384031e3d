import { runTypeScript } from '../store/child.ts';

export type Ran = { code: number | null; output: string };

/** Runs a program of the command line in a folder, with only these variables. */
export async function runCli(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<Ran> {
  const program = new URL('../../src/cli.ts', import.meta.url);
  const child = runTypeScript(program, args, environment, folder);
  const code = await child.ended;
  return { code, output: child.output() };
}

/** What makes a process believe that it is so many milliseconds later. */
export function later(ms: number): Record<string, string> {
  const script = `const now = Date.now; const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) { if (given.length === 0) super(now() + ${ms}); else super(...given); }
      static now() { return now() + ${ms}; }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}
