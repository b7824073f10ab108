"""Guests of a matter as row-level security: one matter, what it holds, and nothing beside it.

What is kept from the public or from the other party no guest is shown; if it becomes so, they
see it no more.
"""

from django.db.migrations.operations import RunSQL

from samrad.records.papers.openness import restricted

_FUNCTIONS = """
-- The matters this person is invited to see, without a seat, while they may be shown.
CREATE FUNCTION samrad_guest_matters() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(g.matter_id), '{}')
    FROM records_guest g JOIN records_matter m ON m.id = g.matter_id
    WHERE g.person_id = samrad_me() AND g.until >= (SELECT samrad_today())
        AND m.openness IN ('open', 'council')
$$;

-- The items under which those matters were treated, once both parties approved the minutes.
CREATE FUNCTION samrad_guest_answers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(i.id), '{}')
    FROM records_item i JOIN records_meeting m ON m.id = i.meeting_id
    WHERE i.matter_id = ANY (samrad_guest_matters()) AND i.struck_at IS NULL
        AND i.openness IN ('open', 'council') AND m.minutes_stage IN ('approved', 'locked')
$$;

-- Whose guest of which matter this person is, and when it is treated: enough for a page.
CREATE FUNCTION samrad_matters_shown()
RETURNS TABLE (matter uuid, council varchar, until date, treated_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.matter_id, c.name, g.until, t.day
    FROM records_guest g JOIN records_council c ON c.id = g.council_id
    JOIN records_matter m ON m.id = g.matter_id
    LEFT JOIN records_meeting t ON t.id = m.meeting_id AND m.stage IN ('accepted', 'treated')
    WHERE g.person_id = samrad_me() AND g.matter_id = ANY (samrad_guest_matters())
        AND g.until >= (SELECT samrad_today())
$$;

-- The papers this person is invited to see, without a seat: alone, or with a matter.
CREATE OR REPLACE FUNCTION samrad_guest_papers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(paper_id), '{}') FROM (
        SELECT paper_id FROM records_guest
        WHERE person_id = samrad_me() AND until >= (SELECT samrad_today())
            AND paper_id IS NOT NULL
        UNION SELECT paper_id FROM records_attachment
        WHERE matter_id = ANY (samrad_guest_matters())
    ) shown
$$;
"""

_NO_FUNCTIONS = """
CREATE OR REPLACE FUNCTION samrad_guest_papers() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(paper_id), '{}') FROM records_guest
    WHERE person_id = samrad_me() AND until >= (SELECT samrad_today())
$$;
DROP FUNCTION samrad_matters_shown();
DROP FUNCTION samrad_guest_answers();
DROP FUNCTION samrad_guest_matters();
"""

_GUESTS = """
CREATE POLICY guest ON records_matter FOR SELECT USING (
    openness IN ('open', 'council') AND id = ANY ((SELECT samrad_guest_matters())::uuid[])
);
CREATE POLICY guest ON records_attachment FOR SELECT USING (
    matter_id = ANY ((SELECT samrad_guest_matters())::uuid[])
);
CREATE POLICY guest ON records_item FOR SELECT USING (
    id = ANY ((SELECT samrad_guest_answers())::uuid[])
);
CREATE POLICY guest ON records_paragraph FOR SELECT USING (
    wording = 'decision' AND openness IN ('open', 'council')
    AND item_id = ANY ((SELECT samrad_guest_answers())::uuid[])
);
"""

_NO_GUESTS = """
DROP POLICY guest ON records_paragraph;
DROP POLICY guest ON records_item;
DROP POLICY guest ON records_attachment;
DROP POLICY guest ON records_matter;
"""


def guests() -> list[RunSQL]:
    """What a guest of a matter sees: it, its papers as far as open, and its decision."""
    return [RunSQL(_FUNCTIONS, _NO_FUNCTIONS), RunSQL(_GUESTS, _NO_GUESTS)]


def of_a_matter(table: str, *, or_none: bool = False, or_job: bool = False) -> RunSQL:
    """What hangs on a matter is seen by whoever sees the matter; with `or_none` not all do.

    With `or_job` a job of the council sees it, too: it sees no matter a party keeps to itself.
    """
    seen = "matter_id IN (SELECT id FROM records_matter)"
    if or_job:
        seen = f"((SELECT samrad_scope()) = 'council' OR {seen})"
    rule = restricted(f"(matter_id IS NULL OR {seen})" if or_none else seen)
    return RunSQL(
        f"CREATE POLICY with_its_matter ON {table} AS RESTRICTIVE FOR ALL"
        f" USING ({rule}) WITH CHECK (true)",
        f"DROP POLICY with_its_matter ON {table}",
    )
