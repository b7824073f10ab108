"""Asking the search, and reading what was found through the policies of each table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from samrad.core.search.questions import Findable, Question

# Nobody reads more; whoever finds so many asks more closely.
MOST = 200
# Signs of no language, around the words that were looked for.
_BEGIN, _END = "\ue000", "\ue001"
_MARKED = (
    f"StartSel={_BEGIN}, StopSel={_END}, MaxFragments=2, MaxWords=24, MinWords=12, ShortWord=0,"
    ' FragmentDelimiter=" … "'
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what, which, whose and from when."""

    kind: Findable
    thing: UUID
    council: UUID
    on: date


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet; `asked`: it is one of the words looked for."""

    text: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as it is shown.

    Attributes:
        hit: What was found.
        title: What the thing is called; for evidence the deed, for a clause its kind, for a
            paragraph of minutes its item, for a picture the focus area, for an answer the
            question.
        about: What helps to tell it from others: the number of a version, a heading, how far
            it has come, which part of a picture, who answered.
        address: What its page is found by.
        anchor: Where on that page it stands, if it has a place of its own there.
        snippet: The words around what was looked for.
    """

    hit: Hit
    title: str
    about: str
    address: str
    anchor: str
    snippet: tuple[Piece, ...]


def hits(question: Question, councils: Iterable[UUID]) -> list[Hit]:
    """What answers `question` in `councils`, the best first, at most `MOST`. One query."""
    kinds = [kind.value for kind in question.kinds]
    span = question.span
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM samrad_search(%s, %s::uuid[], %s::text[], %s, %s, %s, %s, %s)",
            [
                *(question.words, list(councils), kinds, span.since, span.until),
                *(question.focus, question.status, MOST),
            ],
        )
        return [Hit(Findable(kind), *rest) for kind, *rest in cursor.fetchall()]


def shown(found: Sequence[Hit], words: str) -> list[Shown]:
    """`found` with titles and snippets, in the same order. One query.

    What is exempt has no snippet: each reading of its text is written into the log. Of
    matters, minutes, pictures and answers that are, nothing is shown at all.
    """
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for hit in found:
        by_kind[hit.kind].append(hit.thing)
    given = {kind.value: by_kind[kind] for kind in Findable}
    with connection.cursor() as cursor:
        cursor.execute(_SHOWN, {**given, "words": words, "how": _MARKED})
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    return [_shown(hit, *rows[hit.thing]) for hit in found if hit.thing in rows]


def _snippet(of: str) -> str:
    """The words around what was looked for; a long text is looked through at its beginning."""
    language = "samrad_stemming(c.language)::regconfig"
    return (
        f"ts_headline({language}, left({of}, 50000),"
        f" websearch_to_tsquery({language}, %(words)s), %(how)s)"
    )


_SHOWN = f"""
SELECT p.id, p.title, p.openness, p.id::text, '',
    CASE p.openness WHEN 'exempt' THEN '' ELSE {_snippet("p.text")} END
FROM records_paper p JOIN records_council c ON c.id = p.council_id
WHERE p.id = ANY (%(paper)s::uuid[])
UNION ALL
SELECT k.id, k.kind, k.heading, v.number::text, k.key,
    {_snippet("samrad_clause_text(k.quote, k.terms)")}
FROM records_clause k JOIN records_council c ON c.id = k.council_id
JOIN records_version v ON v.id = k.version_id
WHERE k.id = ANY (%(clause)s::uuid[])
UNION ALL
SELECT k.id, k.kind, k.action, v.number::text, '',
    {_snippet("concat_ws(' ', samrad_clause_text(k.quote, k.terms), k.reason)")}
FROM records_change k JOIN records_council c ON c.id = k.council_id
JOIN records_version v ON v.id = k.version_id
WHERE k.id = ANY (%(change)s::uuid[])
UNION ALL
SELECT e.id, e.deed, e.topic, '', e.id::text, {_snippet("e.ref")}
FROM records_evidence e JOIN records_council c ON c.id = e.council_id
WHERE e.id = ANY (%(evidence)s::uuid[])
UNION ALL
SELECT m.id, m.title, m.stage, m.id::text, '',
    {_snippet("concat_ws(' – ', m.background, m.outcome, m.answer)")}
FROM records_matter m JOIN records_council c ON c.id = m.council_id
WHERE m.id = ANY (%(matter)s::uuid[]) AND m.openness <> 'exempt'
UNION ALL
SELECT p.id, i.title, t.minutes_stage, t.year || '/' || t.number, 'item-' || i.id,
    {_snippet("p.text")}
FROM records_paragraph p JOIN records_council c ON c.id = p.council_id
JOIN records_item i ON i.id = p.item_id JOIN records_meeting t ON t.id = i.meeting_id
WHERE p.id = ANY (%(minutes)s::uuid[] || %(decision)s::uuid[])
    AND p.openness <> 'exempt' AND i.openness <> 'exempt'
UNION ALL
SELECT p.id, p.title, p.stage, p.id::text, '', {_snippet("samrad_problem_text(p.id)")}
FROM records_problem p JOIN records_council c ON c.id = p.council_id
WHERE p.id = ANY (%(problem)s::uuid[]) AND p.openness <> 'exempt'
UNION ALL
SELECT s.id, p.area, p.kind, t.year || '/' || t.number, 'part-' || p.id, {_snippet("s.said")}
FROM (
    SELECT id, id AS part_id, concat_ws(' – ', joint, unreported, causes) AS said
    FROM records_picturepart
    UNION ALL SELECT id, part_id, text FROM records_ownpicture
    UNION ALL SELECT id, part_id, concat_ws(' – ', text, settled)
    FROM records_picturedifference
) s
JOIN records_picturepart p ON p.id = s.part_id JOIN records_picture b ON b.id = p.picture_id
JOIN records_meeting t ON t.id = b.meeting_id JOIN records_council c ON c.id = p.council_id
WHERE s.id = ANY (%(picture)s::uuid[]) AND p.openness <> 'exempt'
UNION ALL
SELECT o.id, o.title, o.stage, o.id::text, '',
    {_snippet("concat_ws(' – ', o.why, o.ended_why)")}
FROM records_order o JOIN records_council c ON c.id = o.council_id
WHERE o.id = ANY (%(order)s::uuid[])
UNION ALL
SELECT a.id, o.title, u.name, o.id::text, '',
    {_snippet("concat_ws(' – ', a.text, a.measured_in, a.source)")}
FROM records_answer a JOIN records_unit u ON u.id = a.unit_id
JOIN records_order o ON o.id = u.order_id JOIN records_council c ON c.id = a.council_id
WHERE a.id = ANY (%(answer)s::uuid[]) AND a.openness <> 'exempt' AND a.withdrawn_at IS NULL
"""  # noqa: S608 -- what is put in are constants of ours; what people write is bound


def _shown(hit: Hit, *texts: str) -> Shown:
    title, about, address, anchor, snippet = texts
    return Shown(hit, title, about, address, anchor, tuple(_pieces(snippet)))


def _pieces(snippet: str) -> Iterable[Piece]:
    for place, part in enumerate(snippet.split(_BEGIN)):
        asked, _, rest = part.partition(_END) if place else ("", "", part)
        if asked:
            yield Piece(asked, asked=True)
        if rest:
            yield Piece(rest, asked=False)
