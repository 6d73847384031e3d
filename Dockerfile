# Roadmate on Node: gateway, HTTP and scheduler in one process.
#
#   docker build -t roadmate .
#   docker run --env-file .env -p 3000:3000 -v roadmate:/data roadmate
#
# Runs with a read-only root: everything that is written goes to /data (and /tmp).

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Without scripts: nothing that runs in the image needs one, and none of a package's code runs here.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production \
    ROADMATE_DATA=/data \
    PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY drizzle ./drizzle
COPY src ./src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
# Node 24 runs TypeScript by taking the types out: nothing is compiled, nothing is cached on disk.
CMD ["node", "src/node.ts"]
