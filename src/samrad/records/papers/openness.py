"""Openness as row-level security: what a party keeps to itself the other never reads."""

from django.db.migrations.operations import RunSQL

_WHO_SEES = """
-- Whether the owner is at work, who migrates, backs up and runs the functions below.
CREATE FUNCTION samrad_maintains() RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT current_user = pg_get_userbyid(relowner) FROM pg_class
    WHERE oid = 'records_council'::regclass
$$;

-- The councils in which this person sits for that party today. A job or a command that works
-- for a whole council sits for no party.
CREATE FUNCTION samrad_councils_for(of_party text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT council_id), '{}') FROM records_seat
    WHERE person_id = samrad_me() AND party = of_party
        AND samrad_is_held(records_seat, (SELECT samrad_today()))
$$;

-- The papers this person is invited to see, without a seat.
CREATE FUNCTION samrad_guest_papers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(paper_id), '{}') FROM records_guest
    WHERE person_id = samrad_me() AND until >= (SELECT samrad_today())
$$;

-- Whom a council invited as a guest, it knows by name.
CREATE OR REPLACE FUNCTION samrad_known_persons() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM (
        SELECT person_id FROM records_seat WHERE council_id = ANY (samrad_councils())
        UNION SELECT person_id FROM records_guest WHERE council_id = ANY (samrad_councils())
        UNION SELECT samrad_me() WHERE samrad_me() IS NOT NULL
    ) known
$$;

-- Whose guest this person is: enough to say so on a page.
CREATE FUNCTION samrad_invited_by() RETURNS TABLE (paper uuid, council varchar, until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.paper_id, c.name, g.until
    FROM records_guest g JOIN records_council c ON c.id = g.council_id
    WHERE g.person_id = samrad_me() AND g.until >= (SELECT samrad_today())
$$;

-- The figures that are released, where this transaction could see them.
CREATE FUNCTION samrad_released() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(paper_id), '{}') FROM records_released
    WHERE withdrawn_at IS NULL AND (until IS NULL OR until >= (SELECT samrad_today()))
        AND (council_id = ANY (samrad_councils()) OR paper_id = ANY (samrad_guest_papers()))
$$;
"""

_NOBODY_SEES = """
CREATE OR REPLACE FUNCTION samrad_known_persons() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM (
        SELECT person_id FROM records_seat WHERE council_id = ANY (samrad_councils())
        UNION SELECT samrad_me() WHERE samrad_me() IS NOT NULL
    ) known
$$;
DROP FUNCTION samrad_released();
DROP FUNCTION samrad_invited_by();
DROP FUNCTION samrad_guest_papers();
DROP FUNCTION samrad_councils_for(text);
DROP FUNCTION samrad_maintains();
"""

# Rows of a party that this transaction's person sits for.
OWN = """(
    party = 'police' AND council_id = ANY ((SELECT samrad_councils_for('police'))::uuid[])
    OR party = 'municipality'
        AND council_id = ANY ((SELECT samrad_councils_for('municipality'))::uuid[])
)"""
_SHARED = """(
    openness <> 'party'
    AND (NOT figures OR id = ANY ((SELECT samrad_released())::uuid[]))
)"""
# Which papers of a council this transaction sees; the search asks the same (`records/search`).
SEEN = f"{_SHARED} OR {OWN}"


def who_sees() -> RunSQL:
    """The functions the policies ask."""
    return RunSQL(_WHO_SEES, _NOBODY_SEES)


def restricted(rule: str) -> str:
    """The rule for everyone but the owner, whom restrictions would bind as well."""
    return f"CASE WHEN (SELECT samrad_maintains()) THEN true ELSE {rule} END"


def papers(table: str = "records_paper") -> RunSQL:
    """Two restrictions on top of the council's policy, and the guest's way past that one.

    A person brings papers for the party they sit for; a job or a command, for either.
    """
    brought = f"(SELECT samrad_scope()) = 'council' OR {OWN}"
    return RunSQL(
        f"""
        CREATE POLICY shared_or_own ON {table} AS RESTRICTIVE FOR ALL
        USING ({restricted(SEEN)}) WITH CHECK (true);
        CREATE POLICY brought_by_own ON {table} AS RESTRICTIVE FOR INSERT
        WITH CHECK ({restricted(f"({brought})")});
        CREATE POLICY guest ON {table} FOR SELECT
        USING (
            openness IN ('open', 'council')
            AND id = ANY ((SELECT samrad_guest_papers())::uuid[])
        );
        """,
        f"""
        DROP POLICY guest ON {table};
        DROP POLICY brought_by_own ON {table};
        DROP POLICY shared_or_own ON {table};
        """,
    )


def of_a_paper(table: str, *, or_none: bool = False) -> RunSQL:
    """What hangs on a paper is seen by whoever sees the paper; with `or_none` not all do."""
    seen = "paper_id IN (SELECT id FROM records_paper)"
    rule = restricted(f"(paper_id IS NULL OR {seen})" if or_none else seen)
    return RunSQL(
        f"""
        CREATE POLICY with_its_paper ON {table} AS RESTRICTIVE FOR ALL
        USING ({rule}) WITH CHECK (true)
        """,
        f"DROP POLICY with_its_paper ON {table}",
    )
