"""Frozen means frozen: the database itself refuses, whatever statement is sent to it.

The owner, who restores a backup and takes in an export, is not bound; the application's role
is. Each refusal is an error (42501) and no silence.
"""

from django.db.migrations.operations import RunSQL

from samrad.records.basics.triggers import asking

_FREEZING = """
-- How far a picture is. Its row is held until the transaction ends, so that nobody freezes
-- what another is just writing.
CREATE FUNCTION samrad_picture_stage(of_picture uuid) RETURNS text
LANGUAGE sql VOLATILE SET search_path = public, pg_temp AS $$
    SELECT stage FROM records_picture WHERE id = of_picture FOR NO KEY UPDATE
$$;

-- What both parties write changes while it is a draft only; how open a part is, always.
CREATE FUNCTION samrad_picture_written() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    marks text[] := ARRAY['openness', 'ground', 'review'];
    before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    written jsonb;
    picture uuid;
BEGIN
    IF NOT samrad_maintains() AND (before - marks) IS DISTINCT FROM (after - marks) THEN
        FOREACH written IN ARRAY ARRAY[before, after] LOOP
            CONTINUE WHEN written IS NULL;
            picture := coalesce(
                (written->>'picture_id')::uuid,
                (SELECT picture_id FROM records_picturepart
                    WHERE id = (written->>'part_id')::uuid)
            );
            IF samrad_picture_stage(picture) IS DISTINCT FROM 'draft' THEN
                PERFORM samrad_refuse('this picture is no draft');
            END IF;
        END LOOP;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;

-- A picture comes to "frozen" with a version only, and away from it to be corrected only, for
-- a reason: what was frozen stays, and the next version names what it corrects.
CREATE FUNCTION samrad_picture_moved() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    frozen boolean := TG_OP <> 'INSERT' AND OLD.stage = 'frozen';
    freezes boolean := TG_OP <> 'DELETE' AND NEW.stage = 'frozen';
    opening text[] := ARRAY['stage', 'reason', 'as_of', 'opened_at', 'opened_by_id'];
BEGIN
    IF NOT samrad_maintains() THEN
        IF frozen AND (
            TG_OP = 'DELETE'
            OR to_jsonb(OLD) - opening <> to_jsonb(NEW) - opening
            OR to_jsonb(OLD) <> to_jsonb(NEW)
                AND (NEW.stage <> 'draft' OR NEW.reason = '' OR NEW.opened_at IS NULL
                    OR NEW.opened_at IS NOT DISTINCT FROM OLD.opened_at)
        ) THEN
            PERFORM samrad_refuse('this picture is frozen');
        ELSIF TG_OP = 'UPDATE' AND NOT frozen AND NOT freezes
            AND NEW.reason <> OLD.reason
        THEN
            PERFORM samrad_refuse('a correction keeps its reason');
        ELSIF freezes AND NOT frozen AND NOT EXISTS (
            SELECT 1 FROM records_pictureversion
            WHERE picture_id = NEW.id AND reason = NEW.reason
        ) THEN
            PERFORM samrad_refuse('there is no version of this picture to freeze');
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$;

-- What is frozen is what both parties adopted, letter by letter, under the next number; a
-- correction is a link of the chain of fingerprints.
CREATE FUNCTION samrad_picture_frozen() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    adopting integer;
    number_due integer;
    corrected text;
    reason_given text;
BEGIN
    IF samrad_maintains() THEN
        RETURN NEW;
    END IF;
    SELECT count(DISTINCT party) INTO adopting FROM records_adoption
    WHERE picture_id = NEW.picture_id AND sha256 = NEW.sha256;
    SELECT coalesce(max(number), 0) + 1 INTO number_due FROM records_pictureversion
    WHERE council_id = NEW.council_id;
    SELECT sha256 INTO corrected FROM records_pictureversion
    WHERE picture_id = NEW.picture_id ORDER BY number DESC LIMIT 1;
    SELECT reason INTO reason_given FROM records_picture WHERE id = NEW.picture_id;
    IF samrad_picture_stage(NEW.picture_id) IS DISTINCT FROM 'adopted' OR adopting <> 2 THEN
        PERFORM samrad_refuse('both parties have not adopted this picture');
    ELSIF NEW.sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') THEN
        PERFORM samrad_refuse('the fingerprint is of another text');
    ELSIF NEW.number <> number_due THEN
        PERFORM samrad_refuse('a version has the next number');
    ELSIF NEW.reason <> reason_given OR (NEW.reason = '') <> (corrected IS NULL)
        OR coalesce(NEW.content::jsonb ->> 'corrects', '') <> coalesce(corrected, '')
    THEN
        PERFORM samrad_refuse('a correction names its reason and what it corrects');
    END IF;
    RETURN NEW;
END
$$;
"""
_ANY = "BEFORE INSERT OR UPDATE OR DELETE"
# The table, when the trigger fires, and what it does; its name is what it does.
_TRIGGERS = (
    ("picturepart", _ANY, "picture_written()"),
    ("ownpicture", _ANY, "picture_written()"),
    ("picturedifference", _ANY, "picture_written()"),
    ("chosenfigure", _ANY, "picture_written()"),
    ("picture", _ANY, "picture_moved()"),
    ("pictureversion", "BEFORE INSERT", "picture_frozen()"),
    (
        *("publicpicture", "BEFORE UPDATE"),
        "filled_in_later('withdrawn_at', 'withdrawn_by_id', 'withdrawn_why')",
    ),
)
_THAWING = """
DROP FUNCTION samrad_picture_frozen();
DROP FUNCTION samrad_picture_moved();
DROP FUNCTION samrad_picture_written();
DROP FUNCTION samrad_picture_stage(uuid);
"""


def freezing() -> RunSQL:
    """The functions that refuse, and where they are asked."""
    made, gone = asking(_TRIGGERS)
    return RunSQL(_FREEZING + made, gone + _THAWING)
