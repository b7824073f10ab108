"""Problems among what can be found, as migration operations: the sheet and its causes.

Of what is exempt nothing is kept here, as of matters (`of_meetings`).
"""

from django.db.migrations.operations import RunSQL

_BEFORE = (
    "'paper', 'clause', 'change', 'evidence', 'matter', 'minutes', 'decision',"
    " 'picture', 'order', 'answer'"
)

_FINDABLE = f"""
ALTER TABLE records_findable DROP CONSTRAINT records_findable_kind_check;
ALTER TABLE records_findable ADD CONSTRAINT records_findable_kind_check
    CHECK (kind IN ({_BEFORE}, 'problem'));

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

CREATE FUNCTION samrad_find_problem() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_keep_problem(coalesce(NEW.id, OLD.id));
    RETURN NULL;
END
$$;
CREATE TRIGGER findable AFTER INSERT OR UPDATE OR DELETE ON records_problem
FOR EACH ROW EXECUTE FUNCTION samrad_find_problem();

CREATE FUNCTION samrad_find_of_problem() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM samrad_keep_problem(coalesce(NEW.problem_id, OLD.problem_id));
    RETURN NULL;
END
$$;
CREATE TRIGGER findable AFTER INSERT OR UPDATE OR DELETE ON records_problemaspect
FOR EACH ROW EXECUTE FUNCTION samrad_find_of_problem();
CREATE TRIGGER findable AFTER INSERT OR UPDATE OR DELETE ON records_cause
FOR EACH ROW EXECUTE FUNCTION samrad_find_of_problem();
"""  # noqa: S608 -- the kinds are constants of ours

_GONE = f"""
DROP TRIGGER findable ON records_cause;
DROP TRIGGER findable ON records_problemaspect;
DROP FUNCTION samrad_find_of_problem();
DROP TRIGGER findable ON records_problem;
DROP FUNCTION samrad_find_problem();
DROP FUNCTION samrad_keep_problem(uuid);
DROP FUNCTION samrad_problem_text(uuid);
DELETE FROM records_findable WHERE kind = 'problem';
ALTER TABLE records_findable DROP CONSTRAINT records_findable_kind_check;
ALTER TABLE records_findable ADD CONSTRAINT records_findable_kind_check
    CHECK (kind IN ({_BEFORE}));
"""  # noqa: S608 -- the kinds are constants of ours


def findable() -> RunSQL:
    """The words of problems, kept as those of matters are."""
    return RunSQL(_FINDABLE, _GONE)
