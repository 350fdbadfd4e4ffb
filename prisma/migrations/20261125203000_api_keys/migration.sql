-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "key_id" TEXT NOT NULL DEFAULT (gen_random_uuid())::text,
ADD COLUMN     "last_used_at" TIMESTAMPTZ(6),
ADD COLUMN     "revoked_at" TIMESTAMPTZ(6);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_id_key" ON "api_keys"("key_id");
