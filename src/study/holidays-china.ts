import type { Festival } from './rests.ts';

/** A year's public holidays. Dates are local, `from` and `to` both off. */
export type HolidayYear = {
  year: number;
  /** True: nobody has announced the year yet, and it follows the standing rules. */
  provisional: boolean;
  /** The notice or the rules that it was taken from, and their date. */
  source: string;
  published: string;
  holidays: readonly { festival: Festival; from: string; to: string }[];
  /** Saturdays and Sundays on which people work instead. */
  makeUpDays: readonly string[];
};

/**
 * The public holidays of mainland China, by the yearly notice of the General Office of the State
 * Council (国务院办公厅关于某年部分节假日安排的通知), which comes out in November or so on
 * https://www.gov.cn. `docs/operations.md` says how to bring the table up to date.
 */
export const CHINA: readonly HolidayYear[] = [
  {
    year: 2026,
    provisional: false,
    source: '国办发明电〔2025〕7号',
    published: '2025-11-04',
    holidays: [
      { festival: 'new-year', from: '2026-01-01', to: '2026-01-03' },
      { festival: 'spring-festival', from: '2026-02-15', to: '2026-02-23' },
      { festival: 'qingming', from: '2026-04-04', to: '2026-04-06' },
      { festival: 'labour-day', from: '2026-05-01', to: '2026-05-05' },
      { festival: 'dragon-boat', from: '2026-06-19', to: '2026-06-21' },
      { festival: 'mid-autumn', from: '2026-09-25', to: '2026-09-27' },
      { festival: 'national-day', from: '2026-10-01', to: '2026-10-07' },
    ],
    makeUpDays: [
      ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09'],
      ...['2026-09-20', '2026-10-10'],
    ],
  },
  {
    // No notice yet. Festival days by the regulation (全国年节及纪念日放假办法, 10 November 2024),
    // lengths by the standing principles that came with it: eight days from the eve of the Spring
    // Festival, seven from 1 October, five for Labour Day, three for the others with the weekend
    // next to them, or the day alone where it is a Wednesday. Make-up days cannot be known.
    // The new moon of 6 February falls at 23:56 in Beijing; some computed calendars are a day late.
    year: 2027,
    provisional: true,
    source: '国办发明电〔2024〕12号，全国年节及纪念日放假办法',
    published: '2024-11-12',
    holidays: [
      { festival: 'new-year', from: '2027-01-01', to: '2027-01-03' },
      { festival: 'spring-festival', from: '2027-02-05', to: '2027-02-12' },
      { festival: 'qingming', from: '2027-04-03', to: '2027-04-05' },
      { festival: 'labour-day', from: '2027-05-01', to: '2027-05-05' },
      { festival: 'dragon-boat', from: '2027-06-09', to: '2027-06-09' },
      { festival: 'mid-autumn', from: '2027-09-15', to: '2027-09-15' },
      { festival: 'national-day', from: '2027-10-01', to: '2027-10-07' },
    ],
    makeUpDays: [],
  },
];
