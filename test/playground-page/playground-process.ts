import { type ChildProcess, spawn } from 'node:child_process';

export type PlaygroundProcess = {
  url: string;
  /** Everything it has written so far. */
  output: () => string;
  /** SIGTERM; resolves with the exit code. */
  stop: () => Promise<number | null>;
};

/** `npm start` as a process of its own, without a token, on any free port. */
export async function startPlaygroundProcess(folder: string): Promise<PlaygroundProcess> {
  const { DISCORD_TOKEN: _, DATABASE_URL: __, ...environment } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/node.ts'], {
    env: { ...environment, PORT: '0', ROADMATE_DATA: folder },
  });
  let output = '';
  const listen = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return { url: await urlOf(child, () => output), output: () => output, stop: () => stop(child) };
}

function urlOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`exited with ${code}: ${output()}`)));
  });
}

function stop(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    child.once('exit', (code) => resolve(code));
    child.kill('SIGTERM');
  });
}
