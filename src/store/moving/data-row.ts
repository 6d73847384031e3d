import type { PgColumn } from 'drizzle-orm/pg-core';
import * as z from 'zod';
import { Language } from '../../i18n/language.ts';
import { Roadmap } from '../../roadmap/roadmap.ts';
import { Plan } from '../../study/plan.ts';
import { Rest, RestDraft } from '../../study/rests.ts';
import { Rhythm } from '../../study/schedule.ts';
import * as schema from '../tables/schema.ts';

/** What stands in columns whose type alone does not say it. */
const SHAPES: ReadonlyMap<PgColumn, z.ZodType> = new Map<PgColumn, z.ZodType>([
  [schema.guilds.language, Language],
  [schema.groups.language, Language],
  [schema.members.language, Language],
  [schema.groups.plan, Plan],
  [schema.groups.rhythm, Rhythm],
  [schema.groups.rests, z.array(Rest)],
  [schema.groups.restDraft, RestDraft],
  [schema.roadmapVersions.document, Roadmap],
  [schema.roadmapDrafts.document, Roadmap],
  [schema.roadmapDrafts.renamed, z.array(z.string())],
  [schema.auditEntries.detail, z.record(z.string(), z.string())],
]);

/**
 * As Postgres writes each type into JSON; ids are text there (`data-tables.ts`). A number that the
 * database gives by itself stays far from the last one that there is.
 */
const TYPES: Readonly<Record<string, z.ZodType>> = {
  bigint: z.string().regex(/^\d{1,19}$/),
  integer: z.int32(),
  text: z.string(),
  boolean: z.boolean(),
  jsonb: z.json(),
  'timestamp with time zone': z.iso.datetime({ offset: true }),
  'bigint[]': z.array(z.int()),
  'integer[]': z.array(z.int32()),
};
const IDENTITY = z.int32().min(1).max(1_000_000_000);

/** A row of exactly these columns. Throws for a column of a type that has no rule here yet. */
export function rowSchema(columns: readonly PgColumn[]): z.ZodType {
  return z.strictObject(
    Object.fromEntries(columns.map((column) => [column.name, valueSchema(column)])),
  );
}

function valueSchema(column: PgColumn): z.ZodType {
  const value = SHAPES.get(column) ?? byType(column);
  return column.notNull ? value : value.nullable();
}

function byType(column: PgColumn): z.ZodType {
  if (column.enumValues !== undefined && column.enumValues.length > 0) {
    return z.enum(column.enumValues);
  }
  if (column.generatedIdentity !== undefined) return IDENTITY;
  const type = TYPES[column.getSQLType()];
  if (type === undefined) throw new Error(`${column.name} is of a type that cannot be moved`);
  return type;
}
