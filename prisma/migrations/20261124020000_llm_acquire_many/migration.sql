DROP FUNCTION "llm_acquire"(text, double precision, integer, integer, text);

-- Asks for the starts of up to p_count calls on a route: one row a start, now or up to 10 s ahead, together with its
-- slot; where that is fewer than asked for, one more row says how long to stay away. The clock is the database's, read
-- after the route's row is locked, so that processes with wrong clocks and ones that waited for the lock still share
-- one order.
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
CREATE FUNCTION "llm_acquire"(
  p_route text, p_rpm double precision, p_slots integer, p_lease_ms integer, p_holder text, p_count integer
)
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
  -- Null: not counted.
  free_slots integer;
  granted integer := 0;
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
    free_slots := p_slots - (SELECT count(*) FROM llm_leases l WHERE l.route = p_route);
  END IF;

  FOR n IN 1..p_count LOOP
    IF n > free_slots THEN
      busy := 'slots';
      retry_in_ms := 250 + jitter_ms;
    ELSIF starts_at - at_once > ahead THEN
      busy := 'rate';
      retry_in_ms := ceil(extract(epoch FROM starts_at - at_once - ahead) * 1000)::integer + jitter_ms;
    END IF;
    EXIT WHEN busy IS NOT NULL;

    start_in_ms := ceil(extract(epoch FROM starts_at - at_once) * 1000)::integer;
    IF p_slots IS NOT NULL THEN
      lease := gen_random_uuid()::text;
      INSERT INTO llm_leases (lease_id, route, holder, expires_at)
      VALUES (lease, p_route, p_holder, starts_at + p_lease_ms * interval '1 millisecond');
    END IF;
    RETURN NEXT;
    starts_at := starts_at + apart;
    granted := granted + 1;
  END LOOP;

  IF granted > 0 AND p_rpm IS NOT NULL THEN
    UPDATE llm_routes r SET next_start = starts_at WHERE r.route = p_route;
  END IF;
  IF busy IS NOT NULL THEN
    lease := NULL;
    start_in_ms := NULL;
    RETURN NEXT;
  END IF;
END
$$;
