"""What the database itself keeps of seats: one party for each person, and what is over."""

from django.db.migrations.operations import RunSQL

_SEATING = """
-- Nobody sits for both parties of a council on the same day. The council is held meanwhile, so
-- that two seats given at once see each other.
CREATE FUNCTION samrad_one_party() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM records_council WHERE id = NEW.council_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1 FROM records_seat s
        WHERE s.council_id = NEW.council_id AND s.person_id = NEW.person_id
            AND s.party <> NEW.party AND s.id <> NEW.id
            AND daterange(s.since, s.until, '[]') && daterange(NEW.since, NEW.until, '[]')
    ) THEN
        RAISE EXCEPTION 'nobody sits for both parties' USING
            ERRCODE = '23514', CONSTRAINT = 'seat_for_one_party';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER seat_for_one_party BEFORE INSERT OR UPDATE ON records_seat
FOR EACH ROW EXECUTE FUNCTION samrad_one_party();

-- A seat that is over is history: whoever changes it finds no row.
CREATE POLICY what_is_over_stays ON records_seat AS RESTRICTIVE FOR UPDATE
USING (CASE WHEN (SELECT samrad_maintains()) THEN true
    ELSE until IS NULL OR until >= (SELECT samrad_today()) END)
WITH CHECK (true);
"""

_NO_SEATING = """
DROP POLICY what_is_over_stays ON records_seat;
DROP TRIGGER seat_for_one_party ON records_seat;
DROP FUNCTION samrad_one_party();
"""

# A council that was there before: of several municipalities it is joint, and it is by itself
# what its country calls it.
_SHAPED = """
UPDATE records_council c SET
    kind = CASE WHEN (
        SELECT count(*) FROM records_councilparty p
        WHERE p.council_id = c.id AND p.party = 'municipality'
    ) > 1 THEN 'joint' ELSE 'local' END,
    bodies = CASE c.country WHEN 'SE' THEN ARRAY['strategiskt_raad']
        ELSE ARRAY['politiraad'] END
"""


def seating() -> RunSQL:
    """One party for each person, and seats that are over stay as they are."""
    return RunSQL(_SEATING, _NO_SEATING)


def shaped() -> RunSQL:
    """What kind of council each is that was there before, and what it acts as."""
    return RunSQL(_SHAPED, RunSQL.noop)
