/** Finished items that come back: do you still remember? */
export const review = {
  'review.button': 'Review ({due, number})',
  'review.off':
    'Reviews are off. Turn them on, and what you check in comes back after 1, 3, 7 and 21 days, with one tap to answer: do you still remember? Your answers are private. Once three or more members are unsure of a topic, the next standup suggests talking about it and names nobody.',
  'review.turnOn': 'Turn on',
  'review.turnOff': 'Turn reviews off',
  'review.turnedOff':
    'Reviews are off, nothing comes back any more. What you answered is kept in case you turn them on again.',
  'review.title': 'Do you still remember? · {group}',
  'review.place': '{place, number} of {all, number}',
  'review.doneOn': 'Checked in on {when}',
  'review.note': 'Your note',
  'review.link': 'Your link',
  'review.remember': 'I remember',
  'review.unsure': 'Shaky',
  'review.later': 'Later',
  'review.remembered': '👍 **{item}** comes back {when}.',
  'review.kept': '🌳 **{item}** is yours for good. It won’t come back.',
  'review.shaky': '🌱 **{item}** starts over: it comes back {when}.',
  'review.putOff': '**{item}** waits for you.',
  'review.gone': 'That item isn’t up for review any more, so nothing changed.',
  'review.end': 'That’s all for now.',
  'review.waiting':
    '{due, plural, one {# item is waiting} other {# items are waiting}} whenever you feel like it.',
  'review.goOn': 'Go on ({due, number})',
  'review.nothing': 'There is nothing to review right now.',
  'review.nothingDone':
    'There is nothing to review yet: an item comes back a day after you check it in.',
  'review.coming': '{items, plural, one {# item comes} other {# items come}} back {when}.',
} as const;
