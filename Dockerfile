# Roadmate on Node: gateway, HTTP and scheduler in one process, or apart by ROADMATE_ROLES.
#
#   docker build -t roadmate .         # or: scripts/image.sh, which also takes buildah and podman
#   docker run --env-file .env -p 3000:3000 -v roadmate:/data roadmate
#
# Runs with a read-only root: everything that is written goes to /data (and /tmp).

ARG NODE_IMAGE=docker.io/library/node:24-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Without scripts: nothing that runs in the image needs one, and none of a package's code runs here.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY deploy/slim-packages.sh /slim-packages.sh
RUN sh /slim-packages.sh

FROM ${NODE_IMAGE}
# With the roles named, a start without a token says so: the playground is not in the image.
ENV NODE_ENV=production \
    ROADMATE_DATA=/data \
    ROADMATE_ROLES=gateway,http,scheduler \
    HOST=0.0.0.0 \
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
