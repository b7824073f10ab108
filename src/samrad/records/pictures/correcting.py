"""A frozen picture is corrected as minutes are: for a reason, and as a new version.

What was frozen stays. A correction names the fingerprint of what it corrects, so that the
versions of a picture are a chain; given up, the picture is what it was frozen as last.
"""

from django.db.migrations.operations import RunSQL

_MOVED = """
CREATE OR REPLACE FUNCTION samrad_picture_moved() RETURNS trigger
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

CREATE OR REPLACE FUNCTION samrad_picture_frozen() RETURNS trigger
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


def correcting() -> RunSQL:
    """A frozen picture is opened for a reason, and frozen again as a link of its chain."""
    return RunSQL(_MOVED, RunSQL.noop)
