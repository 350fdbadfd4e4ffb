/** POST /v1/session: the printed URL's login token becomes a cookie that page scripts cannot read. */
import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { z } from "zod";
import type { ApiDeps } from "../deps.ts";
import { checkOrigin, sessionCookie } from "../http/access.ts";
import { Problem } from "../http/problem.ts";
import { readJson, smallLimitBytes } from "../http/read-json.ts";

const bodySchema = z.strictObject({ token: z.string().min(1).max(200) });

export function sessionRoutes({ db }: ApiDeps): Hono {
  return new Hono().post("/v1/session", async (c) => {
    checkOrigin(c);
    const { token } = await readJson(c, bodySchema, smallLimitBytes);
    const session = await db.keys.login(token);
    if (!session) {
      throw new Problem(
        401,
        "unauthorized",
        "This login link was used or has expired. Start Leadfit again for a new one.",
      );
    }
    setCookie(c, sessionCookie, session.secret, {
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
      maxAge: Math.floor(session.maxAgeMs / 1000),
    });
    return c.json({ status: "success", data: {} });
  });
}
