import { stripEmoji } from './emoji.ts';

/** What a heading says its section is for, when that is not a phase or a topic. */
export type SectionKind =
  | 'resources'
  | 'contents'
  | 'about'
  | 'advice'
  | 'habits'
  | 'schedule'
  | 'content'
  | 'goal'
  | 'why'
  | 'output'
  | 'prior';

/** Whole headings, in small letters. */
const whole: Record<SectionKind, string> = {
  resources:
    'resources|links|references|books|reading|notebooks|articles|papers|podcasts|blogs|newsletters|websites|youtube channels|communities|further reading|videos|courses and books|bibliography|' +
    'recursos|enlaces|referencias|libros|bibliografía|referências|livros|tài liệu|tài nguyên|tài liệu tham khảo|' +
    'kaynaklar|kaynak|kitaplar|sumber|sumber belajar|referensi|資源|资源|资料|參考資料|参考|参考资料|参考資料|参考资源|' +
    '推荐资料|推荐资源|书籍|书单|推荐书籍|文档|视频|网站|参考書|教材|リソース|参考リンク|資料|자료|참고|참고 자료|참고자료|리소스|추천 자료|' +
    'ressources|liens|ressourcen|quellen|bücher|ресурсы|ссылки|литература|материалы|книги',
  contents:
    'contents|table of contents|toc|index|overview of contents|índice|tabla de contenidos|sumário|mục lục|içindekiler|' +
    'daftar isi|目录|目錄|目次|목차|sommaire|table des matières|inhalt|inhaltsverzeichnis|содержание|оглавление',
  about:
    'about|about me|author|authors|introduction|intro|summary|overview|preface|foreword|license|licence|contributing|contribution|contributions|' +
    'contributors|contribute|how to contribute|acknowledgements|acknowledgments|credits|thanks|team|community|support|support my work|' +
    'supported by|sponsors|status|disclaimer|note|notes|faq|changelog|contact|conclusion|congratulations|wrap up|final words|' +
    'code of conduct|star history|give a star|pdf version|prerequisites|requirements|audience|intended audience|who is this for|motivation|' +
    'stargazers|translations|license & credits|' +
    'introducción|licencia|contribuir|contribuciones|agradecimientos|requisitos|requisitos previos|prerrequisitos|conclusión|autor|descripción|resumen|' +
    'introdução|licença|contribuindo|contribuição|como contribuir|agradecimentos|pré-requisitos|conclusão|sobre|visão geral|' +
    'giới thiệu|giấy phép|đóng góp|yêu cầu|điều kiện tiên quyết|kết luận|lời kết|lời mở đầu|tổng quan|' +
    'giriş|lisans|katkı|katkıda bulunma|ön koşullar|gereksinimler|sonuç|hakkında|' +
    'pendahuluan|lisensi|kontribusi|prasyarat|penutup|kesimpulan|tentang|' +
    '前言|简介|介绍|序|序言|引言|概述|概览|总览|关于|作者|许可|许可证|协议|贡献|贡献指南|致谢|鸣谢|先修要求|先决条件|前置要求|前置知识|前置条件|' +
    '尾声|结语|总结|后记|结束语|说明|声明|免责声明|更新日志|更新记录|适合人群|写在最后|写在前面|注意|注意事项|常见问题|' +
    'はじめに|概要|ライセンス|前提|前提条件|前提知識|おわりに|まとめ|貢献|謝辞|対象者|注意事項|' +
    '소개|개요|라이선스|기여|선수 지식|사전 준비|마무리|결론|들어가며|마치며|대상|' +
    'licence|prérequis|contribuer|remerciements|à propos|einleitung|einführung|lizenz|mitwirken|voraussetzungen|fazit|danksagung|über|' +
    'введение|лицензия|вклад|требования|заключение|благодарности|о проекте|автор',
  advice:
    'tips|advice|learning tips|study tips|tips and tricks|how to use|how to use this|how to use this roadmap|usage|suggestions|recommendations|best practices for learning|rules|' +
    'before you start|questions|faqs|consejos|cómo usar|recomendaciones|dicas|como usar|recomendações|lời khuyên|mẹo|cách sử dụng|ghi chú|lưu ý|' +
    'öneriler|ipuçları|tavsiyeler|nasıl kullanılır|saran|cara menggunakan|catatan|' +
    '学习建议|建议|学习方法|学习方式|学习路径建议|使用说明|使用方法|如何使用|思考问题|思考题|学习技巧|小贴士|温馨提示|' +
    'アドバイス|使い方|学習のコツ|ヒント|조언|팁|학습 팁|사용법|사용 방법|conseils|astuces|tipps|hinweise|советы|рекомендации|как пользоваться',
  habits:
    'bad habits|common mistakes|mistakes to avoid|what to avoid|avoid|pitfalls|anti-patterns|errores comunes|qué evitar|erros comuns|o que evitar|' +
    'sai lầm thường gặp|những điều nên tránh|yaygın hatalar|kaçınılması gerekenler|kesalahan umum|hindari|坏习惯|避免|误区|常见误区|常见错误|避坑|避坑指南|' +
    'よくある間違い|避けるべきこと|흔한 실수|피해야 할 것|erreurs courantes|à éviter|häufige fehler|типичные ошибки|ошибки',
  schedule:
    'week plan|weekly plan|weekly schedule|schedule|timeline|study plan|study schedule|calendar|plan semanal|cronograma|calendario|horario|calendário|' +
    'lịch học|lịch trình|kế hoạch học tập|thời gian biểu|haftalık plan|takvim|çalışma planı|program|jadwal|jadwal belajar|rencana mingguan|' +
    '周计划|学习计划|学习节奏|推荐学习节奏|时间安排|学习安排|时间规划|进度安排|日程|スケジュール|学習計画|学習スケジュール|週間計画|주간 계획|일정|학습 일정|학습 계획|' +
    'planning|calendrier|zeitplan|wochenplan|расписание|план по неделям|график',
  content:
    'topics|topics covered|content|what to learn|what you will learn|concepts|key concepts|skills|key topics|learn|topics to learn|' +
    'contenido|contenidos|temas|qué aprender|conteúdo|conteúdos|tópicos|o que aprender|nội dung|nội dung học|kiến thức|kiến thức cần học|cần học|' +
    'konular|içerik|öğrenilecekler|materi|topik|yang dipelajari|' +
    '学习内容|内容|主要内容|知识点|需掌握的知识|需要掌握的知识|学习要点|掌握内容|核心知识点|学习项|' +
    '学習内容|内容|学ぶこと|トピック|학습 내용|내용|배울 것|주제|contenu|sujets|à apprendre|inhalte|themen|lerninhalte|содержание этапа|темы|что изучить',
  goal:
    'goal|goals|objective|objectives|target|learning objectives|learning goals|aim|objetivo|objetivos|meta|metas|mục tiêu|hedef|hedefler|amaç|tujuan|target belajar|' +
    '目标|学习目标|阶段目标|目標|目的|ゴール|学習目標|목표|학습 목표|objectif|objectifs|ziel|ziele|lernziele|цель|цели',
  why: 'why|why it matters|why learn|por qué|por que|por quê|tại sao|vì sao|neden|mengapa|为什么|为什么重要|为何重要|重要性|なぜ|理由|왜|이유|pourquoi|warum|зачем|почему',
  output:
    'output|outcome|outcomes|deliverable|deliverables|acceptance|acceptance criteria|done when|expected outcome|entregable|entregables|resultado|resultados|entregável|' +
    'sản phẩm|kết quả|đầu ra|çıktı|çıktılar|hasil|luaran|产出|验收|验收标准|成果|阶段成果|学习成果|成果物|完了条件|산출물|결과물|완료 기준|livrable|livrables|résultat|ergebnis|ergebnisse|результат|результаты',
  prior:
    'already known|completed|done|已完成|已掌握|已完成的学习内容|已学内容|completado|concluído|đã hoàn thành|tamamlanan|selesai|完了|学習済み|완료|terminé|erledigt|завершено',
};

/** Words that say the same at the beginning or end of a longer heading. */
const edges: [SectionKind, RegExp][] = [
  ['habits', /^(?:bad habits|mistakes to avoid|common mistakes|避免|what not to)(?![\p{L}])/iu],
  ['contents', /^(?:table of contents|mục lục|目录)|(?:目录|目次)$/iu],
  [
    'about',
    /^(?:licen[sc]e|contribut|acknowledg|about (?:this|the|me)|supported by|support (?:my|me|us|this)|give (?:a|it a) star|how to contribute|introduction$|who (?:is|should)|how to show)/iu,
  ],
  ['about', /^注意(?:注意|事项)?[!！]*$/u],
  ['about', /(?:license|贡献|许可证|声明|致谢)$/iu],
  [
    'resources',
    /^(?:additional|recommended|useful|extra|more|other|learning|free|helpful|external|best|great)\s+(?:learning\s+)?(?:resources|links|reading|books|references|materials)$|^(?:resources|references|books|links|recursos|kaynaklar|tài liệu|tài nguyên|sumber|ressources|ressourcen|ресурсы)(?=$|\s*(?:[&/+,:：(（]|and|for|untuk|para|y|e|và|ve|dan|et|und|и)(?![\p{L}]))|\s(?:resources|references|recursos|kaynakları|kaynaklar)$/iu,
  ],
  [
    'resources',
    /^(?:recursos|enlaces|referencias|referências|materiais|materiales|tài liệu|tài nguyên|sumber|referensi|ressources|quellen|ресурсы|ссылки|материалы)(?:\s+\S+){0,3}$|^(?:\S+\s+){1,2}(?:ссылки|ресурсы|материалы|kaynaklar|kaynakları|ressourcen|recursos|references)$/iu,
  ],
  ['resources', /(?:资源|资料|资料推荐|资源推荐|书单|网站|链接|書籍|資料|リソース|자료)$/u],
  [
    'advice',
    /^(?:tips|dicas|consejos|conseils|tipps|lời khuyên|советы|ipuçları)(?![\p{L}])|(?:tips|advice|dicas|consejos)$|(?:建议|小贴士|アドバイス|팁)$/iu,
  ],
  [
    'schedule',
    /(?:week plan|weekly plan|schedule|timeline|节奏|时间表|时间安排|周计划|スケジュール|일정)(?:\s*[(（].*[)）])?$/iu,
  ],
];

const kinds = [
  'resources',
  'contents',
  'about',
  'advice',
  'habits',
  'schedule',
  'content',
  'goal',
  'why',
  'output',
  'prior',
] as const satisfies SectionKind[];
const byWords = new Map<string, SectionKind>(
  kinds
    .toReversed()
    .flatMap((kind) => whole[kind].split('|').map((name): [string, SectionKind] => [name, kind])),
);

/** What kind of section a heading or a label announces; `undefined` for a phase or a topic. */
export function sectionKind(heading: string): SectionKind | undefined {
  const plain = stripEmoji(heading)
    .replace(/^(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[.、．)）]\s*/u, '')
    .replace(/\s*[(（][^()（）]*[)）]\s*$/u, '')
    .replace(/[\s:：!！?？.。…*_]+$/u, '')
    .trim();
  return byWords.get(plain.toLowerCase()) ?? edges.find(([, pattern]) => pattern.test(plain))?.[0];
}
