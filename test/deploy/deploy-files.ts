import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { commands } from '../../src/commands/index.gen.ts';
import { beginAtZero } from '../../src/metrics/begin-at-zero.ts';
import { createFigures } from '../../src/metrics/figures.ts';
import { addProcessFigures } from '../../src/metrics/process-figures.ts';
import { POST_KINDS } from '../../src/study/post-kinds.ts';

export const ROOT = new URL('../../', import.meta.url);
export const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

const Alerts = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.object({
            summary: z.string(),
            description: z.string(),
            runbook: z.string(),
          }),
        }),
      ),
    }),
  ),
});

export const alerts = Alerts.parse(parse(read('deploy/alerts.yml'))).groups.flatMap(
  ({ rules }) => rules,
);

const Target = z.object({ refId: z.string(), expr: z.string(), datasource: z.unknown() });
const Place = z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() });
const Shared = { id: z.int(), title: z.string().min(1), gridPos: Place };
const Panel = z.discriminatedUnion('type', [
  z.object({ ...Shared, type: z.literal('row') }),
  z.object({
    ...Shared,
    type: z.enum(['stat', 'timeseries']),
    description: z.string().min(1),
    datasource: z.unknown(),
    targets: z.array(Target).min(1),
    fieldConfig: z.object({ defaults: z.object({ unit: z.string() }) }),
  }),
]);
const Dashboard = z.object({
  uid: z.string(),
  schemaVersion: z.int().min(39),
  templating: z.object({
    list: z.array(z.object({ name: z.string(), query: z.object({ query: z.string() }) })),
  }),
  annotations: z.object({ list: z.array(z.object({ name: z.string(), expr: z.string() })) }),
  panels: z.array(Panel),
});

export const dashboard = Dashboard.parse(JSON.parse(read('deploy/grafana/roadmate.json')));
export const charts = dashboard.panels.flatMap((panel) => (panel.type === 'row' ? [] : [panel]));

/** What one process tells before anything has happened. */
export async function firstScrape(): Promise<string> {
  const figures = createFigures();
  addProcessFigures(figures.registry);
  beginAtZero(figures, { commands: commands.map(({ name }) => name), kinds: POST_KINDS });
  return figures.registry.metrics();
}

/** The labels of each figure that there is, by its name; those of Prometheus itself included. */
export function knownFigures(): Map<string, readonly string[]> {
  const { registry } = createFigures();
  addProcessFigures(registry);
  const known = new Map<string, readonly string[]>([['up', []]]);
  for (const figure of registry.getMetricsAsArray()) {
    const labels = 'labelNames' in figure ? z.array(z.string()).parse(figure.labelNames) : [];
    const isHistogram = 'upperBounds' in figure;
    if (!isHistogram) known.set(figure.name, labels);
    else {
      known.set(`${figure.name}_bucket`, [...labels, 'le']);
      for (const part of ['count', 'sum']) known.set(`${figure.name}_${part}`, labels);
    }
  }
  return known;
}

/** The figures that an expression asks for, each with the labels and values of its braces. */
export function figuresOf(expr: string) {
  const pattern = /\b(up|(?:roadmate|process|nodejs)_\w+)\b(?:\{([^}]*)\})?/g;
  return [...expr.matchAll(pattern)].map(([, name = '', braces = '']) => ({
    name,
    labels: [...braces.matchAll(/(\w+)\s*(=~|!=|=)\s*"([^"]*)"/g)].map(
      ([, label = '', how = '', value = '']) => ({ label, how, value }),
    ),
  }));
}

/** The labels that an expression sums by. */
export function groupingsOf(expr: string): string[] {
  return [...expr.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(',').map((label) => label.trim()),
  );
}
