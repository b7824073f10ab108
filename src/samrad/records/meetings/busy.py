"""Days on which members have a meeting of another council: all that is told across councils."""

from datetime import date

from django.db import connection
from django.db.migrations.operations import RunSQL

from samrad.core.calendars.clashes import BusyDay
from samrad.records.councils.models import Council
from samrad.records.papers.openness import restricted

_BUSY = """
-- Who sits in a council this transaction sees, on which days to come they have a meeting of
-- another one, and of which only where this transaction sees that one, too. A deputy's seat
-- keeps nobody busy. The day is asked for once: it is read from the signed context, which takes
-- longer than to look at a row.
CREATE FUNCTION samrad_busy(here uuid, last_day date)
RETURNS TABLE (person uuid, day date, council uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH both_seats AS MATERIALIZED (
        SELECT own.person_id, other.council_id, greatest(own.since, other.since) AS since,
            least(own.until, other.until) AS until
        FROM records_seat own JOIN records_seat other ON other.person_id = own.person_id
        WHERE own.council_id = here AND here = ANY (samrad_councils())
            AND own.deputy IS NULL AND other.deputy IS NULL
            AND other.council_id <> here
    ), elsewhere AS MATERIALIZED (
        SELECT array_agg(DISTINCT council_id) AS councils FROM both_seats
    ), noted AS (
        -- What is noted as planned and has no meeting of its own; the plan known last counts.
        SELECT DISTINCT ON (e.council_id, e.meeting) e.council_id, e."on" AS day
        FROM records_evidence e
        WHERE e.council_id = ANY ((SELECT councils FROM elsewhere)::uuid[])
            AND e.deed = 'meeting_planned' AND e.withdrawn IS NULL
            AND e."on" >= (SELECT samrad_today()) - 366
            AND NOT EXISTS (
                SELECT 1 FROM records_meeting m WHERE m.council_id = e.council_id
                    AND m.number || '/' || lpad((m.year % 100)::text, 2, '0') = e.meeting
            )
        ORDER BY e.council_id, e.meeting, e.known DESC, e."on" DESC
    ), meetings AS (
        SELECT m.council_id, m.day FROM records_meeting m
        WHERE m.council_id = ANY ((SELECT councils FROM elsewhere)::uuid[])
            AND m.stage <> 'cancelled'
            AND m.day BETWEEN (SELECT samrad_today()) AND last_day
        UNION ALL SELECT council_id, day FROM noted
    )
    SELECT DISTINCT s.person_id, m.day,
        CASE WHEN m.council_id = ANY ((SELECT samrad_councils())::uuid[])
            THEN m.council_id END
    FROM both_seats s JOIN meetings m ON m.council_id = s.council_id
        AND m.day BETWEEN greatest(s.since, (SELECT samrad_today()))
            AND least(s.until, last_day)
$$;
"""


def busy_days() -> RunSQL:
    """The function the planner asks."""
    return RunSQL(_BUSY, "DROP FUNCTION samrad_busy(uuid, date)")


def own_answers() -> RunSQL:
    """Nobody answers for another; a job or a command may bring answers."""
    own = restricted(
        "((SELECT samrad_scope()) = 'council' OR person_id = (SELECT samrad_me()))"
    )
    return RunSQL(
        f"""
        CREATE POLICY answers_for_oneself ON records_pollanswer AS RESTRICTIVE FOR INSERT
        WITH CHECK ({own});
        CREATE POLICY changes_own_answer ON records_pollanswer AS RESTRICTIVE FOR UPDATE
        USING ({own}) WITH CHECK ({own});
        """,
        """
        DROP POLICY changes_own_answer ON records_pollanswer;
        DROP POLICY answers_for_oneself ON records_pollanswer;
        """,
    )


def busy(council: Council, *, until: date) -> list[BusyDay]:
    """Who sits in `council` and is busy on which days to come, up to and including `until`.

    One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.name, b.day, coalesce(c.name, '') FROM samrad_busy(%s, %s) b"
            " JOIN records_person p ON p.id = b.person"
            " LEFT JOIN records_council c ON c.id = b.council ORDER BY 2, 1, 3",
            [council.pk, until],
        )
        return [BusyDay(*row) for row in cursor.fetchall()]
