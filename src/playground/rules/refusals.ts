import type { z } from 'zod';

/** Discord's nested error details: a tree of field names with `_errors` at its leaves. */
type ErrorTree = { [field: string]: ErrorTree | { code: string; message: string }[] };

/** What Discord answers instead of doing what was asked. */
export type Refusal = {
  refused: true;
  status: 400 | 401 | 403 | 404 | 405 | 429;
  code: number;
  message: string;
  errors?: ErrorTree;
};

/** Makes a refusal with one of Discord's JSON error codes. */
function refusal(status: Refusal['status'], code: number, message: string): Refusal {
  return { refused: true, status, code, message };
}

/** Tells a refusal from a result. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
export const REFUSALS = {
  notFound: refusal(404, 0, '404: Not Found'),
  unauthorized: refusal(401, 0, '401: Unauthorized'),
  unknownApplication: refusal(404, 10002, 'Unknown Application'),
  unknownChannel: refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: refusal(404, 10004, 'Unknown Guild'),
  unknownMember: refusal(404, 10007, 'Unknown Member'),
  unknownMessage: refusal(404, 10008, 'Unknown Message'),
  unknownUser: refusal(404, 10013, 'Unknown User'),
  unknownWebhook: refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: refusal(404, 10062, 'Unknown interaction'),
  unknownCommand: refusal(404, 10063, 'Unknown application command'),
  tooManyCommands: refusal(400, 30032, 'Maximum number of application commands reached (100)'),
  alreadyAcknowledged: refusal(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: refusal(403, 50001, 'Missing Access'),
  notYourMessage: refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: refusal(400, 50006, 'Cannot send an empty message'),
  cannotMessageUser: refusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: refusal(403, 50013, 'Missing Permissions'),
  wrongChannelType: refusal(400, 50024, 'Cannot execute action on this channel type'),
  expiredWebhook: refusal(401, 50027, 'Invalid Webhook Token'),
  threadArchived: refusal(400, 50083, 'Thread is archived'),
  badJson: refusal(400, 50109, 'The request body contains invalid JSON.'),
  threadExists: refusal(400, 160004, 'A thread has already been created for this message'),
  threadLocked: refusal(400, 160005, 'Thread is locked'),
} as const;

/** "Invalid Form Body" with one error at one field. */
export function invalidField(path: PropertyKey[], code: string, message: string): Refusal {
  return invalidForm([{ path, code, message }]);
}

type FieldError = { path: PropertyKey[]; code: string; message: string };

function invalidForm(fields: FieldError[]): Refusal {
  const errors: ErrorTree = {};
  for (const { path, code, message } of fields) {
    const node = path.reduce<ErrorTree>((at, key) => childOf(at, String(key)), errors);
    const leaf = node._errors;
    node._errors = [...(Array.isArray(leaf) ? leaf : []), { code, message }];
  }
  return { refused: true, status: 400, code: 50035, message: 'Invalid Form Body', errors };
}

function childOf(node: ErrorTree, name: string): ErrorTree {
  const known = Object.hasOwn(node, name) ? node[name] : undefined;
  if (known !== undefined && !Array.isArray(known)) return known;
  const fresh: ErrorTree = {};
  Object.defineProperty(node, name, {
    value: fresh,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return fresh;
}

/**
 * Parses a body with a schema; the result is typed as Discord's own type, which the schema stands for.
 * The one place where the playground's schemas and discord-api-types meet.
 */
export function parseForm<Body>(schema: z.ZodType, value: unknown): Body | Refusal {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data as Body;
  return invalidForm(parsed.error.issues.flatMap(describeIssue));
}

function describeIssue(issue: z.core.$ZodIssue): FieldError[] {
  const at = (code: string, message: string) => [{ path: issue.path, code, message }];
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'number' || issue.origin === 'int')
        return at('NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`);
      return at('BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`);
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int')
        return at(
          'NUMBER_TYPE_MIN',
          `int value should be greater than or equal to ${issue.minimum}.`,
        );
      return at('BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`);
    case 'invalid_type':
      if (issue.input === undefined) return at('BASE_TYPE_REQUIRED', 'This field is required');
      return at('BASE_TYPE_BAD_TYPE', `Must be of type ${issue.expected}.`);
    case 'invalid_value':
      if (issue.input === undefined) return at('BASE_TYPE_REQUIRED', 'This field is required');
      return at(
        'BASE_TYPE_CHOICES',
        `Value must be one of {${issue.values.map(String).join(', ')}}.`,
      );
    case 'invalid_format':
      return at('STRING_TYPE_REGEX', issue.message);
    case 'custom':
      return at(String(issue.params?.code ?? 'INVALID'), issue.message);
    default:
      return at('UNION_TYPE_CHOICES', issue.message);
  }
}
