"""What can be found, as migration operations: kept by the database itself, beside each row.

The words of a row stand in one table of the owner's, which the application's role has no
right to: neither what the other party keeps nor that it is there can be read from it. Being
kept by triggers, it can be neither forgotten by an act nor outlive what it was taken from.
"""

from dataclasses import dataclass

from django.db.migrations.operations import RunSQL

_FINDABLE = """
-- The language as text: pg_upgrade carries no column of type regconfig over.
CREATE TABLE records_findable (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('paper', 'clause', 'change', 'evidence')),
    council_id uuid NOT NULL REFERENCES records_council (id),
    -- As on a paper, so that the rule of its policy can be asked here; else shared.
    party text NOT NULL,
    openness text NOT NULL,
    figures boolean NOT NULL,
    found_on date NOT NULL,
    stemming text NOT NULL CHECK (stemming IN ('norwegian', 'swedish', 'english')),
    vector tsvector NOT NULL
);
CREATE INDEX findable_by_word ON records_findable USING gin (vector);
CREATE INDEX findable_by_council ON records_findable (council_id);

-- How words are stemmed. Nynorsk goes by the rules for bokmål: PostgreSQL has none for it.
CREATE FUNCTION samrad_stemming(of_language text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT CASE of_language WHEN 'sv' THEN 'swedish' WHEN 'en' THEN 'english'
        ELSE 'norwegian' END
$$;

-- The name of a file is one word to the parser; its parts are to be found as well.
CREATE FUNCTION samrad_parts(of_name text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT of_name || ' ' || translate(of_name, '._-/', '    ')
$$;

-- The words of a clause: the agreement's own, and the topics and areas it names.
CREATE FUNCTION samrad_clause_text(quote text, terms jsonb) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT concat_ws(E'\\n', nullif(quote, ''), (
        SELECT string_agg(named, '; ') FROM jsonb_array_elements_text(
            coalesce(terms -> 'topics', '[]') || coalesce(terms -> 'areas', '[]')
        ) AS named
    ))
$$;

-- From when the clauses of a version are: the day they count from, once there is one.
CREATE FUNCTION samrad_version_day(of_version uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(since, (made_at AT TIME ZONE 'Europe/Oslo')::date)
    FROM records_version WHERE id = of_version
$$;
REVOKE ALL ON FUNCTION samrad_version_day(uuid) FROM PUBLIC;

-- A vector holds a megabyte; the first 200 000 letters always fit.
CREATE FUNCTION samrad_keep_findable(
    thing uuid, of_kind text, of_council uuid, of_party text, how_open text,
    is_figures boolean, on_day date, heading text, body text
) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO records_findable
    SELECT thing, of_kind, c.id, of_party, how_open, is_figures, on_day, s.stemming,
        setweight(to_tsvector(s.stemming::regconfig, heading), 'A')
        || to_tsvector(s.stemming::regconfig, left(body, 200000))
    FROM records_council c, samrad_stemming(c.language) AS s (stemming)
    WHERE c.id = of_council
$$;
REVOKE ALL ON FUNCTION samrad_keep_findable(
    uuid, text, uuid, text, text, boolean, date, text, text
) FROM PUBLIC;
"""

_NOTHING_FINDABLE = """
DROP FUNCTION samrad_keep_findable(
    uuid, text, uuid, text, text, boolean, date, text, text
);
DROP FUNCTION samrad_version_day(uuid);
DROP FUNCTION samrad_clause_text(text, jsonb);
DROP FUNCTION samrad_parts(text);
DROP FUNCTION samrad_stemming(text);
DROP TABLE records_findable;
"""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What of a row is kept, as SQL of its trigger.

    Attributes:
        day: The day it is from.
        heading: What counts most.
        body: What counts less.
        only_if: Whether the row is to be found at all.
    """

    day: str
    heading: str
    body: str
    only_if: str = "true"


_KEPT = {
    "paper": _Kept(
        day="(NEW.brought_at AT TIME ZONE 'Europe/Oslo')::date",
        heading="NEW.title || ' ' || samrad_parts(NEW.name)",
        # Of what is exempt only the title: each reading of its text is logged.
        body="CASE NEW.openness WHEN 'exempt' THEN '' ELSE NEW.text END",
    ),
    "clause": _Kept(
        day="samrad_version_day(NEW.version_id)",
        heading="NEW.heading",
        body="samrad_clause_text(NEW.quote, NEW.terms)",
    ),
    "change": _Kept(
        day="(NEW.proposed_at AT TIME ZONE 'Europe/Oslo')::date",
        heading="NEW.heading",
        body="concat_ws(' ', samrad_clause_text(NEW.quote, NEW.terms), NEW.reason)",
    ),
    "evidence": _Kept(
        day="NEW.on",
        heading="concat_ws(' ', NEW.topic, NEW.meeting)",
        body="samrad_parts(NEW.ref)",
        only_if="NEW.withdrawn IS NULL",
    ),
}
# What is no paper both parties see.
_SHARED = "'', 'council', false"

_OF_A_VERSION = """
CREATE FUNCTION samrad_find_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE records_findable SET found_on = samrad_version_day(NEW.id)
    WHERE kind = 'clause'
        AND id IN (SELECT id FROM records_clause WHERE version_id = NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER findable AFTER UPDATE OF since ON records_version
FOR EACH ROW EXECUTE FUNCTION samrad_find_version();
"""

_NOT_OF_A_VERSION = """
DROP TRIGGER findable ON records_version;
DROP FUNCTION samrad_find_version();
"""


def findable() -> RunSQL:
    """The table of words, and how they are taken from a row."""
    return RunSQL(_FINDABLE, _NOTHING_FINDABLE)


def kept() -> list[RunSQL]:
    """The triggers that keep the words as the rows are, beginning with those there already."""
    return [*(_kept(kind) for kind in _KEPT), RunSQL(_OF_A_VERSION, _NOT_OF_A_VERSION)]


def _kept(kind: str) -> RunSQL:
    row = _KEPT[kind]
    marking = "NEW.party, NEW.openness, NEW.figures" if kind == "paper" else _SHARED
    return RunSQL(
        f"""
        CREATE FUNCTION samrad_find_{kind}() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
            IF TG_OP <> 'INSERT' THEN
                DELETE FROM records_findable WHERE id = OLD.id;
            END IF;
            IF TG_OP <> 'DELETE' AND {row.only_if} THEN
                PERFORM samrad_keep_findable(
                    NEW.id, '{kind}', NEW.council_id, {marking},
                    {row.day}, {row.heading}, {row.body}
                );
            END IF;
            RETURN NULL;
        END
        $$;
        CREATE TRIGGER findable AFTER INSERT OR UPDATE OR DELETE ON records_{kind}
        FOR EACH ROW EXECUTE FUNCTION samrad_find_{kind}();
        -- Those that are there already.
        UPDATE records_{kind} SET id = id;
        """,  # noqa: S608 -- kinds and columns are constants of ours
        f"""
        DROP TRIGGER findable ON records_{kind};
        DROP FUNCTION samrad_find_{kind}();
        """,
    )
