/** `leadfit keys …`: who else may ask the API, for what, and until when (docs/security.md). */
import { type ApiKey, createKeyBodySchema } from "@leadfit/contracts";
import { UsageError } from "../usage-error.ts";
import { withClient } from "../with-client.ts";

export async function listKeys(): Promise<void> {
  await withClient(async (client) => {
    for (const key of await client.keys()) console.log(line(key));
  });
}

/** The key alone goes to standard output, so that it can be piped to where it belongs. */
export async function createKey(name: string, options: { scope: string[]; days?: string }): Promise<void> {
  const parsed = createKeyBodySchema.safeParse({
    name,
    scopes: options.scope.flatMap((scopes) => scopes.split(",")),
    ...(options.days !== undefined && { expires_in_days: Number(options.days) }),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const what = { scopes: "--scope", expires_in_days: "--days" }[String(issue?.path[0])] ?? "name";
    throw new UsageError(`${what}: ${issue?.message}`);
  }
  await withClient(async (client) => {
    const { key, ...shown } = await client.createKey(parsed.data);
    console.error(`${line(shown)}\nThis key is shown once:`);
    console.log(key);
  });
}

export async function revokeKey(keyId: string): Promise<void> {
  await withClient(async (client) => {
    await client.revokeKey(keyId);
    console.log(`${keyId} is revoked, and its sessions have ended`);
  });
}

function line({ key_id, name, scopes, revoked_at, expires_at, last_used_at }: ApiKey): string {
  const end = revoked_at ? `revoked ${revoked_at}` : expires_at ? `until ${expires_at}` : "without an end";
  return `${key_id}  ${name}  ${scopes.join(",")}  ${end}  ${last_used_at ? `last used ${last_used_at}` : "never used"}`;
}
