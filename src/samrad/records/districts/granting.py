"""Districts as row-level security: an analyst is shown counts, and of whom; never a row more.

The counts are made inside each council, in its own context, and kept in a table of numbers.
So the analyst's transaction has nothing to compute from: no policy opens a council's rows to
it, and no function of the owner has to be trusted to count and not to tell.
"""

from django.db.migrations.operations import RunSQL

from samrad.records.basics import guard
from samrad.records.people.places import analysts_too

_WHO_IS_TOLD = """
-- The districts this person reads for.
CREATE FUNCTION samrad_my_districts() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(district_id), '{}') FROM records_analyst
    WHERE person_id = samrad_me()
$$;

-- Which councils let which of them: asked, and granted by both parties, now.
CREATE FUNCTION samrad_granted()
RETURNS TABLE (district uuid, council uuid, name varchar, language varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.district_id, c.id, c.name, c.language
    FROM records_asked a JOIN records_council c ON c.id = a.council_id
    WHERE a.district_id = ANY (samrad_my_districts()) AND (
        SELECT count(DISTINCT g.party) FROM records_grant g
        WHERE g.council_id = a.council_id AND g.district_id = a.district_id
            AND g.withdrawn_at IS NULL
    ) = 2
$$;
CREATE FUNCTION samrad_granting_councils() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT council), '{}') FROM samrad_granted()
$$;

-- The districts that ask a council of this transaction, and by name who would read.
CREATE FUNCTION samrad_asking_districts() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT district_id), '{}') FROM records_asked
    WHERE council_id = ANY (samrad_councils())
$$;
CREATE FUNCTION samrad_asking_analysts() RETURNS TABLE (district uuid, name varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.district_id, p.name FROM records_analyst a JOIN records_person p
        ON p.id = a.person_id
    WHERE a.district_id = ANY (samrad_asking_districts()) AND p.is_active
$$;
"""

_NOBODY_IS_TOLD = """
DROP FUNCTION samrad_asking_analysts();
DROP FUNCTION samrad_asking_districts();
DROP FUNCTION samrad_granting_councils();
DROP FUNCTION samrad_granted();
DROP FUNCTION samrad_my_districts();
"""

_OPERATOR = "(SELECT samrad_scope()) = 'operator'"
# Not the operator and no job: who sits for the party, and nobody else.
_OWN_PARTY = """
CREATE POLICY {name} ON records_grant AS RESTRICTIVE FOR {act} WITH CHECK (
    CASE WHEN (SELECT samrad_maintains()) THEN true
    ELSE party = 'police' AND council_id = ANY ((SELECT samrad_councils_for('police'))::uuid[])
        OR party = 'municipality'
            AND council_id = ANY ((SELECT samrad_councils_for('municipality'))::uuid[])
    END
)
"""


def districts() -> list[RunSQL]:
    """Every policy of districts, and the functions they ask."""
    return [
        RunSQL(_WHO_IS_TOLD, _NOBODY_IS_TOLD),
        analysts_too(),
        guard.shut("records_district"),
        guard.allow("records_district", "operator", _OPERATOR),
        guard.allow(
            "records_district",
            "own_and_asking",
            "id = ANY ((SELECT samrad_my_districts())::uuid[])"
            " OR id = ANY ((SELECT samrad_asking_districts())::uuid[])",
            "SELECT",
        ),
        guard.shut("records_analyst"),
        guard.allow("records_analyst", "operator", _OPERATOR),
        guard.allow("records_analyst", "own", "person_id = (SELECT samrad_me())", "SELECT"),
        *(guard.secure(table) for table in ("records_asked", "records_grant", "records_tally")),
        _by_own_party("INSERT"),
        _by_own_party("UPDATE"),
        guard.allow(
            "records_tally",
            "analyst",
            "council_id = ANY ((SELECT samrad_granting_councils())::uuid[])",
            "SELECT",
        ),
    ]


def _by_own_party(act: str) -> RunSQL:
    name = f"{act.lower()}_for_own_party"
    made = _OWN_PARTY.format(name=name, act=act)
    return RunSQL(made, f"DROP POLICY {name} ON records_grant")
