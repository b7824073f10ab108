"""Locked means locked: the database itself refuses, whatever statement is sent to it.

The owner, who restores a backup and takes in an export, is not bound; the application's role
is. Each refusal is an error (42501) and no silence.
"""

from django.db.migrations.operations import RunSQL

from samrad.records.basics.triggers import asking
from samrad.records.meetings.giving_up import FIRST
from samrad.records.papers.openness import OWN, restricted

_LOCKING = """
-- How far the minutes of a meeting are. The meeting's row is held until the transaction ends,
-- so that nobody locks what another is just writing.
CREATE FUNCTION samrad_minutes_stage(of_meeting uuid) RETURNS text
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
    SELECT minutes_stage FROM records_meeting WHERE id = of_meeting FOR NO KEY UPDATE
$$;

-- The meeting a row of minutes belongs to.
CREATE FUNCTION samrad_meeting_of(in_table text, written jsonb) RETURNS uuid
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE in_table
        WHEN 'records_item' THEN (written->>'meeting_id')::uuid
        ELSE (SELECT meeting_id FROM records_item WHERE id = coalesce(
            (written->>'item_id')::uuid,
            (SELECT item_id FROM records_paragraph
                WHERE id = (written->>'decision_id')::uuid)
        ))
    END
$$;

CREATE FUNCTION samrad_refuse(why text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why USING ERRCODE = '42501';
END
$$;

-- Items, paragraphs and who was there: nothing of it changes once the minutes are locked but
-- how open it is, which is assessed again and again. What both parties approved and then
-- changed is approved no longer.
CREATE FUNCTION samrad_minutes_written() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    marks text[] := ARRAY['openness', 'ground', 'review'];
    before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    meeting uuid;
BEGIN
    IF NOT samrad_maintains() AND before IS DISTINCT FROM after THEN
        FOR meeting IN SELECT DISTINCT samrad_meeting_of(TG_TABLE_NAME, one)
            FROM unnest(ARRAY[before, after]) one WHERE one IS NOT NULL
        LOOP
            CASE samrad_minutes_stage(meeting)
            WHEN 'locked' THEN
                IF TG_OP <> 'UPDATE' OR before - marks IS DISTINCT FROM after - marks THEN
                    PERFORM samrad_refuse('the minutes of this meeting are locked');
                END IF;
            WHEN 'approved' THEN
                UPDATE records_meeting SET minutes_stage = 'sent' WHERE id = meeting;
            WHEN 'draft', 'sent' THEN NULL;
            ELSE PERFORM samrad_refuse('the meeting this is written of is not seen');
            END CASE;
        END LOOP;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;

-- Measures are followed up after the minutes are locked; what was agreed is in the version.
CREATE FUNCTION samrad_measure_written() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    written jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    meeting uuid := samrad_meeting_of(TG_TABLE_NAME, written);
BEGIN
    IF NOT samrad_maintains() AND samrad_minutes_stage(meeting) = 'approved' THEN
        UPDATE records_meeting SET minutes_stage = 'sent' WHERE id = meeting;
    END IF;
    RETURN NULL;
END
$$;

-- What is locked is what both parties approved, letter by letter, under the next number and
-- for the reason of its correction.
CREATE FUNCTION samrad_version_written() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    approving integer;
    number_due integer;
    reason_given text;
BEGIN
    IF samrad_maintains() THEN
        RETURN NEW;
    END IF;
    SELECT count(*) + 1 INTO number_due FROM records_correction
    WHERE meeting_id = NEW.meeting_id;
    SELECT reason INTO reason_given FROM records_correction
    WHERE meeting_id = NEW.meeting_id AND number = NEW.number;
    SELECT count(DISTINCT party) INTO approving FROM records_approval
    WHERE meeting_id = NEW.meeting_id AND version = NEW.number AND sha256 = NEW.sha256;
    IF samrad_minutes_stage(NEW.meeting_id) IS DISTINCT FROM 'approved' OR approving <> 2 THEN
        PERFORM samrad_refuse('both parties have not approved this text');
    ELSIF NEW.sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
        PERFORM samrad_refuse('the fingerprint is of another text');
    ELSIF NEW.number <> number_due OR NEW.reason <> coalesce(reason_given, '') THEN
        PERFORM samrad_refuse('a version has the next number and the reason it was made for');
    END IF;
    RETURN NEW;
END
$$;

-- Of rows that are written once, only the named columns are filled in later.
CREATE FUNCTION samrad_filled_in_later() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT samrad_maintains()
        AND to_jsonb(OLD) - TG_ARGV::text[] IS DISTINCT FROM to_jsonb(NEW) - TG_ARGV::text[]
    THEN
        PERFORM samrad_refuse('this was written once and is not changed');
    END IF;
    RETURN NEW;
END
$$;
"""
_FUNCTIONS = (
    *("filled_in_later", "correction_written", "version_written", "meeting_written"),
    *("measure_written", "minutes_written"),
)
_UNLOCKING = (
    "".join(f"DROP FUNCTION samrad_{name}();\n" for name in _FUNCTIONS)
    + """
DROP FUNCTION samrad_refuse(text);
DROP FUNCTION samrad_meeting_of(text, jsonb);
DROP FUNCTION samrad_minutes_stage(uuid);
"""
)
_MEASURE = "UPDATE OF title, deadline, indicator, municipality_owner_id, police_owner_id"
_ANY = "BEFORE INSERT OR UPDATE OR DELETE"
# The table, when the trigger fires, and what it does; its name is what it does.
_TRIGGERS = (
    ("item", _ANY, "minutes_written()"),
    ("paragraph", _ANY, "minutes_written()"),
    ("presence", _ANY, "minutes_written()"),
    ("measure", f"AFTER INSERT OR DELETE OR {_MEASURE}", "measure_written()"),
    ("nomeasure", "AFTER INSERT OR DELETE OR UPDATE", "measure_written()"),
    ("meeting", _ANY, "meeting_written()"),
    ("minutesversion", "BEFORE INSERT", "version_written()"),
    ("correction", "BEFORE INSERT", "correction_written()"),
    (
        *("comment", "BEFORE UPDATE"),
        "filled_in_later('outcome', 'answer', 'settled_at', 'settled_by_id')",
    ),
    (
        *("reader", "BEFORE UPDATE"),
        "filled_in_later('asked_at', 'sent_at', 'undelivered_at', 'answered_at')",
    ),
    (
        *("publicminutes", "BEFORE UPDATE"),
        "filled_in_later('withdrawn_at', 'withdrawn_by_id', 'withdrawn_why')",
    ),
)


def locking() -> RunSQL:
    """The functions that refuse, and where they are asked."""
    made, gone = asking(_TRIGGERS)
    return RunSQL(_LOCKING + FIRST + made, gone + _UNLOCKING)


def by_oneself(table: str, *, name: str = "by_oneself") -> RunSQL:
    """Whoever writes a row writes it in their own name, for the party they sit for.

    No job and no command does it for them.
    """
    rule = f"by_id = (SELECT samrad_me()) AND {OWN}"
    return RunSQL(
        f"CREATE POLICY {name} ON {table} AS RESTRICTIVE FOR INSERT"
        f" WITH CHECK ({restricted(f'({rule})')})",
        f"DROP POLICY {name} ON {table}",
    )
