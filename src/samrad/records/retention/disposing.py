"""Deleting what is due as migration operations: one function, and never without its receipt."""

from django.db.migrations.operations import RunSQL

_DUE = r"""
-- The rows of one kind in a council that are older than a day. Read in the context of the
-- council itself only: a person would learn of papers the other party keeps.
CREATE OR REPLACE FUNCTION samrad_due(in_council uuid, of_kind text, older_than date)
RETURNS TABLE (held_in text, which uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET timezone = 'Europe/Oslo' AS $$
DECLARE
    claim record := samrad_claim();
BEGIN
    IF claim.scope IS DISTINCT FROM 'council' OR claim.subject IS DISTINCT FROM in_council THEN
        RAISE EXCEPTION 'what is due is asked in the context of its council'
            USING ERRCODE = '42501';
    END IF;
    CASE of_kind
    WHEN 'reminder' THEN
        RETURN QUERY SELECT 'records_reminder', r.id FROM records_reminder r
            WHERE r.council_id = in_council AND r.made_on < older_than;
    WHEN 'guest' THEN
        RETURN QUERY SELECT 'records_guest', g.id FROM records_guest g
            WHERE g.council_id = in_council AND g.until < older_than;
    WHEN 'invitation' THEN
        RETURN QUERY SELECT 'records_invitation', i.id FROM records_invitation i
            WHERE i.council_id = in_council
                AND coalesce(i.accepted_at, i.withdrawn_at, i.expires_at)::date < older_than;
    WHEN 'grant' THEN
        RETURN QUERY SELECT 'records_grant', g.id FROM records_grant g
            WHERE g.council_id = in_council AND g.withdrawn_at::date < older_than;
    WHEN 'tally' THEN
        RETURN QUERY SELECT 'records_tally', t.id FROM records_tally t
            WHERE t.council_id = in_council AND t."on" < older_than;
    WHEN 'feed' THEN
        RETURN QUERY SELECT 'records_feed', f.id FROM records_feed f
            WHERE f.council_id = in_council AND NOT EXISTS (
                SELECT 1 FROM records_seat s
                WHERE s.council_id = in_council AND s.person_id = f.person_id
                    AND (s.until IS NULL OR s.until >= older_than));
    WHEN 'municipality_paper', 'police_paper' THEN
        RETURN QUERY SELECT 'records_paper', p.id FROM records_paper p
            WHERE p.council_id = in_council AND p.party || '_paper' = of_kind
                AND p.brought_at::date < older_than;
"""
_ELSE = r"""    ELSE
        RAISE EXCEPTION 'nothing of kind % is ever due', of_kind USING ERRCODE = '22023';
    END CASE;
END
$$;
"""
# A file somebody is bringing is theirs to decide on for a week; its time is counted after that.
_UPLOADS = r"""    WHEN 'upload' THEN
        RETURN QUERY SELECT 'records_upload', u.id FROM records_upload u
            WHERE u.council_id = in_council AND u.made_at + interval '7 days' < older_than;
"""

_DISPOSING = r"""
-- The one way to delete what is due, with what hangs on it; it writes the receipt itself, so
-- there is no deletion without one. The application may not write receipts otherwise.
CREATE FUNCTION samrad_dispose(
    in_council uuid, of_kind text, older_than date, in_run uuid, by_rule text,
    by_decision text, at_time timestamptz, who text
) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    held text;
    gone uuid[];
    hanging record;
BEGIN
    IF of_kind LIKE '%\_paper' AND coalesce(by_decision, '') = '' THEN
        RAISE EXCEPTION 'what is archive-worthy goes on a decision only'
            USING ERRCODE = '42501';
    END IF;
    SELECT min(held_in), array_agg(which ORDER BY which) INTO held, gone
    FROM samrad_due(in_council, of_kind, older_than);
    IF gone IS NULL THEN
        RETURN 0;
    END IF;
    FOR hanging IN
        SELECT c.conrelid::regclass::text AS held_in, a.attname AS by_column
        FROM pg_constraint c
        JOIN pg_attribute a ON a.attrelid = c.conrelid
            AND a.attnum = c.conkey[array_length(c.conkey, 1)]
        WHERE c.contype = 'f' AND c.confrelid = held::regclass
    LOOP
        EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', hanging.held_in, hanging.by_column)
        USING gone;
    END LOOP;
    EXECUTE format('DELETE FROM %s WHERE id = ANY ($1)', held) USING gone;
    INSERT INTO records_disposal
        (id, council_id, run, kind, number, before, rule, decided, sha256, at, ran_by)
    VALUES (gen_random_uuid(), in_council, in_run, of_kind, cardinality(gone), older_than,
        by_rule, by_decision,
        encode(sha256(convert_to(array_to_string(gone, E'\n'), 'UTF8')), 'hex'),
        at_time, who);
    RETURN cardinality(gone);
END
$$;
"""

_NO_DISPOSING = r"""
DROP FUNCTION samrad_dispose(uuid, text, date, uuid, text, text, timestamptz, text);
DROP FUNCTION samrad_due(uuid, text, date);
"""


def disposing() -> RunSQL:
    """The functions that list and delete what is due."""
    return RunSQL(_DUE + _ELSE + _DISPOSING, _NO_DISPOSING)


def files_on_their_way() -> RunSQL:
    """What was due before, and files that were brought and never taken."""
    return RunSQL(_DUE + _UPLOADS + _ELSE, _DUE + _ELSE)
