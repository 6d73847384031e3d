/** From frontend to backend by its own week plan, in English, as it is expected to be laid out. */

/** Eight Thursdays at 19:30 in Berlin; the clocks go forward on 29 March 2026. */
export const STARTS = [
  '2026-03-05T18:30:00Z',
  '2026-03-12T18:30:00Z',
  '2026-03-19T18:30:00Z',
  '2026-03-26T18:30:00Z',
  '2026-04-02T17:30:00Z',
  '2026-04-09T17:30:00Z',
  '2026-04-16T17:30:00Z',
  '2026-04-23T17:30:00Z',
  '2026-04-30T17:30:00Z',
];

/** After two weeks off in the fifth week. */
export const SHIFTED = [
  ...STARTS.slice(0, 5),
  '2026-04-23T17:30:00Z',
  '2026-04-30T17:30:00Z',
  '2026-05-07T17:30:00Z',
  '2026-05-14T17:30:00Z',
];

export const WEEKS = [
  [
    'Containers with Docker',
    'Error alerts',
    'Multi-tenant / SaaS architecture',
    'Layered architecture',
    'Dockerized deployment environment',
    'Flower dashboard for tasks',
  ],
  ['Testing', 'Task monitoring', 'API monitoring', 'Async and performance'],
  [
    'Multiple environments',
    'Caching strategies',
    'Real-time push',
    'Performance monitoring',
    'API monitoring with Prometheus + Grafana',
    'Unit test coverage > 80%',
  ],
  ['RBAC permissions', 'File storage', 'Internationalization', 'Security hardening'],
  ['Alerting', 'Database backups', 'System design', 'Architectural layers', 'RBAC permissions'],
  [
    'CI/CD: automated deployment',
    'Domain modeling',
    'Performance and scaling',
    'Splitting into services',
    'Automated testing and builds with CI/CD',
  ],
  [
    'From logs to monitoring',
    'Auditing and logs',
    'Log collection',
    'Security and compliance',
    'Asynchronous export + progress over SSE',
    'Connect a log collection platform',
  ],
  [
    'Deployment layout',
    'Reverse proxy and HTTPS',
    'Process management',
    'DevOps',
    'HTTPS and security headers',
    'Deploy to production (Nginx + Gunicorn + Supervisor)',
  ],
];
