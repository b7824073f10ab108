"""What the shelves of things to be found share, as migration operations: kinds, triggers."""

from django.db.migrations.operations import RunSQL

# Each shelf's kinds, in the order in which they came to be found.
OF_MEETINGS = ("matter", "minutes", "decision")
OF_PICTURES = ("picture", "order", "answer")
OF_PROBLEMS = ("problem",)
_CAME = (("paper", "clause", "change", "evidence"), OF_MEETINGS, OF_PICTURES, OF_PROBLEMS)


def also(kinds: tuple[str, ...]) -> RunSQL:
    """`kinds` can be found from here on, with all that came before them."""
    before = tuple(kind for came in _CAME[: _CAME.index(kinds)] for kind in came)
    gone = f"DELETE FROM records_findable WHERE kind IN ({_told(kinds)});"  # noqa: S608 -- the kinds are constants of ours
    return RunSQL(_among(before + kinds), gone + _among(before))


def kept(trigger: str, keep: str, *tables: str, which: str = "id") -> str:
    """`trigger` on each of `tables` calls `keep` for the row `which` names, written or gone."""
    fired = "".join(
        f"CREATE TRIGGER findable AFTER INSERT OR UPDATE OR DELETE ON {table}\n"
        f"FOR EACH ROW EXECUTE FUNCTION {trigger}();\n"
        for table in tables
    )
    return f"""
CREATE FUNCTION {trigger}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM {keep}(coalesce(NEW.{which}, OLD.{which}));
    RETURN NULL;
END
$$;
{fired}"""


def _among(kinds: tuple[str, ...]) -> str:
    return f"""
    ALTER TABLE records_findable
        DROP CONSTRAINT records_findable_kind_check,
        ADD CONSTRAINT records_findable_kind_check CHECK (kind IN ({_told(kinds)}));
    """


def _told(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)
