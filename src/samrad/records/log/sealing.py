"""The log as migration operations: who may add to it, and that nobody may do more."""

from django.db.migrations.operations import RunSQL

_LOG = """
-- One field of an entry as it is sealed: its length in bytes, then itself.
CREATE FUNCTION samrad_sealed(field text) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT convert_to(octet_length(bytes) || ':', 'UTF8') || bytes
    FROM convert_to(coalesce(field, ''), 'UTF8') AS bytes
$$;

-- The one way to write: as the owner, into a council this transaction sees, in nobody
-- else's name. The head is locked, so two entries never follow the same one.
CREATE FUNCTION samrad_log(
    in_council uuid, at_time timestamptz, by_whom uuid, for_party text, what text,
    to_thing text, to_which uuid, with_facts text
) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    claim record := samrad_claim();
    head records_loghead%ROWTYPE;
    next_number bigint;
    next_seal text;
BEGIN
    IF NOT coalesce(in_council = ANY (samrad_councils()), false) THEN
        RAISE EXCEPTION 'not the log of a council of this transaction'
            USING ERRCODE = '42501';
    END IF;
    IF claim.scope = 'person' AND by_whom IS DISTINCT FROM claim.subject THEN
        RAISE EXCEPTION 'nobody writes into the log in the name of another'
            USING ERRCODE = '42501';
    END IF;
    SELECT * INTO head FROM records_loghead WHERE council_id = in_council FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO records_loghead (id, council_id, number, seal)
        VALUES (gen_random_uuid(), in_council, 0, repeat('0', 64))
        ON CONFLICT (council_id) DO NOTHING;
        SELECT * INTO head FROM records_loghead WHERE council_id = in_council FOR UPDATE;
    END IF;
    next_number := head.number + 1;
    next_seal := encode(sha256(
        samrad_sealed(head.seal)
        || samrad_sealed(in_council::text)
        || samrad_sealed(next_number::text)
        || samrad_sealed(to_char(at_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || samrad_sealed(by_whom::text)
        || samrad_sealed(for_party)
        || samrad_sealed(what)
        || samrad_sealed(to_thing)
        || samrad_sealed(to_which::text)
        || samrad_sealed(with_facts)
    ), 'hex');
    INSERT INTO records_logentry
        (id, council_id, number, at, who, party, act, thing, thing_id, facts, seal)
    VALUES (gen_random_uuid(), in_council, next_number, at_time, by_whom, for_party, what,
        to_thing, to_which, with_facts, next_seal);
    UPDATE records_loghead SET number = next_number, seal = next_seal WHERE id = head.id;
    RETURN next_number;
END
$$;

-- Not even the owner changes an entry in passing.
CREATE FUNCTION samrad_log_is_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is in the log stays as it is' USING ERRCODE = '42501';
END
$$;
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON records_logentry
FOR EACH ROW EXECUTE FUNCTION samrad_log_is_written();
"""

_NO_LOG = """
DROP TRIGGER written_once ON records_logentry;
DROP FUNCTION samrad_log_is_written();
DROP FUNCTION samrad_log(uuid, timestamptz, uuid, text, text, text, uuid, text);
DROP FUNCTION samrad_sealed(text);
"""


def log() -> RunSQL:
    """The function that adds an entry, and the trigger that keeps it."""
    return RunSQL(_LOG, _NO_LOG)
