# One image for every service; docker-compose.yml gives each its command. Node runs the sources as they are, so the
# workspace is copied whole: `pnpm deploy` would move them below node_modules, where Node strips no types.
FROM node:24-slim AS base
ENV CI=1
WORKDIR /app
# Brings pnpm before anything that changes is copied.
RUN npx --yes pnpm@12.21.0 --version

# The database client needs Prisma's own tools to be generated, and not to run.
FROM base AS generated
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --reporter=append-only \
 && node node_modules/prisma/build/index.js generate

# The pages as static files; what builds them stays here.
FROM generated AS pages
RUN node scripts/build-pages.mjs

# Optional packages are the bundled Node and the embedded Postgres: here the base image and a server take their place.
FROM base AS packages
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --no-optional \
    --filter-prod '{apps/*}...' --reporter=append-only

FROM node:24-slim
ENV NODE_ENV=production LEADFIT_HOME=/home/node/leadfit NODE_COMPILE_CACHE=/app/node_modules/.cache/compiled
WORKDIR /app
COPY --from=packages /app .
COPY --from=generated /app/packages/db/src/generated packages/db/src/generated
COPY --from=pages /app/apps/dashboard/dist apps/dashboard/dist
RUN node scripts/compile-threads.mjs
USER node
CMD ["node", "apps/api/src/main.ts"]
