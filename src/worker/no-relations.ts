/**
 * Stands in for four modules of drizzle-orm (`[alias]` in wrangler.toml): relational queries and the
 * list of all kinds of columns. Every database names them; Roadmate writes its queries itself and
 * imports the columns that it has.
 */
function leftOut(): never {
  throw new Error('relational queries are left out of the Worker');
}

/** Nothing is one of these, and nothing of them can be made. */
class LeftOut {
  constructor() {
    leftOut();
  }
}

export {
  LeftOut as Many,
  LeftOut as One,
  LeftOut as RelationalQueryBuilder,
  leftOut as createTableRelationsHelpers,
  leftOut as extractTablesRelationalConfig,
  leftOut as getOperators,
  leftOut as getOrderByOperators,
  leftOut as getPgColumnBuilders,
  leftOut as mapRelationalRow,
  leftOut as normalizeRelation,
};
