import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { anchorsOf } from '../docs/pages.ts';
import {
  alerts,
  charts,
  dashboard,
  figuresOf,
  firstScrape,
  groupingsOf,
  knownFigures,
  ROOT,
  read,
} from './deploy-files.ts';

/** Labels that Prometheus itself gives. */
const GIVEN = ['job', 'instance'];

const known = knownFigures();
const asked = [
  ...alerts.map(({ alert, expr }) => ({ who: alert, expr })),
  ...charts.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ who: title, expr }))),
  ...dashboard.templating.list.map(({ name, query }) => ({ who: name, expr: query.query })),
  ...dashboard.annotations.list.map(({ name, expr }) => ({ who: name, expr })),
];

describe('alerts and dashboard', () => {
  test.each(asked)('$who asks for figures and labels that there are', ({ expr }) => {
    const figures = figuresOf(expr);
    expect(figures.length).toBeGreaterThan(0);
    for (const { name, labels } of figures) {
      expect([...known.keys()]).toContain(name);
      const there = [...GIVEN, ...(known.get(name) ?? [])];
      for (const { label } of labels) expect(there, `${name}{${label}}`).toContain(label);
    }
    const anywhere = figures.flatMap(({ name }) => [...GIVEN, ...(known.get(name) ?? [])]);
    for (const label of groupingsOf(expr)) expect(anywhere).toContain(label);
  });
});

describe('alerts', () => {
  test.each(alerts)('$alert leads to a section of the docs', ({ annotations }) => {
    const [page = '', anchor = ''] = annotations.runbook.split('#');
    expect(existsSync(new URL(page, ROOT))).toBe(true);
    expect([...anchorsOf(page)]).toContain(anchor);
  });

  test.each(alerts)('$alert is explained in both languages, and tried', ({ alert }) => {
    for (const page of ['docs/monitoring.md', 'docs/monitoring.zh-CN.md']) {
      expect(read(page)).toContain(`\`${alert}\``);
    }
    const tries = read('deploy/alerts.test.yml');
    expect(tries).toMatch(new RegExp(`alertname: ${alert}\\s+exp_alerts:\\s+- exp_labels`));
  });

  test('a rare event is not missed for being the first: its figure begins at 0', async () => {
    const lines = (await firstScrape()).split('\n');
    const rises = alerts
      .flatMap(({ expr }) => [...expr.matchAll(/increase\((\w+)\{?([^}[]*)\}?\[/g)])
      .map(([, name = '', braces = '']) => figuresOf(`${name}{${braces}}`)[0]);
    expect(rises.length).toBeGreaterThan(4);
    for (const rise of rises) {
      for (const { label, value } of rise?.labels ?? []) {
        for (const each of value.split('|')) {
          const begins = lines.some(
            (line) => line.startsWith(`${rise?.name}{`) && line.includes(`${label}="${each}"`),
          );
          expect(begins, `${rise?.name}{${label}="${each}"}`).toBe(true);
        }
      }
    }
  });

  const promtool = spawnSync('promtool', ['--version']).status === 0;
  test.skipIf(!promtool)(
    'Prometheus itself finds them right, and they fire when they should',
    () => {
      const run = (...args: string[]) => {
        const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: ROOT });
        return { status, said: `${stdout}${stderr}` };
      };
      expect(run('check', 'config', 'deploy/prometheus.yml')).toMatchObject({ status: 0 });
      expect(run('test', 'rules', 'deploy/alerts.test.yml')).toMatchObject({ status: 0 });
    },
  );
});

describe('the dashboard', () => {
  test('has a unit, a description and a place of its own for each panel', () => {
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos } of dashboard.panels) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x},${y}`), `${title} covers another panel`).toBe(false);
          taken.add(`${x},${y}`);
        }
      }
    }
    // https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts
    const units = ['short', 's', 'bytes', 'ops', 'percentunit'];
    for (const { fieldConfig } of charts) expect(units).toContain(fieldConfig.defaults.unit);
  });

  test('asks the source of figures that Grafana is given', () => {
    const Sources = z.object({ datasources: z.array(z.object({ uid: z.string() })) });
    const [source] = Sources.parse(parse(read('deploy/grafana/datasource.yml'))).datasources;
    const named = charts.flatMap(({ datasource, targets }) => [
      datasource,
      ...targets.map((target) => target.datasource),
    ]);
    for (const each of named) expect(each).toEqual({ type: 'prometheus', uid: source?.uid });
  });

  test('shows every figure of the product', () => {
    const shown = charts
      .flatMap(({ targets }) => targets)
      .flatMap(({ expr }) => figuresOf(expr))
      .map(({ name }) => name.replace(/_(bucket|count|sum)$/, ''));
    const ours = [...known.keys()]
      .filter((name) => name.startsWith('roadmate_'))
      .map((name) => name.replace(/_(bucket|count|sum)$/, ''));
    expect([...new Set(ours)].filter((name) => !shown.includes(name))).toEqual([]);
  });
});
