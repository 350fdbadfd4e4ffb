-- AlterTable
ALTER TABLE "job_skills" ADD COLUMN     "llm_run_id" TEXT;

-- AlterTable
ALTER TABLE "llm_runs_v2" ADD COLUMN     "llm_run_attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "llm_run_error" TEXT,
ADD COLUMN     "llm_run_generation_id" TEXT,
ADD COLUMN     "llm_run_provider_model" TEXT,
ADD COLUMN     "llm_run_status" TEXT NOT NULL DEFAULT 'received',
ADD COLUMN     "request_key" TEXT;

-- CreateTable
CREATE TABLE "llm_routes" (
    "route" TEXT NOT NULL,
    "next_start" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "llm_routes_pkey" PRIMARY KEY ("route")
);

-- CreateTable
CREATE TABLE "llm_leases" (
    "lease_id" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "llm_leases_pkey" PRIMARY KEY ("lease_id")
);

-- CreateIndex
CREATE INDEX "llm_leases_route_expires_at_idx" ON "llm_leases"("route", "expires_at");

-- CreateIndex
CREATE INDEX "llm_runs_v2_request_key_idx" ON "llm_runs_v2"("request_key");

-- AddForeignKey
ALTER TABLE "llm_leases" ADD CONSTRAINT "llm_leases_route_fkey" FOREIGN KEY ("route") REFERENCES "llm_routes"("route") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows the schema language cannot say.

-- Asks for the start of one call on a route. Grants a start now or up to 10 s ahead, together with a slot, or says how
-- long to stay away. The clock is the database's, read after the route's row is locked, so that processes with wrong
-- clocks and ones that waited for the lock still share one order.
--
-- Rate: GCRA with a burst of 1, that is, starts stand at least `apart` from each other. With apart = 60 s / rpm, call
-- rpm + 1 would start exactly 60 s after the first, and the least delay of the first (a slow grant, a slow network)
-- would put both into one minute. So a minute's worth of starts is stretched over 60.6 s: 99.0 % of the rate is used
-- whatever the rate, and starts may arrive 600 ms apart from plan before a sliding minute holds one too many.
--
-- Slots: one row of llm_leases a call under way. A lease whose holder died runs out and is swept here. It covers the
-- wait for the start as well as the call.
--
-- p_rpm, p_slots: null for no such limit. busy: null when granted, else 'rate' or 'slots'.
CREATE FUNCTION "llm_acquire"(p_route text, p_rpm double precision, p_slots integer, p_lease_ms integer, p_holder text)
RETURNS TABLE (lease text, start_in_ms integer, busy text, retry_in_ms integer)
LANGUAGE plpgsql AS $$
DECLARE
  ahead CONSTANT interval := interval '10 seconds';
  apart CONSTANT interval := CASE WHEN p_rpm IS NULL THEN interval '0' ELSE interval '60.6 seconds' / p_rpm END;
  -- Callers that were sent away together should not come back together.
  jitter_ms CONSTANT integer := floor(random() * 250)::integer;
  free_from timestamptz;
  at_once timestamptz;
  starts_at timestamptz;
BEGIN
  -- One caller a route at a time. Later statements see what the one before us committed.
  SELECT r.next_start INTO free_from FROM llm_routes r WHERE r.route = p_route FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO llm_routes (route, next_start) VALUES (p_route, clock_timestamp()) ON CONFLICT (route) DO NOTHING;
    SELECT r.next_start INTO free_from FROM llm_routes r WHERE r.route = p_route FOR UPDATE;
  END IF;
  at_once := clock_timestamp();
  starts_at := greatest(free_from, at_once);

  IF p_slots IS NOT NULL THEN
    DELETE FROM llm_leases l WHERE l.route = p_route AND l.expires_at <= at_once;
    IF (SELECT count(*) FROM llm_leases l WHERE l.route = p_route) >= p_slots THEN
      RETURN QUERY SELECT NULL::text, NULL::integer, 'slots'::text, 250 + jitter_ms;
      RETURN;
    END IF;
  END IF;

  IF starts_at - at_once > ahead THEN
    RETURN QUERY SELECT NULL::text, NULL::integer, 'rate'::text,
      ceil(extract(epoch FROM starts_at - at_once - ahead) * 1000)::integer + jitter_ms;
    RETURN;
  END IF;

  IF p_rpm IS NOT NULL THEN
    UPDATE llm_routes r SET next_start = starts_at + apart WHERE r.route = p_route;
  END IF;
  IF p_slots IS NOT NULL THEN
    lease := gen_random_uuid()::text;
    INSERT INTO llm_leases (lease_id, route, holder, expires_at)
    VALUES (lease, p_route, p_holder, starts_at + p_lease_ms * interval '1 millisecond');
  END IF;
  RETURN QUERY SELECT lease, ceil(extract(epoch FROM starts_at - at_once) * 1000)::integer, NULL::text, NULL::integer;
END
$$;
