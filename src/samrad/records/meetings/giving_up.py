"""A correction that was given up, as a promise of the database: the lock is back, for good."""

from django.db.migrations.operations import RunSQL

# Which corrections count, and whether the last one was given up.
_NOW = {
    "counts": "given_up_at IS NULL",
    "given_up": """coalesce((SELECT given_up_at IS NOT NULL FROM records_correction
            WHERE meeting_id = OLD.id ORDER BY number DESC LIMIT 1), false)""",
    "number_due": """(SELECT count(*) + 2 FROM records_correction
            WHERE meeting_id = NEW.meeting_id)""",
}
_BEFORE = {
    "counts": "true",
    "given_up": "false",
    "number_due": """(SELECT count(*) + 1 FROM records_minutesversion
            WHERE meeting_id = NEW.meeting_id)""",
}
_COUNTING = """
-- A meeting comes to "locked" with a version of its minutes, or by giving up the correction it
-- was opened for; and away from it with a correction that names its reason only.
CREATE OR REPLACE FUNCTION samrad_meeting_written() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    locked boolean := TG_OP <> 'INSERT' AND OLD.minutes_stage = 'locked';
    locks boolean := TG_OP <> 'DELETE' AND NEW.minutes_stage = 'locked';
    versions integer;
    corrections integer;
BEGIN
    IF samrad_maintains() OR NOT (locked OR locks) THEN
        NULL;
    ELSIF TG_OP <> 'UPDATE' THEN
        PERFORM samrad_refuse('the minutes of a meeting are locked by approving them');
    ELSIF locked AND locks AND to_jsonb(OLD) = to_jsonb(NEW) THEN
        NULL;
    ELSE
        SELECT count(*) INTO versions FROM records_minutesversion WHERE meeting_id = OLD.id;
        SELECT count(*) INTO corrections FROM records_correction
        WHERE meeting_id = OLD.id AND {counts};
        IF locked AND (
            NEW.minutes_stage <> 'draft' OR corrections <> versions
            OR to_jsonb(OLD) - 'minutes_stage' <> to_jsonb(NEW) - 'minutes_stage'
        ) THEN
            PERFORM samrad_refuse('the minutes of this meeting are locked');
        ELSIF locks AND (
            versions <> corrections + 1
            OR OLD.minutes_stage <> 'approved' AND NOT {given_up}
        ) THEN
            PERFORM samrad_refuse('there is no version of these minutes to lock');
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;

-- Only what is locked is corrected, and one correction is finished before the next.
CREATE OR REPLACE FUNCTION samrad_correction_written() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT samrad_maintains() AND (
        samrad_minutes_stage(NEW.meeting_id) IS DISTINCT FROM 'locked'
        OR NEW.number <> {number_due}
        OR btrim(NEW.reason) = ''
    ) THEN
        PERFORM samrad_refuse('only locked minutes are corrected, and for a reason');
    END IF;
    RETURN NEW;
END
$$;
"""
# What the lock asked before a correction could be given up.
FIRST = _COUNTING.format(**_BEFORE)
_GIVING_UP = """
-- A correction is given up once, before it was locked, and by whoever does it.
CREATE FUNCTION samrad_correction_given_up() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT samrad_maintains() AND (
        OLD.given_up_at IS NOT NULL
        OR NEW.given_up_by_id IS DISTINCT FROM samrad_me()
        OR samrad_minutes_stage(NEW.meeting_id) IS NOT DISTINCT FROM 'locked'
        OR EXISTS (SELECT FROM records_minutesversion
            WHERE meeting_id = NEW.meeting_id AND number >= NEW.number)
    ) THEN
        PERFORM samrad_refuse('this correction was written once and is not changed');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER correction_given_up BEFORE UPDATE ON records_correction
FOR EACH ROW EXECUTE FUNCTION samrad_correction_given_up();
"""
_NOT_GIVING_UP = """
DROP TRIGGER correction_given_up ON records_correction;
DROP FUNCTION samrad_correction_given_up();
"""


def giving_up() -> RunSQL:
    """What the lock asks, now that a correction can be given up."""
    return RunSQL(_COUNTING.format(**_NOW) + _GIVING_UP, FIRST + _NOT_GIVING_UP)
