/**
 * Stands in for the two modules of zod that write JSON Schema, and the one that looks after values
 * which contain themselves (`[alias]` in wrangler.toml): each schema names them, so no bundler can
 * leave them out. Roadmate writes no JSON Schema, and what it reads was JSON.
 */
function leftOut(): never {
  throw new Error('JSON Schema is left out of the Worker');
}

export {
  leftOut as aggregateChecks,
  leftOut as anyProcessor,
  leftOut as arrayProcessor,
  leftOut as bigintProcessor,
  leftOut as booleanProcessor,
  leftOut as catchProcessor,
  leftOut as customProcessor,
  leftOut as dateProcessor,
  leftOut as defaultProcessor,
  leftOut as enumProcessor,
  leftOut as fileProcessor,
  leftOut as functionProcessor,
  leftOut as intersectionProcessor,
  leftOut as lazyProcessor,
  leftOut as literalProcessor,
  leftOut as mapProcessor,
  leftOut as nanProcessor,
  leftOut as neverProcessor,
  leftOut as nonoptionalProcessor,
  leftOut as nullProcessor,
  leftOut as nullableProcessor,
  leftOut as numberProcessor,
  leftOut as objectProcessor,
  leftOut as optionalProcessor,
  leftOut as pipeProcessor,
  leftOut as prefaultProcessor,
  leftOut as promiseProcessor,
  leftOut as readonlyProcessor,
  leftOut as recordProcessor,
  leftOut as setProcessor,
  leftOut as stringProcessor,
  leftOut as successProcessor,
  leftOut as symbolProcessor,
  leftOut as templateLiteralProcessor,
  leftOut as transformProcessor,
  leftOut as tupleProcessor,
  leftOut as undefinedProcessor,
  leftOut as unionProcessor,
  leftOut as unknownProcessor,
  leftOut as voidProcessor,
  leftOut as createStandardJSONSchemaMethod,
  leftOut as createToJSONSchemaMethod,
  leftOut as toJSONSchema,
};

/** None: zod asks whether there is one. */
export function memoizer(): undefined {}

export { leftOut as $ZodCyclicError, leftOut as isBackEdge, leftOut as isRecursiveSchema };
