"""Knowledge orders as row-level security: what a party keeps, and what a guest is shown.

A guest sees what their own unit is asked and what it answered; not who else is asked, nor
what those answered.
"""

from django.db.migrations.operations import RunSQL

from samrad.records.papers.openness import OWN, restricted

_FUNCTIONS = """
-- For which units this person answers without a seat.
CREATE FUNCTION samrad_guest_units() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(unit_id), '{}') FROM records_guest
    WHERE person_id = samrad_me() AND until >= (SELECT samrad_today())
        AND unit_id IS NOT NULL
$$;

-- The orders those units are asked in.
CREATE FUNCTION samrad_guest_orders() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(order_id), '{}') FROM records_unit
    WHERE id = ANY (samrad_guest_units())
$$;

-- Whose guest this person is, and for which unit: enough for a page and for a letter.
CREATE FUNCTION samrad_units_shown() RETURNS TABLE (unit uuid, council varchar, until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.unit_id, c.name, g.until
    FROM records_guest g JOIN records_council c ON c.id = g.council_id
    WHERE g.person_id = samrad_me() AND g.unit_id = ANY (samrad_guest_units())
$$;

-- Who answered as a guest, the council knows by name also when they are its guest no more.
CREATE OR REPLACE FUNCTION samrad_known_persons() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM (
        SELECT person_id FROM records_seat WHERE council_id = ANY (samrad_councils())
        UNION SELECT person_id FROM records_guest WHERE council_id = ANY (samrad_councils())
        UNION SELECT person_id FROM records_unit
            WHERE council_id = ANY (samrad_councils()) AND person_id IS NOT NULL
        UNION SELECT samrad_me() WHERE samrad_me() IS NOT NULL
    ) known
$$;
"""

_NO_FUNCTIONS = """
CREATE OR REPLACE FUNCTION samrad_known_persons() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT person_id), '{}') FROM (
        SELECT person_id FROM records_seat WHERE council_id = ANY (samrad_councils())
        UNION SELECT person_id FROM records_guest WHERE council_id = ANY (samrad_councils())
        UNION SELECT samrad_me() WHERE samrad_me() IS NOT NULL
    ) known
$$;
DROP FUNCTION samrad_units_shown();
DROP FUNCTION samrad_guest_orders();
DROP FUNCTION samrad_guest_units();
"""


def orders() -> list[RunSQL]:
    """Guests see their own unit's question and answers; a party's own answers it alone."""
    seen = restricted(f"(openness <> 'party' OR {OWN})")
    given = restricted(f"((SELECT samrad_scope()) = 'council' OR {OWN})")
    return [
        RunSQL(_FUNCTIONS, _NO_FUNCTIONS),
        RunSQL(
            f"""
            CREATE POLICY guest ON records_order FOR SELECT
            USING (id = ANY ((SELECT samrad_guest_orders())::uuid[]));
            CREATE POLICY guest ON records_unit FOR SELECT
            USING (id = ANY ((SELECT samrad_guest_units())::uuid[]));
            CREATE POLICY guest ON records_answer FOR SELECT USING (
                openness IN ('open', 'council')
                AND unit_id = ANY ((SELECT samrad_guest_units())::uuid[])
            );
            CREATE POLICY shared_or_own ON records_answer AS RESTRICTIVE FOR ALL
            USING ({seen}) WITH CHECK (true);
            CREATE POLICY given_by_own ON records_answer AS RESTRICTIVE FOR INSERT
            WITH CHECK ({given});
            """,
            """
            DROP POLICY given_by_own ON records_answer;
            DROP POLICY shared_or_own ON records_answer;
            DROP POLICY guest ON records_answer;
            DROP POLICY guest ON records_unit;
            DROP POLICY guest ON records_order;
            """,
        ),
    ]
