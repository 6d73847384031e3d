import type { Hall } from '../commands/hall.ts';
import { idsOf, need, startGroup } from '../commands/hall.ts';
import { bring, pressOn } from './bread.ts';

/** Six items in two phases over six weeks, one a week; two of them may be skipped. */
export const LOAF = `---
language: en
---

# Small loaf

## Phase 1: Dough

### 1. Dough (3 days)

- [ ] Weigh the flour
- [ ] (optional) Visit a mill
- [ ] Knead by hand

## Phase 2: Oven

### 2. Oven (3 days)

- [ ] Heat the oven
- [ ] Scent of rye (optional)
- [ ] Bake the loaf
`;

/** Brings that roadmap to the hall and starts a group of six weeks on it; gives the group's number. */
export async function startLoaf(
  hall: Hall,
  name: string,
  options: Record<string, string | number> = {},
): Promise<number> {
  const lin = hall.as('Lin');
  const offered = await lin.autocomplete('group create', 'roadmap', 'Small loaf');
  if ((offered.choices ?? []).length === 0) {
    await pressOn(lin, await bring(lin, LOAF), 'roadmap.import:save');
  }
  return startGroup(lin, name, { roadmap: 'Small loaf', weeks: 6, ...options });
}

/** The custom id under an answer that begins like this. */
export function idOn(outcome: Parameters<typeof idsOf>[0], begin: string): string {
  return need(idsOf(outcome).find((id) => id.startsWith(begin)));
}
