import { createRequire } from 'node:module';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import * as z from 'zod';

const Manifest = z.object({ version: z.string() });

/**
 * What holds for any program on Node: its version, memory, processor time, open files, the event
 * loop and the collection of garbage, under the names that prom-client and ready dashboards use.
 */
export function addProcessFigures(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  const { version } = Manifest.parse(createRequire(import.meta.url)('../../package.json'));
  const build = new Gauge({
    name: 'roadmate_build_info',
    help: 'Always 1; which version runs, and on which Node',
    labelNames: ['version', 'node'],
    registers: [registry],
  });
  build.set({ version, node: process.version }, 1);
}
