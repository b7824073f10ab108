"""Triggers as a table: where a function of ours is asked, and when."""

from collections.abc import Iterable


def asking(triggers: Iterable[tuple[str, str, str]]) -> tuple[str, str]:
    """The SQL that makes the triggers, and the SQL that takes them away again.

    Each names the table without `records_`, when it fires, and the function without `samrad_`
    with its arguments; the trigger is called as the function.
    """
    made, gone = "", ""
    for table, when, what in triggers:
        name = what.partition("(")[0]
        made += (
            f"CREATE TRIGGER {name} {when} ON records_{table}"
            f" FOR EACH ROW EXECUTE FUNCTION samrad_{what};\n"
        )
        gone += f"DROP TRIGGER {name} ON records_{table};\n"
    return made, gone
