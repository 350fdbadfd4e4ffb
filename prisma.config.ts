import { defineConfig } from "prisma/config";

// `prisma generate` would otherwise download a schema engine that it does not use.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
