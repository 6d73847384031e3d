const words: [string, string][] = [
  [
    'es',
    'el|la|los|las|de|del|para|con|una|por|que|en|y|cómo|más|aprender|conceptos|básico|básicos',
  ],
  [
    'pt',
    'o|os|as|da|do|das|dos|para|com|uma|por|que|em|e|não|você|aprender|conceitos|básico|básicos|são',
  ],
  ['fr', 'le|la|les|des|du|pour|avec|une|par|que|et|est|dans|vous|apprendre|notions|aux'],
  ['de', 'der|die|das|und|für|eine|ein|von|zu|ist|nicht|lernen|grundlagen|wie|den'],
  ['id', 'dan|untuk|dengan|yang|belajar|dari|di|ini|dasar|minggu|hari|membuat|menggunakan|tidak'],
  ['tr', 've|için|ile|bir|bu|da|de|öğren|temel|nasıl|olarak|hafta|gün'],
  ['en', 'the|and|of|to|for|with|a|in|on|is|your|how|learn|basics|you|what'],
  ['it', 'il|lo|gli|di|per|con|una|che|e|come|imparare|sono|nel|della'],
  ['vi', 'và|của|cho|với|các|là|một|học|được|trong|những|cơ|bản'],
  ['pl', 'i|w|na|do|z|jest|się|nie|dla|jak|nauka|oraz'],
];
/** Letters that one of these languages has and the others hardly. */
const letters: Record<string, RegExp> = {
  es: /[ñ¿¡]|ción(?!\p{L})/giu,
  pt: /[ãõ]|ção(?!\p{L})|ções(?!\p{L})/giu,
  fr: /[èêœùî]|(?<!\p{L})[dl]['’]/giu,
  de: /[äß]|(?<!\p{L})(?:schritt|woche|lernen)/giu,
  tr: /[ışğ]/gu,
  pl: /[łżźćęś]/giu,
};
const traditional = /[學習資構計畫圖書實現應與開發後個們這為說時]/gu;
const simplified = /[学习资构计画图书实现应与开发后个们这为说时]/gu;

/**
 * The language, as a BCP 47 tag, that a text is written in: by its script, where that says enough,
 * else by letters and by the commonest words. Chinese is zh-CN or zh-TW.
 */
export function detectLanguage(text: string): string {
  const sample = text
    .slice(0, 50_000)
    .replace(
      /```[\s\S]*?```|\[[^[\]]{0,200}\]\([^)\s]{0,300}[^)]{0,100}\)|https?:\/\/\S+|<[^>]{0,300}>|`[^`\n]{0,100}`/g,
      ' ',
    );
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const latin = count(/\p{sc=Latin}/gu);
  const kana = count(/[\p{sc=Hiragana}\p{sc=Katakana}]/gu);
  const han = count(/\p{sc=Han}/gu);
  // A roadmap in Chinese is full of English names: a sign says as much as four letters.
  if (kana * 4 > latin && kana * 5 > han) return 'ja';
  if (count(/\p{sc=Hangul}/gu) * 4 > latin) return 'ko';
  if (han * 4 > latin) return count(traditional) > count(simplified) ? 'zh-TW' : 'zh-CN';
  if (count(/\p{sc=Cyrillic}/gu) * 2 > latin) return count(/[іїєґ]/giu) > 5 ? 'uk' : 'ru';
  if (count(/\p{sc=Arabic}/gu) * 2 > latin) return count(/[پچژگ]/gu) > 5 ? 'fa' : 'ar';
  if (count(/\p{sc=Devanagari}/gu) * 2 > latin) return 'hi';
  if (count(/\p{sc=Thai}/gu) * 2 > latin) return 'th';
  return byWords(sample, count);
}

function byWords(sample: string, count: (pattern: RegExp) => number): string {
  if (count(/[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu) * 25 > sample.length)
    return 'vi';
  if (count(/[ışğİŞĞ]/gu) * 60 > sample.length) return 'tr';
  const found = new Map<string, number>();
  for (const [word] of sample.toLowerCase().matchAll(/\p{L}+/gu))
    found.set(word, (found.get(word) ?? 0) + 1);
  const scores = words.map(([language, list]): [string, number] => [
    language,
    list.split('|').reduce((sum, word) => sum + (found.get(word) ?? 0), 0) +
      2 * count(letters[language] ?? /(?!)/u),
  ]);
  const [best, second] = scores.toSorted(([, a], [, b]) => b - a);
  const english = scores.find(([language]) => language === 'en')?.[1] ?? 0;
  // Licences and names are foreign words in an English text: what wins must win clearly.
  const isClear = best !== undefined && best[1] >= 2 && best[1] > english * 1.5;
  return isClear && best[1] > (second?.[1] ?? 0) ? best[0] : 'en';
}

/** The tag that a file's name carries: `name.zh-CN.md`. */
export function languageInName(fileName: string): string | undefined {
  return /\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.(?:md|markdown|mdx|txt)$/.exec(fileName)?.[1];
}
