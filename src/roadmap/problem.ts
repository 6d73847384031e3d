/** Why a document was refused, and where: a whole sentence a person can act on. */
export type Problem = { file: string; line: number; problem: string };

/** Takes note of a problem and lets the reader go on, so that one run tells them all. */
export type Report = (line: number, problem: string) => void;

/** The line, from 1, on which a Markdown node begins. */
export function lineOf(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 1;
}
