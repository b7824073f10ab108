"""Papers whose figures stand in a frozen picture and are not released to both parties now."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.migrations.operations import RunSQL

from samrad.core.openness.levels import Openness
from samrad.core.pictures.reading import picture_from
from samrad.core.pictures.withdrawn import Ended, papers_of
from samrad.records.papers.openness import OWN
from samrad.records.pictures.models import PicturePart

_ENDED = f"""
-- Of those papers the ones not shown to both parties now: when their release ended, and
-- whether they are the reader's own party's. Of a paper that is gone the log still knows
-- whether the release was withdrawn. It tells of papers only that are named in what both
-- parties froze, and nothing that stands in them.
CREATE FUNCTION samrad_released_no_longer(asked uuid[])
RETURNS TABLE (paper uuid, since date, ran_out boolean, own boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET timezone = 'Europe/Oslo' AS $$
    SELECT p.id, coalesce(r.withdrawn_at::date, r.until),
        r.withdrawn_at IS NULL AND r.until IS NOT NULL, p.own
    FROM (
        SELECT id, {OWN} AS own FROM records_paper
        WHERE id = ANY (asked) AND council_id = ANY (samrad_councils())
            AND NOT (
                openness <> 'party'
                AND (NOT figures OR id = ANY ((SELECT samrad_released())::uuid[]))
            )
    ) p LEFT JOIN LATERAL (
        -- Of a paper that is closed while its release is in force no day is known.
        SELECT withdrawn_at, CASE WHEN until < samrad_today() THEN until END AS until
        FROM records_released WHERE paper_id = p.id ORDER BY at DESC LIMIT 1
    ) r ON true
    UNION ALL
    SELECT l.thing_id, max(l.at)::date, false, false
    FROM records_logentry l
    WHERE l.thing_id = ANY (asked) AND l.council_id = ANY (samrad_councils())
        AND l.thing = 'figures' AND l.act = 'withdraw_release'
        AND NOT EXISTS (SELECT 1 FROM records_paper q WHERE q.id = l.thing_id)
        AND NOT EXISTS (
            SELECT 1 FROM records_logentry later
            WHERE later.thing_id = l.thing_id AND later.council_id = l.council_id
                AND later.act = 'release_figures' AND later.number > l.number
        )
    GROUP BY l.thing_id
$$;
"""  # noqa: S608 -- the rule put in is a constant of ours


def released_no_longer() -> RunSQL:
    """The function that says what is not shown any more."""
    return RunSQL(_ENDED, "DROP FUNCTION samrad_released_no_longer(uuid[])")


def ended(papers: Sequence[UUID]) -> dict[UUID, Ended]:
    """Those of `papers` that both parties do not see now. One query, or none."""
    if not papers:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM samrad_released_no_longer(%s)", [list(papers)])
        rows = cursor.fetchall()
    return {paper: Ended(since, own, ran_out) for paper, since, ran_out, own in rows}


def holds_closed(content: str) -> bool:
    """Whether a frozen picture holds a part that is exempt, or a figure not shown to both.

    At most two queries.
    """
    kept = picture_from(content)
    parts = PicturePart.objects.filter(pk__in=[part.id for part in kept.parts])
    return parts.filter(openness=Openness.EXEMPT).exists() or bool(ended(papers_of(kept)))
