/** The rows of an answer: PGlite gives an object that holds them, postgres.js the rows themselves. */
export function rowsOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer;
  const held = typeof answer === 'object' && answer !== null && 'rows' in answer && answer.rows;
  return Array.isArray(held) ? held : [];
}
