"""The search as a migration operation: the one function that reads the table of words.

Through row-level security PostgreSQL looks for words only after it has looked at every row
that may be seen (`@@` is not leakproof), which grows with the archive. So the search runs as
the owner, with the index, and asks the rules itself: that of the council's policy, and the
very text of the papers' policy. Whoever reads a hit reads it through the policies again.
"""

from django.db.migrations.operations import RunSQL

from samrad.records.papers.openness import SEEN

_SEARCH = f"""
CREATE FUNCTION samrad_search(
    asked text, in_councils uuid[], of_kinds text[], first_day date, last_day date, most int
) RETURNS TABLE (kind text, thing uuid, council uuid, found_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
    mine uuid[] := ARRAY(
        SELECT unnest(samrad_councils()) INTERSECT SELECT unnest(in_councils)
    );
BEGIN
    RETURN QUERY
    SELECT f.kind, f.id, f.council_id, f.found_on
    FROM unnest(ARRAY['norwegian', 'swedish', 'english']) AS one (stemming)
    CROSS JOIN LATERAL websearch_to_tsquery(one.stemming::regconfig, asked) AS words
    JOIN records_findable f ON f.stemming = one.stemming AND f.vector @@ words
    WHERE f.council_id = ANY (mine) AND f.kind = ANY (of_kinds)
        AND f.found_on BETWEEN first_day AND last_day
        AND ({SEEN})
    ORDER BY ts_rank_cd(f.vector, words, 1) DESC, f.found_on DESC, f.id
    LIMIT most;
END
$$;
"""  # noqa: S608 -- the rule put in is a constant of ours


def search() -> RunSQL:
    """The function that answers a question within what the transaction may see."""
    return RunSQL(_SEARCH, "DROP FUNCTION samrad_search(text, uuid[], text[], date, date, int)")
