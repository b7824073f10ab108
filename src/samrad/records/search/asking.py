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
    asked text, in_councils uuid[], of_kinds text[], first_day date, last_day date,
    [more]most int
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
        AND ({SEEN})[and_more]
    ORDER BY ts_rank_cd(f.vector, words, 1) DESC, f.found_on DESC, f.id
    LIMIT most;
END
$$;
"""  # noqa: S608 -- the rule put in is a constant of ours


_ARGUMENTS = "text, uuid[], text[], date, date, "


def search() -> RunSQL:
    """The function that answers a question within what the transaction may see."""
    return RunSQL(*_search())


def search_by_more() -> RunSQL:
    """The same, also by focus area and by how far it has come; empty is any."""
    rule = (
        " AND (of_focus = '' OR f.focus = of_focus)"
        " AND (of_status = '' OR f.status = of_status)"
    )
    return RunSQL(*_search("of_focus text, of_status text, ", rule, "text, text, "))


def no_search() -> RunSQL:
    """Away with `search`, before the one by more comes."""
    made, gone = _search()
    return RunSQL(gone, made)


def _search(more: str = "", rule: str = "", kinds: str = "") -> tuple[str, str]:
    made = _SEARCH.replace("[more]", more).replace("[and_more]", rule)
    return made, f"DROP FUNCTION samrad_search({_ARGUMENTS}{kinds}int)"
