"""What a person may ask about themselves, as migration operations."""

from django.db.migrations.operations import RunSQL

_RIGHTS = """
-- Every row that names this person, in every council, also those they left: which table, by
-- which column, in which council, on which day. What is about the person (a seat, a feed, a
-- session) is told with its details; of what they did nothing more, for it may be another's.
-- It walks the keys of the catalogue, so a new table is never forgotten; secrets and
-- identifiers stay where they are. An invitation they accepted is about them, whoever sent
-- it; one that is open is told by its letter only: an address proves nobody.
CREATE FUNCTION samrad_traces()
RETURNS TABLE (
    held_in text, by_column text, which text, council varchar, on_day date, details jsonb
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET timezone = 'Europe/Oslo' AS $traces$
DECLARE
    me uuid := samrad_me();
    link record;
BEGIN
    IF me IS NULL THEN
        RAISE EXCEPTION 'only a person asks what is held on them' USING ERRCODE = '42501';
    END IF;
    FOR link IN
        SELECT c.conrelid::regclass::text AS rel, a.attname AS col,
            EXISTS (SELECT 1 FROM pg_attribute o
                WHERE o.attrelid = c.conrelid AND o.attname = 'council_id') AS of_council,
            (SELECT d.attname FROM pg_attribute d
                WHERE d.attrelid = c.conrelid AND NOT d.attisdropped
                    AND d.attname = ANY (days.names)
                    AND d.atttypid IN ('date'::regtype, 'timestamptz'::regtype)
                ORDER BY array_position(days.names, d.attname::text) LIMIT 1) AS day
        FROM pg_constraint c
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        CROSS JOIN LATERAL (SELECT ARRAY[
            regexp_replace(a.attname, 'by_id$', 'at'),
            'since', 'invited_at', 'made_at', 'asked_at', 'created_at', 'bound_at', 'began_at'
            ]) AS days (names)
        WHERE c.contype = 'f' AND c.confrelid = 'records_person'::regclass
        ORDER BY 1, 2
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT %L::text, %L::text, t.id::text, %s, %s, %s FROM %s t %s WHERE t.%I = $1',
            link.rel, link.col,
            CASE WHEN link.of_council THEN 'c.name' ELSE 'NULL::varchar' END,
            CASE WHEN link.day IS NULL THEN 'NULL::date'
                ELSE format('t.%I::date', link.day) END,
            CASE WHEN link.col IN ('person_id', 'user_id', 'accepted_by_id') THEN $about$
                (SELECT coalesce(jsonb_object_agg(f.key, f.value), '{}')
                 FROM jsonb_each(to_jsonb(t)) f
                 WHERE f.key !~
                    '(^|_)(id|sid|key|data|secret|password|content|seal|sha256)($|_)')
                $about$ ELSE $$'{}'::jsonb$$ END,
            link.rel,
            CASE WHEN link.of_council THEN 'JOIN records_council c ON c.id = t.council_id'
                ELSE '' END,
            link.col
        ) USING me;
    END LOOP;
END
$traces$;

-- The entries in this person's name, in every council's log, and in which.
CREATE FUNCTION samrad_own_entries()
RETURNS TABLE (council varchar, number bigint, at timestamptz, act varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.name, e.number, e.at, e.act
    FROM records_logentry e JOIN records_council c ON c.id = e.council_id
    WHERE e.who = samrad_me()
$$;

-- Why somebody cannot be forgotten yet. Asked of oneself, or at the gate of anybody. The last
-- who runs the year for a party needs no bar of its own: nobody runs a year without a seat.
CREATE FUNCTION samrad_bars(of_person uuid) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT coalesce(of_person = samrad_me() OR samrad_sees_everyone(), false) THEN
        RAISE EXCEPTION 'nobody asks that of another' USING ERRCODE = '42501';
    END IF;
    RETURN ARRAY(
        SELECT 'seat' WHERE EXISTS (
            SELECT 1 FROM records_seat s WHERE s.person_id = of_person
                AND (s.until IS NULL OR s.until >= samrad_today()))
        UNION ALL
        SELECT 'signed' WHERE EXISTS (
            SELECT 1 FROM records_step s JOIN records_version v ON v.id = s.version_id
            WHERE s.by_id = of_person AND s.stage = 'signed' AND v.since IS NOT NULL
                AND (v.until IS NULL OR v.until >= samrad_today()))
    );
END
$$;

-- What is held of somebody and nobody else needs goes: feeds, what they were shown as guests,
-- invitations to a seat (theirs, and those to their address) and posts as analyst. The answer
-- is how many, and which role they had last, to stand where the name stood.
CREATE FUNCTION samrad_let_go(of_person uuid, OUT removed jsonb, OUT role text, OUT party text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    feeds bigint;
    guests bigint;
    invited bigint;
    posts bigint;
BEGIN
    IF NOT coalesce(samrad_sees_everyone(), false) THEN
        RAISE EXCEPTION 'persons are forgotten at the gate' USING ERRCODE = '42501';
    END IF;
    IF samrad_bars(of_person) <> '{}' THEN
        RAISE EXCEPTION 'this person cannot be forgotten yet' USING ERRCODE = '42501';
    END IF;
    DELETE FROM records_feed WHERE person_id = of_person;
    GET DIAGNOSTICS feeds = ROW_COUNT;
    DELETE FROM records_guest WHERE person_id = of_person;
    GET DIAGNOSTICS guests = ROW_COUNT;
    DELETE FROM records_invitation i USING records_person p
    WHERE p.id = of_person AND (i.accepted_by_id = p.id OR lower(i.email) = lower(p.email));
    GET DIAGNOSTICS invited = ROW_COUNT;
    DELETE FROM records_analyst WHERE person_id = of_person;
    GET DIAGNOSTICS posts = ROW_COUNT;
    removed := jsonb_build_object(
        'feeds', feeds, 'guests', guests, 'invitations', invited, 'posts', posts);
    SELECT s.role, s.party INTO role, party FROM records_seat s
    WHERE s.person_id = of_person ORDER BY s.since DESC, s.id LIMIT 1;
END
$$;

-- Persons of a country whose last seat, invitation and sign-in lie before a day, and who read
-- for no district: a post, like a seat, is ended first. An identifier tells the moment it was
-- made (RFC 9562): who never had a seat counts from then.
CREATE FUNCTION samrad_idle_persons(of_country text, older_than date) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT coalesce(samrad_sees_everyone(), false) THEN
        RAISE EXCEPTION 'only an operator asks who is idle' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY SELECT p.id FROM records_person p
        JOIN records_organisation o ON o.id = p.organisation_id
        WHERE o.country = of_country AND p.forgotten_at IS NULL
            AND samrad_bars(p.id) = '{}'
            AND coalesce(p.last_login::date, '-infinity') < older_than
            AND to_timestamp(
                ('x' || left(replace(p.id::text, '-', ''), 12))::bit(48)::bigint / 1000.0
            )::date < older_than
            AND NOT EXISTS (SELECT 1 FROM records_seat s
                WHERE s.person_id = p.id AND s.until >= older_than)
            AND NOT EXISTS (SELECT 1 FROM records_guest g
                WHERE g.person_id = p.id AND g.until >= older_than)
            AND NOT EXISTS (SELECT 1 FROM records_invitation i
                WHERE lower(i.email) = lower(p.email) AND i.expires_at::date >= older_than)
            AND NOT EXISTS (SELECT 1 FROM records_analyst a WHERE a.person_id = p.id)
        ORDER BY p.id;
END
$$;
"""

_NO_RIGHTS = """
DROP FUNCTION samrad_idle_persons(text, date);
DROP FUNCTION samrad_let_go(uuid);
DROP FUNCTION samrad_bars(uuid);
DROP FUNCTION samrad_own_entries();
DROP FUNCTION samrad_traces();
"""


def rights() -> RunSQL:
    """The functions that say what is held on somebody, and that let them go."""
    return RunSQL(_RIGHTS, _NO_RIGHTS)
