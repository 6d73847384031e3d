/**
 * Stands in for `micromark-util-symbol` in the Worker's bundle (`[alias]` in wrangler.toml): of
 * several hundred constants one extension uses these. test/worker/stand-ins.test.ts holds that they
 * are the package's own.
 */
export const codes = { eof: null, asterisk: 42, underscore: 95 };

export const constants = { characterGroupWhitespace: 1, characterGroupPunctuation: 2 };

export const types = {
  emphasis: 'emphasis',
  emphasisSequence: 'emphasisSequence',
  emphasisText: 'emphasisText',
  strong: 'strong',
  strongSequence: 'strongSequence',
  strongText: 'strongText',
};
