"""Deputies as row-level security: the seat opens the council on the days it is taken."""

from django.db.migrations.operations import RunSQL

_DEPUTIES = """
-- Whether a seat opens its council on that day; a deputy's, only while it is taken.
CREATE FUNCTION samrad_is_held(seat records_seat, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT seat.since <= on_day
        AND (seat.until IS NULL OR seat.until >= on_day)
        AND (seat.deputy IS NULL OR EXISTS (
            SELECT 1 FROM records_standin s WHERE s.seat_id = seat.id
                AND s.since <= on_day AND s.until >= on_day
        ))
$$;

CREATE OR REPLACE FUNCTION samrad_councils() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    claim record := samrad_claim();
BEGIN
    IF claim.scope = 'council' THEN
        RETURN ARRAY[claim.subject];
    END IF;
    IF claim.scope = 'person' THEN
        RETURN coalesce((
            SELECT array_agg(DISTINCT council_id) FROM records_seat
            WHERE person_id = claim.subject AND samrad_is_held(records_seat, claim.today)
        ), '{}');
    END IF;
    RETURN '{}';
END
$$;

-- The deputy's seats of this person, taken or not: all a deputy sees of a council before.
CREATE FUNCTION samrad_deputy_seats()
RETURNS TABLE (seat uuid, council uuid, name varchar, role varchar, deputy smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id, c.id, c.name, s.role, s.deputy
    FROM records_seat s JOIN records_council c ON c.id = s.council_id
    WHERE s.person_id = samrad_me() AND s.deputy IS NOT NULL
        AND s.since <= (SELECT samrad_today())
        AND (s.until IS NULL OR s.until >= (SELECT samrad_today()))
        AND NOT samrad_is_held(s, (SELECT samrad_today()))
$$;

-- Taking the own deputy's seat, from outside the council; of nobody else, in no other one.
CREATE POLICY own_deputy_seat ON records_standin FOR INSERT WITH CHECK (
    EXISTS (
        SELECT 1 FROM samrad_deputy_seats() own
        WHERE own.seat = seat_id AND own.council = council_id
    )
);
"""

_NO_DEPUTIES = """
DROP POLICY own_deputy_seat ON records_standin;
DROP FUNCTION samrad_deputy_seats();
CREATE OR REPLACE FUNCTION samrad_councils() RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    claim record := samrad_claim();
BEGIN
    IF claim.scope = 'council' THEN
        RETURN ARRAY[claim.subject];
    END IF;
    IF claim.scope = 'person' THEN
        RETURN coalesce((
            SELECT array_agg(DISTINCT council_id) FROM records_seat
            WHERE person_id = claim.subject
                AND since <= current_date AND (until IS NULL OR until >= current_date)
        ), '{}');
    END IF;
    RETURN '{}';
END
$$;
DROP FUNCTION samrad_is_held(records_seat, date);
"""


def deputies() -> RunSQL:
    """A deputy's seat counts while it is taken, and can be taken from outside."""
    return RunSQL(_DEPUTIES, _NO_DEPUTIES)
