import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { ROOT, read } from './deploy-files.ts';

const Service = z.object({
  image: z.string(),
  build: z.unknown().optional(),
  profiles: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  user: z.string().optional(),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
});
const { services, volumes } = Compose.parse(parse(read('docker-compose.yml')));
const all = Object.entries(services);

test('Prometheus asks the bot where it listens', () => {
  const Config = z.object({
    scrape_configs: z.array(
      z.object({
        metrics_path: z.string(),
        static_configs: z.array(z.object({ targets: z.array(z.string()) })),
      }),
    ),
  });
  const [scrape] = Config.parse(parse(read('deploy/prometheus.yml'))).scrape_configs;
  expect(scrape?.static_configs).toEqual([{ targets: [`bot:${services.bot?.environment.PORT}`] }]);
  expect(scrape?.metrics_path).toBe('/metrics');
  expect(services.bot?.environment.HOST).toBe('0.0.0.0');
});

test('Grafana asks Prometheus where it listens', () => {
  const Sources = z.object({ datasources: z.array(z.object({ url: z.url() })) });
  const [source] = Sources.parse(parse(read('deploy/grafana/datasource.yml'))).datasources;
  expect(Object.keys(services)).toContain(new URL(source?.url ?? '').hostname);
});

test.each(all)('%s is given files and volumes that there are', (_, { volumes: mounts }) => {
  for (const mount of mounts) {
    const [from = '', , how] = mount.split(':');
    if (!from.startsWith('./')) expect(Object.keys(volumes)).toContain(from);
    else {
      expect(existsSync(new URL(from, ROOT)), from).toBe(true);
      expect(how).toBe('ro');
    }
  }
});

test('the bot and the backups run without monitoring, which is asked for', () => {
  const plain = all.filter(([, { profiles }]) => profiles.length === 0).map(([name]) => name);
  expect(plain.sort()).toEqual(['backup', 'bot', 'postgres']);
});

test('whatever we wrote runs with a read-only root, and nothing is open to the network', () => {
  expect(services.bot?.read_only).toBe(true);
  expect(services.backup).toMatchObject({ read_only: true, user: 'postgres' });
  for (const [, { ports }] of all) {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  }
});

test('the bot can be pulled and built; the tools that dump are those of the server', () => {
  expect(services.bot?.build).toBeDefined();
  expect(services.bot?.image).toContain('ROADMATE_IMAGE');
  expect(services.backup?.image).toBe(services.postgres?.image);
});

test('every variable that compose asks for is in .env.example', () => {
  const asked = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name);
  const told = [...read('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(asked.filter((name) => !told.includes(name))).toEqual([]);
});
