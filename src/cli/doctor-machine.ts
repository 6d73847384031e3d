import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { type Finding, finding } from './finding.ts';
import { sizeOf } from './size.ts';

/** In bytes: with less than this, nothing may be saved soon. */
const SCARCE = 200e6;
/** For all others on the machine. */
const OTHERS = 0o007;

/** This machine: Node, `.env`, and the embedded database's folder, where there is one. */
export async function lookAtMachine(folder: string | null): Promise<Finding[]> {
  return [
    lookAtNode(process.versions.node),
    await lookAtEnv(),
    ...(folder === null ? [] : await lookAtFolder(folder)),
  ];
}

/** As `engines` in package.json says. */
function lookAtNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  return isNew ? finding('well', 'nodeOk', { version }) : finding('wrong', 'nodeOld', { version });
}

async function lookAtEnv(): Promise<Finding> {
  const mode = await modeOf('.env');
  if (mode === null) return finding('well', 'envNone');
  return isOpen(mode) ? finding('wrong', 'envOpen') : finding('well', 'envOk');
}

async function lookAtFolder(folder: string): Promise<Finding[]> {
  const mode = await modeOf(folder);
  if (mode === null) return [finding('note', 'folderNew', { folder })];
  const isWritable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) return [finding('wrong', 'folderLocked', { folder })];
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return [
    free < SCARCE
      ? finding('wrong', 'folderFull', { folder, free: sizeOf(free) })
      : finding('well', 'folderOk', { folder, free: sizeOf(free) }),
    ...(isOpen(mode) ? [finding('note', 'folderOpen', { folder })] : []),
  ];
}

/** Windows keeps rights elsewhere, and shows none here. */
function isOpen(mode: number): boolean {
  return process.platform !== 'win32' && (mode & OTHERS) !== 0;
}

async function modeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mode }) => mode,
    () => null,
  );
}
