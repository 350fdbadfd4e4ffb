/** Keys of the API: what each may do, and how one is asked for and shown. */
import { z } from "zod";
import { scopes } from "./names.ts";
import { textSchema } from "./text.ts";

export const scopeSchema = z.enum(scopes);

/** What the keys of data folders are called by; a start replaces the one of its own folder. */
export const folderKeyName = (home: string): string => `admin of ${home}`;

export const createKeyBodySchema = z.strictObject({
  name: textSchema
    .pipe(z.string().trim().min(1).max(100))
    .refine((name) => !name.startsWith(folderKeyName("")), "names of this form are those of data folders"),
  scopes: z
    .array(scopeSchema)
    .min(1)
    .max(scopeSchema.options.length)
    .transform((scopes) => [...new Set(scopes)]),
  /** Absent: until it is revoked. */
  expires_in_days: z.int().min(1).max(3650).optional(),
});
export type CreateKeyBody = z.infer<typeof createKeyBodySchema>;

export const apiKeySchema = z.object({
  key_id: z.string(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  /** To the minute. */
  last_used_at: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** The only answer that ever holds a key. */
export const createdKeySchema = apiKeySchema.extend({ key: z.string() });
export type CreatedKey = z.infer<typeof createdKeySchema>;
