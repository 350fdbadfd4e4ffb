/** POST /v1/session: the printed URL's login token becomes a cookie that page scripts cannot read; DELETE ends it. */
import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { sessionCookie } from "../http/access.ts";
import { checkOwnPage } from "../http/check-origin.ts";
import type { Limits } from "../http/limits.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

const bodySchema = z.strictObject({ token: z.string().min(1).max(200) });

export function sessionRoutes({ db }: ApiDeps, limits: Limits): Hono {
  const routes = new Hono().delete("/v1/session", async (c) => {
    checkOwnPage(c);
    const secret = getCookie(c, sessionCookie);
    // Whoever shows it may end it; without one there is nothing to end.
    if (secret !== undefined) await db.keys.logout(secret);
    deleteCookie(c, sessionCookie, { path: "/", secure: isSecure(c) });
    return c.json({ status: "success", data: {} });
  });
  return routes.post("/v1/session", async (c) => {
    checkOwnPage(c);
    const { token } = await readJson(c, bodySchema, smallLimitBytes);
    limits.checkGuess(c, token);
    const session = await db.keys.login(token);
    if (!session) {
      limits.wrong(c);
      // The same for tokens that never were, were used, or are too old.
      throw new Problem(
        401,
        "unauthorized",
        "This login link was used or has expired. Start Leadfit again for a new one.",
      );
    }
    setCookie(c, sessionCookie, session.secret, {
      httpOnly: true,
      sameSite: "Strict",
      secure: isSecure(c),
      path: "/",
      maxAge: Math.floor(session.maxAgeMs / 1000),
    });
    return c.json({ status: "success", data: {} });
  });
}

/** A proxy with a certificate stands in front: the cookie must not leave it in the clear either. */
function isSecure(c: Context): boolean {
  return c.req.header("origin")?.startsWith("https:") ?? false;
}
