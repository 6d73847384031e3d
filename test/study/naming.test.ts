import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../src/roadmap/roadmap.ts';
import { nameLeaves } from '../../src/study/naming.ts';
import { phaseOf, roadmapOf, topicOf } from './build.ts';

/** The goals that name each item; an item "topic: text" stands under a topic of its own. */
function namesOf(goals: string[], items: string[]): (string | null)[] {
  const topics = items.map((item, i) => {
    const [title = '', text] = item.split(': ');
    return topicOf(`${i}`, text === undefined ? [] : [text], { title });
  });
  const rows = goals.map((goal, i) => ({ from: i + 1, to: i + 1, goal, task: '' }));
  const namings = nameLeaves(leavesOf(roadmapOf([phaseOf('p', topics)])), rows);
  return namings.map((naming) => (naming ? (goals[naming.row] ?? null) : null));
}

describe('a row of the week plan', () => {
  it('names what shares a whole word with it, without case or ending', () => {
    const items = ['LOGGING', 'Catalogue', 'Deploy it', 'JavaScript', 'C++ templates', 'Caches'];
    const goals = ['Log files', 'Deployments', 'Java', 'C++', 'Caching'];
    const names = ['Log files', null, 'Deployments', null, 'C++', 'Caching'];
    expect(namesOf(goals, items)).toEqual(names);
  });

  it('names Chinese by the words in it, also those that no dictionary has', () => {
    const goals = ['监控', '权限系统', '缓存'];
    const items = ['接口监控面板', '用户权限', '缓存策略', '系统设计', '控制台'];
    expect(namesOf(goals, items)).toEqual(['监控', '权限系统', '缓存', null, null]);
  });

  it('names an item by the title of its topic, less than by its own text', () => {
    const names = namesOf(['Docker', 'Redis'], ['Docker: volumes', 'Docker: Redis in a container']);
    expect(names).toEqual(['Docker', 'Redis']);
  });

  it('names by its goal rather than by its task', () => {
    const rows = [
      { from: 1, to: 1, goal: 'HTTP', task: 'Try Postman' },
      { from: 2, to: 2, goal: 'Postman', task: '' },
      { from: 3, to: 3, goal: 'Git', task: '' },
      { from: 4, to: 4, goal: 'Linux', task: '' },
    ];
    const leaves = leavesOf(roadmapOf([phaseOf('p', [topicOf('t', [], { title: 'Postman' })])]));
    expect(nameLeaves(leaves, rows).map((naming) => naming?.row)).toEqual([1]);
  });

  it('comes before a later one that names as well', () => {
    const goals = ['HTTP', 'Git and Linux', 'Linux and Git', 'SQL'];
    expect(namesOf(goals, ['Git', 'Linux'])).toEqual(['Git and Linux', 'Git and Linux']);
  });

  it('names nothing by words that most rows have, or that say nothing', () => {
    const goals = ['Python basics', 'Python functions', 'Python classes'];
    expect(namesOf(goals, ['Python decorators', 'The basics of sets', 'Functions'])).toEqual([
      null,
      null,
      'Python functions',
    ]);
  });

  it('names nothing where there is nothing to compare', () => {
    expect(namesOf(['', '🎯'], ['', '8', '-'])).toEqual([null, null, null]);
    expect(namesOf([], ['Docker'])).toEqual([null]);
  });
});
