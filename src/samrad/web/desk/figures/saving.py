"""Downloading figures: what the page shows of one source, in five formats."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from samrad.actions.exporting import figures_as_file
from samrad.core.basics.countries import Country
from samrad.core.figures.observations import Series
from samrad.core.people.parties import Party
from samrad.core.reports.figure_files import FigureFile, FigureShape
from samrad.records.councils.queries import councils
from samrad.records.figures import queries
from samrad.web.desk.figures import searching
from samrad.web.desk.here import Here, SignedIn, here, signed_in
from samrad.web.kit import clock
from samrad.web.kit.files import Kind, as_attachment
from samrad.web.kit.phrases import party_word

_KINDS: Mapping[FigureShape, Kind] = {
    FigureShape.CSV: Kind.CSV,
    FigureShape.XLSX: Kind.SPREADSHEET,
    FigureShape.PARQUET: Kind.PARQUET,
    FigureShape.JSONSTAT: Kind.JSON,
    FigureShape.DCAT: Kind.JSON_LD,
}
_NAMES: Mapping[FigureShape, str] = {
    FigureShape.CSV: "CSV",
    FigureShape.XLSX: "Excel",
    FigureShape.PARQUET: "Parquet",
    FigureShape.JSONSTAT: "JSON-stat",
    FigureShape.DCAT: "DCAT",
}
# The terms, as a catalogue of data names them.
_LICENCES = {"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"}
Address = Callable[[FigureShape], str]


@dataclass(frozen=True, slots=True)
class Download:
    """The files of one source, each with what it is called and where it is had."""

    source: str
    files: tuple[tuple[str, str], ...]


@require_GET
@signed_in
def save_figures(request: SignedIn, slug: str, shape: str) -> HttpResponse:
    """What the parties delivered from one source, as far as the reader sees it."""
    at, wanted = here(request, slug), _shape(shape)
    source = request.GET.get("source", "")
    series = _of(queries.series_of(at.council, on=at.on), source)
    parties = {one.name: one.party for one in queries.sources_of(at.council)}
    file = FigureFile(
        title=f"{source} – {at.council.name}",
        publisher=party_word(Party(parties[source])),
        series=series,
        saved=clock.today(),
        address=_whole(reverse("desk:figures", args=[slug])),
        language=at.council.language,
        links=_links(_of_council(at), source),
    )
    return _handed(file, wanted)


@require_GET
@signed_in
def save_statistics(request: SignedIn, shape: str) -> HttpResponse:
    """One table of official statistics about the municipality that is looked at."""
    mine, wanted = councils(), _shape(shape)
    country = Country(mine[0].country) if mine else Country.NORWAY
    asked = searching.asked(request.GET, country, on=clock.today())
    source = request.GET.get("source", "")
    series = _of(queries.national_series(asked.codes, on=clock.today()), source)
    (table,) = (one for one in queries.statistics_known(on=clock.today()) if one.name == source)
    file = FigureFile(
        title=source,
        publisher=table.publisher,
        series=series,
        saved=clock.today(),
        address=table.address or _whole(reverse("desk:statistics")),
        language="sv" if asked.country is Country.SWEDEN else "nb",
        links=_links(_of_statistics(asked), source),
        licence=_LICENCES.get(table.licence, ""),
        public=True,
    )
    return _handed(file, wanted)


def downloads_of_council(at: Here, series: Iterable[Series]) -> list[Download]:
    """What can be downloaded of what the parties delivered."""
    return _downloads(series, _of_council(at))


def downloads_of_statistics(asked: searching.Asked, series: Iterable[Series]) -> list[Download]:
    """What can be downloaded of official statistics."""
    return _downloads(series, _of_statistics(asked))


def _downloads(series: Iterable[Series], address: Address) -> list[Download]:
    sources = sorted({one.provenance.source for one in series})
    return [
        Download(
            source,
            tuple((_NAMES[shape], link) for shape, link in _paths(address, source).items()),
        )
        for source in sources
    ]


def _of_council(at: Here) -> Address:
    day = "" if at.is_today else f"on={at.on.isoformat()}&"
    slug = at.council.slug
    return lambda shape: f"{reverse('desk:save_figures', args=[slug, shape.value])}?{day}"


def _of_statistics(asked: searching.Asked) -> Address:
    place = urlencode({"place": asked.words, "country": asked.country})
    return lambda shape: f"{reverse('desk:save_statistics', args=[shape.value])}?{place}&"


def _paths(address: Address, source: str) -> dict[FigureShape, str]:
    named = urlencode({"source": source})
    return {shape: f"{address(shape)}{named}" for shape in FigureShape}


def _links(address: Address, source: str) -> dict[FigureShape, str]:
    return {shape: _whole(path) for shape, path in _paths(address, source).items()}


def _whole(path: str) -> str:
    return f"{settings.SAMRAD_ADDRESS}{path}"


def _shape(word: str) -> FigureShape:
    if word not in list(FigureShape):
        raise Http404
    return FigureShape(word)


def _of(series: Iterable[Series], source: str) -> tuple[Series, ...]:
    """Those of that source.

    Raises:
        Http404: There are none, or none the reader sees: the answer is the same.
    """
    found = tuple(one for one in series if one.provenance.source == source)
    if not found:
        raise Http404
    return found


def _handed(file: FigureFile, shape: FigureShape) -> HttpResponse:
    return as_attachment(figures_as_file(file, shape), file.title, _KINDS[shape])
