/**
 * Makes full-width digits and Latin letters (１２, Ａ) plain, so that numbers are found. Brackets and
 * colons stay: the patterns know both forms, and the words stay the author's.
 */
export function narrowDigits(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}
