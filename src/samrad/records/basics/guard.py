"""Row-level security as migration operations: the database is the guard, not the filter.

A policy compares `council_id` with an array computed once per statement; the `EXISTS` shape
that looks more natural makes the planner scan the table.
"""

from django.db.migrations.operations import RunSQL

CONTEXT = """
CREATE TABLE samrad_context_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL
);
REVOKE ALL ON samrad_context_key FROM PUBLIC;

-- HMAC (RFC 2104) from the sha256 every PostgreSQL has: no extension to install.
CREATE FUNCTION samrad_signature(claim text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT encode(sha256(outer_pad || sha256(inner_pad || convert_to(claim, 'UTF8'))), 'hex')
    FROM samrad_context_key
$$;
REVOKE ALL ON FUNCTION samrad_signature(text) FROM PUBLIC;

-- The verified claim of this transaction. IS DISTINCT FROM throughout: with <> a NULL
-- would be neither true nor false, and a half-empty context would pass.
CREATE FUNCTION samrad_claim(OUT scope text, OUT subject uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    context text := current_setting('samrad.context', true);
    parts text[];
BEGIN
    IF context IS NULL OR context = '' THEN
        RAISE EXCEPTION 'no council context in this transaction' USING ERRCODE = '42501';
    END IF;
    parts := string_to_array(context, '|');
    IF cardinality(parts) IS DISTINCT FROM 5
        OR samrad_signature(array_to_string(parts[1:4], '|')) IS DISTINCT FROM parts[5]
        OR parts[3] IS DISTINCT FROM pg_backend_pid()::text
        OR coalesce(parts[4]::bigint < extract(epoch FROM clock_timestamp()), true)
    THEN
        RAISE EXCEPTION 'this council context is not valid' USING ERRCODE = '42501';
    END IF;
    scope := parts[1];
    subject := parts[2]::uuid;
END
$$;

-- The councils this transaction may see.
CREATE FUNCTION samrad_councils() RETURNS uuid[]
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

-- What an operator may list: which councils there are, and nothing in them.
CREATE FUNCTION samrad_all_councils() RETURNS TABLE (id uuid, slug varchar)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF (samrad_claim()).scope IS DISTINCT FROM 'operator' THEN
        RAISE EXCEPTION 'only an operator may list councils' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY SELECT c.id, c.slug FROM records_council c ORDER BY c.slug;
END
$$;
"""

DROP_CONTEXT = """
DROP FUNCTION samrad_all_councils();
DROP FUNCTION samrad_councils();
DROP FUNCTION samrad_claim();
DROP FUNCTION samrad_signature(text);
DROP TABLE samrad_context_key;
"""


def context() -> RunSQL:
    """The functions that verify a transaction's context."""
    return RunSQL(CONTEXT, DROP_CONTEXT)


def secure(table: str, column: str = "council_id") -> RunSQL:
    """Show the rows of `table` only to the councils of the transaction's context.

    The owner, which migrates and never serves a page, keeps its own policy: otherwise a
    later migration could neither fill a column nor check a new foreign key.
    """
    rule = f"{column} = ANY ((SELECT samrad_councils())::uuid[])"
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY council_scope ON {table} USING ({rule}) WITH CHECK ({rule});
        CREATE POLICY owner_maintains ON {table} TO CURRENT_USER USING (true);
        """,
        f"""
        DROP POLICY owner_maintains ON {table};
        DROP POLICY council_scope ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


def same_council(table: str, column: str, parent: str) -> RunSQL:
    """A foreign key that names the council too: no row can hang on another council's.

    PostgreSQL checks foreign keys as the owner, past every policy; a plain key would accept
    a parent the writer cannot see.
    """
    name = f"{table}_{column}_same_council"
    return RunSQL(
        f"""
        ALTER TABLE {table} ADD CONSTRAINT {name}
        FOREIGN KEY (council_id, {column}) REFERENCES {parent} (council_id, id)
        DEFERRABLE INITIALLY DEFERRED
        """,
        f"ALTER TABLE {table} DROP CONSTRAINT {name}",
    )


WHO = """
-- Through whose eyes this transaction looks: person, council, operator or gate.
CREATE FUNCTION samrad_scope() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT scope FROM samrad_claim()
$$;

-- The person of this transaction; NULL where it is nobody's.
CREATE FUNCTION samrad_me() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN scope = 'person' THEN subject END FROM samrad_claim()
$$;

-- Where everyone may be looked up: at the gate (who is signing in?), and by an operator.
CREATE FUNCTION samrad_sees_everyone() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT samrad_scope() IN ('gate', 'operator')
$$;

-- Oneself, and whoever has or had a seat in a council this transaction sees: their names
-- stand under what they did there.
CREATE FUNCTION samrad_known_persons() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM (
        SELECT person_id FROM records_seat WHERE council_id = ANY (samrad_councils())
        UNION SELECT samrad_me() WHERE samrad_me() IS NOT NULL
    ) known
$$;

-- The parties of those councils, and where those persons work.
CREATE FUNCTION samrad_known_organisations() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT organisation_id), '{}') FROM (
        SELECT organisation_id FROM records_councilparty
        WHERE council_id = ANY (samrad_councils())
        UNION SELECT organisation_id FROM records_person
        WHERE id = ANY (samrad_known_persons())
    ) known
$$;
"""

DROP_WHO = """
DROP FUNCTION samrad_known_organisations();
DROP FUNCTION samrad_known_persons();
DROP FUNCTION samrad_sees_everyone();
DROP FUNCTION samrad_me();
DROP FUNCTION samrad_scope();
"""


def who() -> RunSQL:
    """The functions that say whose transaction this is and whom it knows."""
    return RunSQL(WHO, DROP_WHO)


def shut(table: str) -> RunSQL:
    """Show the rows of `table` to nobody but the owner; `allow` opens it as far as needed."""
    return RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY owner_maintains ON {table} TO CURRENT_USER USING (true);
        """,
        f"""
        DROP POLICY owner_maintains ON {table};
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
        """,
    )


def allow(table: str, name: str, rule: str, act: str = "ALL") -> RunSQL:
    """Open `table` for one `act` (ALL, SELECT, INSERT, UPDATE, DELETE) on rows `rule` names.

    A rule calls its functions as `(SELECT function())`: computed once for a statement and
    not once for a row.
    """
    clause = {
        "ALL": f"USING ({rule}) WITH CHECK ({rule})",
        "UPDATE": f"USING ({rule}) WITH CHECK ({rule})",
        "INSERT": f"WITH CHECK ({rule})",
    }.get(act, f"USING ({rule})")
    return RunSQL(
        f"CREATE POLICY {name} ON {table} FOR {act} {clause}",
        f"DROP POLICY {name} ON {table}",
    )


_DATED = """
DROP FUNCTION samrad_claim();
-- The verified claim of this transaction. IS DISTINCT FROM throughout: with <> a NULL
-- would be neither true nor false, and a half-empty context would pass.
CREATE FUNCTION samrad_claim(OUT scope text, OUT subject uuid, OUT today date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    context text := current_setting('samrad.context', true);
    parts text[];
BEGIN
    IF context IS NULL OR context = '' THEN
        RAISE EXCEPTION 'no council context in this transaction' USING ERRCODE = '42501';
    END IF;
    parts := string_to_array(context, '|');
    IF cardinality(parts) IS DISTINCT FROM 6
        OR samrad_signature(array_to_string(parts[1:5], '|')) IS DISTINCT FROM parts[6]
        OR parts[3] IS DISTINCT FROM pg_backend_pid()::text
        OR coalesce(parts[4]::bigint < extract(epoch FROM clock_timestamp()), true)
    THEN
        RAISE EXCEPTION 'this council context is not valid' USING ERRCODE = '42501';
    END IF;
    scope := parts[1];
    subject := parts[2]::uuid;
    today := coalesce(nullif(parts[5], '')::date, current_date);
END
$$;

-- The day this transaction stands on.
CREATE FUNCTION samrad_today() RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT today FROM samrad_claim()
$$;
"""

_UNDATED = """
DROP FUNCTION samrad_today();
DROP FUNCTION samrad_claim();
-- The verified claim of this transaction. IS DISTINCT FROM throughout: with <> a NULL
-- would be neither true nor false, and a half-empty context would pass.
CREATE FUNCTION samrad_claim(OUT scope text, OUT subject uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    context text := current_setting('samrad.context', true);
    parts text[];
BEGIN
    IF context IS NULL OR context = '' THEN
        RAISE EXCEPTION 'no council context in this transaction' USING ERRCODE = '42501';
    END IF;
    parts := string_to_array(context, '|');
    IF cardinality(parts) IS DISTINCT FROM 5
        OR samrad_signature(array_to_string(parts[1:4], '|')) IS DISTINCT FROM parts[5]
        OR parts[3] IS DISTINCT FROM pg_backend_pid()::text
        OR coalesce(parts[4]::bigint < extract(epoch FROM clock_timestamp()), true)
    THEN
        RAISE EXCEPTION 'this council context is not valid' USING ERRCODE = '42501';
    END IF;
    scope := parts[1];
    subject := parts[2]::uuid;
END
$$;
"""


def dated() -> RunSQL:
    """The context says which day it is, so that what is in force is so on the page's day."""
    return RunSQL(_DATED, _UNDATED)
