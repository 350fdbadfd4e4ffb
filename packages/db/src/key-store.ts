/** Keys and sessions; only hashes are kept. */
import { createHash, randomBytes } from "node:crypto";
import type { PrismaClient } from "./prisma.ts";

/** What a key may do. `admin` may do everything. */
export type Scope = "ingest" | "read" | "prompts" | "ops" | "admin";

export type KeyStore = ReturnType<typeof createKeyStore>;

const loginLifeMs = 60 * 60 * 1000;
const cookieLifeMs = 30 * 24 * 60 * 60 * 1000;

// Keys and tokens are random 256 bits: a fast hash is enough, and its equality lookup leaks nothing useful.
const hash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A new random secret of 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function createKeyStore(prisma: PrismaClient) {
  return {
    /** Makes `key` the one admin key of this name (one a data folder); an earlier one and its sessions end. */
    async setAdmin(key: string, name = "admin"): Promise<void> {
      const keyHash = hash(key);
      await prisma.$transaction(async (tx) => {
        await tx.apiKey.deleteMany({ where: { name, keyHash: { not: keyHash } } });
        await tx.$executeRaw`
          insert into api_keys (key_hash, name, scopes) values (${keyHash}, ${name}, '{admin}')
          on conflict (key_hash) do nothing`;
        await tx.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
      });
    },

    /** Scopes of a key or of a session's key; null where it is unknown or has expired. */
    async scopes(secret: string, kind: "key" | "cookie"): Promise<Scope[] | null> {
      const now = new Date();
      if (kind === "cookie") {
        const session = await prisma.session.findFirst({
          where: { tokenHash: hash(secret), kind: "cookie", expiresAt: { gt: now } },
          include: { key: true },
        });
        return session ? (session.key.scopes as Scope[]) : null;
      }
      const key = await prisma.apiKey.findUnique({ where: { keyHash: hash(secret) } });
      return key && (key.expiresAt === null || key.expiresAt > now) ? (key.scopes as Scope[]) : null;
    },

    /** A single-use login token for the holder of `key`, good for an hour. */
    async createLogin(key: string): Promise<string> {
      const token = newSecret();
      await prisma.session.create({
        data: {
          tokenHash: hash(token),
          kind: "login",
          keyHash: hash(key),
          expiresAt: new Date(Date.now() + loginLifeMs),
        },
      });
      return token;
    },

    /** Swaps a login token for a session's secret. @returns null where the token is unknown, used or expired */
    async login(token: string): Promise<{ secret: string; maxAgeMs: number } | null> {
      return await prisma.$transaction(async (tx) => {
        const [login] = await tx.$queryRaw<{ key_hash: string }[]>`
          delete from sessions where token_hash = ${hash(token)} and kind = 'login' and expires_at > now()
          returning key_hash`;
        if (!login) return null;
        const secret = newSecret();
        await tx.session.create({
          data: {
            tokenHash: hash(secret),
            kind: "cookie",
            keyHash: login.key_hash,
            expiresAt: new Date(Date.now() + cookieLifeMs),
          },
        });
        return { secret, maxAgeMs: cookieLifeMs };
      });
    },
  };
}
