import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';
import type { LoggedRequest } from '../../src/playground/rest/request-log.ts';

/** Discord's own description of its API; not part of the repository. */
const FILE = fileURLToPath(new URL('../../../shared/discord-api/openapi.json', import.meta.url));

const Content = z.record(z.string(), z.unknown());
const Operation = z.looseObject({
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Content.optional() })),
});
const Description = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

export type ContractReport = {
  checked: number;
  /** One line each: the route, and what its request or the stand-in's answer does wrong. */
  problems: string[];
};

type Route = { template: string; pattern: RegExp; methods: Record<string, unknown> };
type Contract = { routes: Route[]; validator(pointer: string[]): ValidateFunction };

/**
 * Checks requests' bodies, and the stand-in's answers to them, against Discord's OpenAPI
 * description; 'absent' where that file is not there. Limits it does not know are in `limits.ts`.
 */
export function checkContract(requests: readonly LoggedRequest[]): ContractReport | 'absent' {
  const contract = readContract();
  if (contract === null) return 'absent';
  const problems = requests.flatMap((request) => checkRequest(contract, request));
  return { checked: requests.length, problems: [...new Set(problems)] };
}

function readContract(): Contract | null {
  let text: string;
  try {
    text = readFileSync(FILE, 'utf8');
  } catch {
    return null;
  }
  const description = Description.parse(JSON.parse(text));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false });
  ajv.addSchema(description, 'discord');
  const compiled = new Map<string, ValidateFunction>();
  const routes = Object.entries(description.paths).map(([template, methods]) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
    methods,
  }));
  const params = ({ template }: Route) => template.split('{').length;
  return {
    routes: routes.sort((a, b) => params(a) - params(b)),
    validator: (pointer) => {
      const parts = pointer.map((part) =>
        encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
      );
      const $ref = `discord#/${parts.join('/')}`;
      const known = compiled.get($ref) ?? ajv.compile({ $ref });
      compiled.set($ref, known);
      return known;
    },
  };
}

function checkRequest(contract: Contract, request: LoggedRequest): string[] {
  const { method, path } = request;
  const route = contract.routes.find(
    ({ pattern, methods }) => pattern.test(path) && method.toLowerCase() in methods,
  );
  const name = `${method} ${route?.template ?? path}`;
  if (route === undefined) return [`${name}: no such route`];
  const at = ['paths', route.template, method.toLowerCase()];
  const operation = Operation.parse(route.methods[method.toLowerCase()]);
  const problems: string[] = [];
  if (operation.requestBody !== undefined && request.body !== null) {
    const pointer = [...at, 'requestBody', 'content', 'application/json', 'schema'];
    const wrong = validate(contract, pointer, request.body);
    if (wrong !== null) problems.push(`${name}: request ${wrong}`);
  }
  const status = String(request.status);
  const content = operation.responses[status]?.content;
  if (content !== undefined && 'application/json' in content && request.response !== null) {
    const pointer = [...at, 'responses', status, 'content', 'application/json', 'schema'];
    const wrong = validate(contract, pointer, request.response);
    if (wrong !== null) problems.push(`${name}: answer ${wrong}`);
  }
  if (request.status >= 200 && request.status < 300 && !request.inline)
    if (operation.responses[status] === undefined)
      problems.push(`${name}: never answers ${status}`);
  return problems;
}

function validate(contract: Contract, pointer: string[], value: unknown): string | null {
  const check = contract.validator(pointer);
  if (check(value)) return null;
  const errors = (check.errors ?? []).filter(
    ({ keyword }) => !['oneOf', 'anyOf'].includes(keyword),
  );
  const deepest = errors.sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
  return `${deepest?.instancePath || '/'} ${deepest?.message ?? 'does not match'}`;
}
