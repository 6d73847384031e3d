import type { Roadmap, Topic } from '../../src/roadmap/roadmap.ts';
import { phaseOf, roadmapOf, topicOf } from './build.ts';

/**
 * A roadmap of the frontend-to-backend kind, in Chinese and in English, line by line the same:
 * tables of topics, a checklist, and a week plan of its own. Each line is `title | goal`.
 */

const phases = {
  zh: [
    'FastAPI 核心 | 熟练路由、依赖注入、响应模型; Redis 缓存 | 会话存储与 Token 刷新; 日志体系 | 结构化日志',
    '日志 → 监控链路 | 接入 Loki / ELK; CI/CD 自动化部署 | GitHub Actions / Jenkins; Docker 容器化 | FastAPI + Redis + PG + Celery + Flower; 测试体系 | Pytest + Mock Redis; 任务监控 | Flower 查看队列; 接口监控 | Prometheus + Grafana; 多环境配置 | dev / test / prod 分离; 错误告警 | 邮件 / 微信机器人 / Sentry',
    'RBAC 权限系统 | 用户-角色-权限表; 多租户 / SaaS 架构 | tenant_id 数据隔离; 分层架构 | Service / Repository 模式; 异步与性能优化 | asyncio + aioredis; 缓存策略 | 局部缓存 / 分布式锁; 实时推送 | WebSocket / SSE; 文件存储 | MinIO / OSS / COS; 国际化 | fastapi-babel; 审计与日志 | 用户操作留痕; 安全防护 | SQL注入 / XSS / SSRF / CSRF',
    '部署结构 | Nginx + Gunicorn 多 worker; 反向代理与 HTTPS | Nginx + SSL; 进程管理 | Supervisor / systemd; 日志收集 | Filebeat / Loki; 性能监控 | Grafana + Prometheus; 报警机制 | Sentry / 邮件 / 机器人; 数据库备份 | pg_dump + cron',
    '系统设计 | 模块依赖如何划分？; 架构分层 | 何时引入 Service / Repository？; 领域建模 | 如何抽象“账本”、“导出任务”？; 性能与扩展 | 异步、缓存、分布式？; 服务化 | 拆分用户 / 导出 / 通知服务？; DevOps | 持续集成与部署？; 安全合规 | 加密、脱敏、隐私保护？',
  ],
  en: [
    'FastAPI core | Routes, dependency injection, response models; Redis cache | Sessions and token refresh; Logging | Structured logs',
    'Logs → monitoring pipeline | Connect Loki / ELK; Automated deployment with CI/CD | GitHub Actions / Jenkins; Containers with Docker | FastAPI + Redis + PG + Celery + Flower; Testing | Pytest + Mock Redis; Task monitoring | Watch queues in Flower; API monitoring | Prometheus + Grafana; Several environments | dev / test / prod kept apart; Error alerts | Mail / WeChat bot / Sentry',
    'RBAC permission system | User, role and permission tables; Multi-tenancy / SaaS | Data isolated by tenant_id; Layered architecture | Service / Repository pattern; Async and performance | asyncio + aioredis; Caching strategies | Local cache / distributed lock; Live updates | WebSocket / SSE; File storage | MinIO / OSS / COS; Internationalisation | fastapi-babel; Audit trail | Who did what; Security | SQL injection / XSS / SSRF / CSRF',
    'Deployment layout | Nginx + Gunicorn with several workers; Reverse proxy and HTTPS | Nginx + SSL; Process management | Supervisor / systemd; Collecting logs | Filebeat / Loki; Performance monitoring | Grafana + Prometheus; Alerting | Sentry / mail / bots; Database backups | pg_dump + cron',
    'System design | How do modules depend on each other?; Layers | When is a Service / Repository worth it?; Domain modelling | How to abstract a ledger or an export job?; Performance and scale | Async, caching, distributed?; Splitting into services | Users / exports / notifications?; DevOps | Continuous integration and delivery?; Compliance | Encryption, masking, privacy?',
  ],
};

const checklist = {
  zh: 'Docker 化部署环境; CI/CD 自动化测试与构建; Flower 任务监控面板; Prometheus + Grafana 接口监控; RBAC 权限系统; 异步导出 + SSE 实时推送; 接入日志采集平台; HTTPS 与安全头优化; 单元测试覆盖率 > 80%; 部署到线上环境（Nginx + Gunicorn + Supervisor）',
  en: 'Dockerise the deployment; CI/CD: automated tests and builds; A Flower dashboard for tasks; API monitoring with Prometheus + Grafana; RBAC permission system; Async export with live updates over SSE; Connect a log collection platform; HTTPS and security headers; Unit test coverage above 80%; Deploy to production (Nginx + Gunicorn + Supervisor)',
};

const rows = {
  zh: '1-1 | Docker 化 | Compose 启动 api+db+redis+celery+flower; 2-3 | 监控与测试 | Flower + Grafana + Pytest; 4-5 | 权限系统 | 新建 Role/Permission 表; 6-6 | CI/CD | GitHub Actions 自动测试构建; 7-7 | 日志采集 | Loki + Promtail; 8-8 | 部署 | Nginx + HTTPS + Supervisor',
  en: '1-1 | Docker | Start api+db+redis+celery+flower with Compose; 2-3 | Monitoring and tests | Flower + Grafana + Pytest; 4-5 | Permissions | Create Role/Permission tables; 6-6 | CI/CD | Test and build automatically with GitHub Actions; 7-7 | Log collection | Loki + Promtail; 8-8 | Deployment | Nginx + HTTPS + Supervisor',
};

/** Phase 1 is done; ids are `p2/CI/CD 自动化部署` for topics and `list/1` for the checklist. */
export function frontend(language: 'zh' | 'en'): Roadmap {
  const tables = phases[language].map((line, i) => {
    const topics = line.split('; ').map((row): Topic => {
      const [title = '', goal = ''] = row.split(' | ');
      return topicOf(`p${i + 1}/${title}`, [], { title, goal, done: i === 0 });
    });
    return phaseOf(`p${i + 1}`, topics);
  });
  const list = phaseOf('list', [topicOf('list', checklist[language].split('; '))]);
  const weekPlan = rows[language].split('; ').map((row) => {
    const [weeks = '', goal = '', task = ''] = row.split(' | ');
    const [from, to] = weeks.split('-').map(Number);
    return { from: from ?? 1, to: to ?? 1, goal, task };
  });
  return roadmapOf([...tables, list], weekPlan);
}
