import * as z from 'zod';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads whole numbers by their variables' names; throws with the name where one is none, or out of bounds. */
export function readCounts<Name extends string>(
  environment: Environment,
  fallback: (name: Name) => number,
  { min, max }: { min: number; max: number },
): (name: Name) => number {
  const Count = z.coerce.number().int().min(min).max(max);
  return (name) => {
    const given = environment[name];
    if (given === undefined || given === '') return fallback(name);
    const parsed = Count.safeParse(given);
    if (!parsed.success) throw new Error(`${name} must be a whole number from ${min}`);
    return parsed.data;
  };
}
