"""Problems among what can be found, as migration operations: the sheet and its causes.

Of what is exempt nothing is kept here, as of matters (`of_meetings`).
"""

from django.db.migrations.operations import RunSQL

from samrad.records.search.shelves import OF_PROBLEMS, also, kept

_FINDABLE = """
-- What a sheet says, and its causes: what is searched, and what a hit shows.
CREATE FUNCTION samrad_problem_text(which uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT concat_ws(E'\\n',
        (SELECT string_agg(concat_ws(E'\\n', a.text, a.twin), E'\\n' ORDER BY a.id)
            FROM records_problemaspect a WHERE a.problem_id = which),
        (SELECT string_agg(c.text, E'\\n' ORDER BY c.id)
            FROM records_cause c WHERE c.problem_id = which))
$$;

CREATE FUNCTION samrad_keep_problem(which uuid) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM records_findable WHERE id = which;
    SELECT samrad_keep_findable(
        p.id, 'problem', p.council_id, '', p.openness, false,
        (p.noticed_at AT TIME ZONE 'Europe/Oslo')::date,
        p.title, samrad_problem_text(p.id)
    )
    FROM records_problem p WHERE p.id = which AND p.openness <> 'exempt';
    UPDATE records_findable f SET focus = p.focus
    FROM records_problem p WHERE f.id = which AND p.id = which
$$;
REVOKE ALL ON FUNCTION samrad_keep_problem(uuid) FROM PUBLIC;
"""

_KEPT = kept("samrad_find_problem", "samrad_keep_problem", "records_problem") + kept(
    *("samrad_find_of_problem", "samrad_keep_problem"),
    *("records_problemaspect", "records_cause"),
    which="problem_id",
)

_GONE = """
DROP TRIGGER findable ON records_cause;
DROP TRIGGER findable ON records_problemaspect;
DROP FUNCTION samrad_find_of_problem();
DROP TRIGGER findable ON records_problem;
DROP FUNCTION samrad_find_problem();
DROP FUNCTION samrad_keep_problem(uuid);
DROP FUNCTION samrad_problem_text(uuid);
"""


def findable() -> list[RunSQL]:
    """The words of problems, kept as those of matters are."""
    return [also(OF_PROBLEMS), RunSQL(_FINDABLE + _KEPT, _GONE)]
