"""A situation picture as a document: what the page says, to be read on paper and kept."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from samrad.core.documents.blocks import (
    Block,
    Bullets,
    Drawing,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Table,
)
from samrad.core.documents.document import Document
from samrad.core.openness.levels import Openness
from samrad.core.orders.answers import Given
from samrad.core.pictures.figures import ToldFigure
from samrad.core.pictures.picture import Difference, Part, Picture
from samrad.core.pictures.stages import PictureStage
from samrad.web.kit import formats
from samrad.web.kit.charts import drawing
from samrad.web.kit.charts.tables import table_of
from samrad.web.kit.meeting_documents import parts
from samrad.web.kit.phrases import party_word
from samrad.web.kit.phrases.pictures import part_title, picture_stage_word, statement_word
from samrad.web.kit.told_answers import shown_answer
from samrad.web.kit.told_figures import shown_figure


def picture_document(told: Picture, stage: PictureStage, *, at: datetime) -> Document:
    """The picture as those of the council read it; a draft says that it is one.

    Args:
        told: What it says.
        stage: How far it has come.
        at: When the document is made.
    """
    with translation.override(told.language):
        facts = {"name": told.meeting, "council": told.council, "n": told.version}
        return Document(
            title=_("Situation picture for meeting %(name)s, %(council)s") % facts,
            language=told.language,
            authors=(told.council,),
            at=at,
            subject=_("Meeting %(name)s, %(day)s")
            % {"name": told.meeting, "day": formats.day(told.day)},
            keywords=(told.council, _("Situation picture"), told.meeting, str(told.day.year)),
            identifier=_("%(council)s, situation picture %(name)s, version %(n)s") % facts,
            blocks=tuple(_body(told, stage)),
        )


def _body(told: Picture, stage: PictureStage) -> Iterator[Block]:
    yield Facts(
        (
            Fact(_("Council"), told.council),
            Fact(_("Meeting"), f"{told.meeting}, {formats.weekday(told.day)}"),
            Fact(_("Stage"), picture_stage_word(stage)),
        )
    )
    yield Paragraph(
        _(
            "Figures as they were known on %(day)s. Uncertainty is told so that it holds 95 "
            "times of 100."
        )
        % {"day": formats.day(told.as_of)}
    )
    for part in told.parts:
        if said := tuple(_part(part)):
            yield Heading(part_title(part))
            yield from said


def _part(part: Part) -> Iterator[Block]:
    if part.marking.openness is Openness.EXEMPT:
        yield Paragraph(f"[{parts.withheld(part.marking.ground)}]")
    for figure in part.figures:
        yield from _figure(figure)
    if part.answers:
        yield Heading(_("What was answered"), 2)
        yield Bullets(tuple(_answer(one) for one in part.answers))
    yield from _own(part)
    if part.differences:
        yield Heading(_("What they see differently"), 2)
        yield Bullets(tuple(_difference(one) for one in part.differences))
    if part.joint:
        yield Note(statement_word("joint"), part.joint)
    for what in ("unreported", "causes"):
        if text := getattr(part, what):
            yield Heading(statement_word(what), 2)
            yield Paragraph(text)


def _figure(figure: ToldFigure) -> Iterator[Block]:
    shown = shown_figure(figure)
    yield Heading(shown.title, 2)
    yield Paragraph(shown.sentence)
    if shown.chart is not None:
        yield Drawing(drawing.svg(shown.chart), shown.sentence)
        head, *rows = table_of(shown.chart)
        yield Table(shown.title, head, tuple(rows))
    for sentence in shown.others:
        yield Paragraph(sentence)
    if shown.notes:
        yield Paragraph(" ".join(shown.notes))


def _own(part: Part) -> Iterator[Block]:
    for one in part.own:
        yield Heading(_("What %(party)s sees") % {"party": party_word(one.party)}, 2)
        yield Paragraph(one.text)


def _answer(given: Given) -> str:
    shown = shown_answer(given)
    said = " ".join(filter(None, (f"{shown.figure}." if shown.figure else "", shown.text)))
    return f"{shown.title} {said} ({shown.note})"


def _difference(one: Difference) -> str:
    noted = f"{one.text} ({party_word(one.noted_by)})"
    if not one.settled:
        return noted
    return _("%(difference)s Settled: %(how)s") % {"difference": noted, "how": one.settled}
