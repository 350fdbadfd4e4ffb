/** Keys and sessions; only hashes are kept. */
import { createHash, randomBytes } from "node:crypto";
import type { ApiKey, CreatedKey, Scope } from "@leadfit/contracts";
import { Prisma, type PrismaClient } from "./prisma.ts";
import type { Statements } from "./statements.ts";

export type { Scope };

type ApiKeyRow = Prisma.ApiKeyGetPayload<object>;
type UsedKey = { key_hash: string; key_id: string; scopes: Scope[]; last_used_at: Date | null };

export type KeyStore = ReturnType<typeof createKeyStore>;

/** Whose request it is. */
export type Caller = { keyId: string; scopes: Scope[] };

const loginLifeMs = 60 * 60 * 1000;
const cookieLifeMs = 30 * 24 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

// Keys and tokens are random 256 bits: a fast hash is enough, and its equality lookup leaks nothing useful.
const hash = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A new random secret of 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The hash of the key whose session a cookie opens. */
const sessionOf = (secret: string) => Prisma.sql`(
  select key_hash from sessions where token_hash = ${hash(secret)} and kind = 'cookie' and expires_at > now())`;

export function createKeyStore(prisma: PrismaClient, statements: Statements) {
  /** At most one write a minute, however many requests; only the row that was read tells whether it is due. */
  const noteUse = async ({ key_hash, last_used_at }: UsedKey): Promise<void> => {
    const minute = new Date();
    minute.setUTCSeconds(0, 0);
    if (last_used_at !== null && last_used_at >= minute) return;
    await prisma.$executeRaw`
      update api_keys set last_used_at = ${minute}
      where key_hash = ${key_hash} and (last_used_at is null or last_used_at < ${minute})`;
  };

  return {
    /**
     * Makes `key` the one admin key of this name (one a data folder); an earlier one and its sessions end. Whoever
     * set it holds the folder: a revocation or an end that it had is lifted.
     * @returns its id
     */
    async setAdmin(key: string, name = "admin"): Promise<string> {
      const keyHash = hash(key);
      return await prisma.$transaction(async (tx) => {
        await tx.apiKey.deleteMany({ where: { name, keyHash: { not: keyHash } } });
        const [row] = await tx.$queryRaw<{ key_id: string }[]>`
          insert into api_keys (key_hash, name, scopes) values (${keyHash}, ${name}, '{admin}')
          on conflict (key_hash) do update
            set name = excluded.name, scopes = excluded.scopes, expires_at = null, revoked_at = null
          returning key_id`;
        await tx.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
        return row?.key_id ?? "";
      });
    },

    /** Makes a key. It is in this answer and nowhere else. */
    async create(name: string, scopes: Scope[], expiresInDays?: number): Promise<CreatedKey> {
      // The prefix is for scanners that look for lost keys.
      const key = `leadfit_${newSecret()}`;
      const expiresAt = expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * dayMs);
      const row = await prisma.apiKey.create({ data: { keyHash: hash(key), name, scopes, expiresAt } });
      return { ...shown(row), key };
    },

    /** All keys, the newest first, also those that have ended. */
    async list(): Promise<ApiKey[]> {
      return (await prisma.apiKey.findMany({ orderBy: [{ createdAt: "desc" }, { keyId: "asc" }] })).map(
        shown,
      );
    },

    /** Ends a key and its sessions at once, unless no admin key without an end would be left. */
    async revoke(keyId: string): Promise<"revoked" | "unknown_key" | "last_admin_key"> {
      return await prisma.$transaction(async (tx) => {
        // Locked: of two admins that revoke each other at once, the second finds itself the last.
        const admins = await tx.$queryRaw<{ key_id: string; lasting: boolean }[]>`
          select key_id, expires_at is null as lasting from api_keys
          where 'admin' = any(scopes) and revoked_at is null and (expires_at is null or expires_at > now())
          order by key_hash for update`;
        const others = admins.filter(({ key_id, lasting }) => lasting && key_id !== keyId);
        if (others.length === 0 && admins.some(({ key_id }) => key_id === keyId)) return "last_admin_key";
        await tx.apiKey.updateMany({ where: { keyId, revokedAt: null }, data: { revokedAt: new Date() } });
        await tx.session.deleteMany({ where: { key: { keyId } } });
        return (await tx.apiKey.count({ where: { keyId } })) > 0 ? "revoked" : "unknown_key";
      });
    },

    /** Whose key or session's cookie it is; null where that is unknown, or the key has expired or was revoked. */
    async identify(secret: string, kind: "key" | "cookie"): Promise<Caller | null> {
      const [key] = await statements.query<UsedKey>(Prisma.sql`
        select k.key_hash, k.key_id, k.scopes, k.last_used_at from api_keys k
        where k.key_hash = ${kind === "key" ? Prisma.sql`${hash(secret)}` : sessionOf(secret)}
          and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`);
      if (!key) return null;
      await noteUse(key);
      return { keyId: key.key_id, scopes: key.scopes };
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

    /** Ends a session, by its cookie. */
    async logout(secret: string): Promise<void> {
      await prisma.session.deleteMany({ where: { tokenHash: hash(secret), kind: "cookie" } });
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

/** As it may be seen: neither the key nor its hash. */
function shown(row: ApiKeyRow): ApiKey {
  return {
    key_id: row.keyId,
    name: row.name,
    scopes: row.scopes as Scope[],
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
  };
}
