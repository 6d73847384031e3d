import { z } from 'zod';

/**
 * Text of `min` to `max` UTF-16 units. Not zod's own `.max()`, which counts code points
 * since 4.6 and so lets through twice as much of what lies outside the basic plane.
 */
export function text(max: number, min = 0): z.ZodString {
  return z.string().superRefine((value, context) => {
    const report = (code: string, message: string) =>
      context.addIssue({ code: 'custom', message, params: { code } });
    if (value.length > max) report('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    else if (value.length < min)
      report('BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`);
  });
}
