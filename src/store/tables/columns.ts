import { customType } from 'drizzle-orm/pg-core';

/** A Discord id: a decimal string in code, `bigint` in Postgres. Never a JavaScript number. */
export const snowflake = customType<{ data: string; driverData: string | bigint | number }>({
  dataType: () => 'bigint',
  fromDriver: String,
});

/** An instant: epoch milliseconds in code, `timestamptz` in Postgres. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (at) => new Date(at).toISOString(),
  fromDriver: (text) => new Date(text).getTime(),
});
