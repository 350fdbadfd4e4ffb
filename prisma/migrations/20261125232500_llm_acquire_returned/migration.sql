DROP FUNCTION "llm_acquire"(text, double precision, integer, integer, text, integer);

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
-- Gate: shut until gate_until, nobody starts. After that one start is granted, as a probe (`probes`: the gate's reason);
-- all others stay away until the gate is opened, shut anew, or probe_until has passed without a word of the probe.
--
-- p_returned: leases that are given back first, so that their slots are among those asked for.
--
-- p_rpm, p_slots: null for no such limit. busy: null when granted, else 'rate_limited', 'no_slot' or the gate's reason.
CREATE FUNCTION "llm_acquire"(
  p_route text, p_rpm double precision, p_slots integer, p_lease_ms integer, p_holder text, p_count integer,
  p_returned text[]
)
RETURNS TABLE (lease text, start_in_ms integer, probes text, busy text, retry_in_ms integer)
LANGUAGE plpgsql AS $$
DECLARE
  ahead CONSTANT interval := interval '10 seconds';
  -- Who stays away while another call probes asks again after this, at the latest.
  probing CONSTANT interval := interval '2 seconds';
  apart CONSTANT interval := CASE WHEN p_rpm IS NULL THEN interval '0' ELSE interval '60.6 seconds' / p_rpm END;
  -- Callers that were sent away together should not come back together.
  jitter_ms CONSTANT integer := floor(random() * 250)::integer;
  route_row llm_routes%ROWTYPE;
  at_once timestamptz;
  starts_at timestamptz;
  expires timestamptz;
  -- How many the gate lets through, and how long the others stay away; null: all.
  admitted integer;
  gate_opens_in interval;
  -- Null: not counted.
  free_slots integer;
  granted integer := 0;
BEGIN
  -- One caller a route at a time. Later statements see what the one before us committed.
  SELECT * INTO route_row FROM llm_routes r WHERE r.route = p_route FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO llm_routes (route, next_start) VALUES (p_route, clock_timestamp()) ON CONFLICT (route) DO NOTHING;
    SELECT * INTO route_row FROM llm_routes r WHERE r.route = p_route FOR UPDATE;
  END IF;
  -- Under the route's lock, as all who remove leases here: in another order two of them could wait for each other.
  IF cardinality(p_returned) > 0 THEN
    DELETE FROM llm_leases l WHERE l.lease_id = ANY(p_returned);
  END IF;
  at_once := clock_timestamp();
  starts_at := greatest(route_row.next_start, at_once);

  IF route_row.gate IS NOT NULL THEN
    admitted := 0;
    IF route_row.gate_until > at_once THEN
      gate_opens_in := route_row.gate_until - at_once;
    ELSIF route_row.probe_until > at_once THEN
      gate_opens_in := least(route_row.probe_until - at_once, probing);
    ELSE
      gate_opens_in := probing;
      admitted := 1;
      probes := route_row.gate;
    END IF;
  END IF;

  IF p_slots IS NOT NULL THEN
    DELETE FROM llm_leases l WHERE l.route = p_route AND l.expires_at <= at_once;
    free_slots := p_slots - (SELECT count(*) FROM llm_leases l WHERE l.route = p_route);
  END IF;

  FOR n IN 1..p_count LOOP
    IF n > admitted THEN
      busy := route_row.gate;
      retry_in_ms := ceil(extract(epoch FROM gate_opens_in) * 1000)::integer + jitter_ms;
    ELSIF n > free_slots THEN
      busy := 'no_slot';
      retry_in_ms := 250 + jitter_ms;
    ELSIF starts_at - at_once > ahead THEN
      busy := 'rate_limited';
      retry_in_ms := ceil(extract(epoch FROM starts_at - at_once - ahead) * 1000)::integer + jitter_ms;
    END IF;
    EXIT WHEN busy IS NOT NULL;

    start_in_ms := ceil(extract(epoch FROM starts_at - at_once) * 1000)::integer;
    expires := starts_at + p_lease_ms * interval '1 millisecond';
    IF p_slots IS NOT NULL THEN
      lease := gen_random_uuid()::text;
      INSERT INTO llm_leases (lease_id, route, holder, expires_at) VALUES (lease, p_route, p_holder, expires);
    END IF;
    IF probes IS NOT NULL THEN
      UPDATE llm_routes r SET probe_until = expires WHERE r.route = p_route;
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
    probes := NULL;
    RETURN NEXT;
  END IF;
END
$$;
