"""Whether somebody still has a place here, asked at the gate on their way in."""

from uuid import UUID

from django.db import connection
from django.db.migrations.operations import RunSQL

_PLACES = """
-- Whether this person has a seat today (a deputy's counts, taken or not) or is shown a paper.
CREATE OR REPLACE FUNCTION samrad_has_place(whose uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    claim record := samrad_claim();
BEGIN
    IF claim.scope IS DISTINCT FROM 'gate' THEN
        RAISE EXCEPTION 'places are looked up at the gate' USING ERRCODE = '42501';
    END IF;
    RETURN EXISTS (
        SELECT 1 FROM records_seat WHERE person_id = whose
            AND since <= claim.today AND (until IS NULL OR until >= claim.today)
    ) OR EXISTS (
        SELECT 1 FROM records_guest WHERE person_id = whose AND until >= claim.today
    ){more};
END
$$;
"""


def places() -> RunSQL:
    """The function that answers `has_place`."""
    return RunSQL(_PLACES.format(more=""), "DROP FUNCTION samrad_has_place(uuid)")


def analysts_too() -> RunSQL:
    """An analyst has neither seat nor paper, and a place all the same."""
    reads = " OR EXISTS (SELECT 1 FROM records_analyst WHERE person_id = whose)"
    return RunSQL(_PLACES.format(more=reads), _PLACES.format(more=""))


def has_place(person: UUID) -> bool:
    """Whether `person` has a seat or is shown a paper today; at the gate. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT samrad_has_place(%s)", [person])
        found: bool = cursor.fetchone()[0]
    return found
