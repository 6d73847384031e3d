import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';

type Table = ReturnType<typeof getTableConfig>;

/** The tables of a schema, by name. */
function tablesOf(schema: Readonly<Record<string, unknown>>): Table[] {
  return Object.values(schema)
    .flatMap((each) => (is(each, PgTable) ? [getTableConfig(each)] : []))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The tables as an entity-relationship diagram of Mermaid: columns, primary and foreign keys. */
export function drawTables(schema: Readonly<Record<string, unknown>>): string {
  const tables = tablesOf(schema);
  return ['erDiagram', ...tables.flatMap(relations), ...tables.flatMap(entity)].join('\n');
}

function relations({ name, foreignKeys }: Table): string[] {
  return foreignKeys.map((key) => {
    const { foreignTable, columns } = key.reference();
    const by = columns.map((column) => column.name).join(', ');
    return `  ${getTableName(foreignTable)} ||--o{ ${name} : "${by}"`;
  });
}

function entity({ name, columns, primaryKeys, foreignKeys }: Table): string[] {
  const primary = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
  const foreign = new Set(
    foreignKeys.flatMap((key) => key.reference().columns.map((column) => column.name)),
  );
  const lines = columns.map((column) => {
    const keys = [
      ...(column.primary || primary.has(column.name) ? ['PK'] : []),
      ...(foreign.has(column.name) ? ['FK'] : []),
    ];
    const type = column
      .getSQLType()
      .replace(' with time zone', 'tz')
      .replace(/[^\w[\]]+/g, '_');
    return `    ${[type, column.name, keys.join(', ')].join(' ').trim()}`;
  });
  return [`  ${name} {`, ...lines, '  }'];
}

/** What each table is for: what stands above it in the sources, its first sentence. */
export function purposesOf(sources: readonly string[]): ReadonlyMap<string, string> {
  const pattern = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+ = pgTable\(\s*'(\w+)'/g;
  return new Map(
    sources
      .flatMap((source) => [...source.matchAll(pattern)])
      .map(([, comment = '', name = '']) => [name, comment.replace(/^\s*\* ?/gm, ' ')] as const)
      .map(([name, comment]) => [name, comment.replace(/\s+/g, ' ').trim()] as const),
  );
}
