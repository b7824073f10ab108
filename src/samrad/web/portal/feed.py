"""The published minutes as a feed (RFC 4287): what was decided, of what is open."""

import unicodedata
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samrad.core.meetings.kinds import Wording
from samrad.core.meetings.public_minutes import PublicMinutes, PublicParagraph
from samrad.core.meetings.published import Front, Published
from samrad.records.public import queries


@require_safe
def minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """The latest published minutes, in the council's language."""
    found = queries.latest(slug)
    if found is None:
        raise Http404
    with translation.override(found.council.language):
        written = _feed(request, found).writeString("utf-8")
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _feed(request: HttpRequest, found: Front) -> Atom1Feed:
    council = found.council
    feed = Atom1Feed(
        title=_("Minutes of %(council)s") % {"council": council.name},
        link=_address(request, "front", council.slug),
        description="",
        language=council.language,
        author_name=council.name,
        feed_url=_address(request, "feed", council.slug),
    )
    for one in found.published:
        feed.add_item(
            title=_("Minutes of meeting %(name)s") % {"name": one.name},
            link=_address(request, "minutes", council.slug, one.year, one.number),
            description=_told(one),
            pubdate=one.at,
            updateddate=one.at,
        )
    return feed


def _told(one: Published) -> str:
    lines = _lines(one.minutes) if one.minutes else ()
    return "\n".join(_sayable(line) for line in lines)


def _lines(told: PublicMinutes) -> Iterator[str]:
    """Who led and who wrote; then each open item, and under it what was decided."""
    offices = told.offices
    for office, name in ((_("Chair"), offices.chair), (_("Secretary"), offices.secretary)):
        if name:
            yield f"{office}: {name}"
    for item in told.items:
        if isinstance(item.title, str):
            yield f"{item.number} {item.title}".strip()
        for part in item.paragraphs:
            if isinstance(part, PublicParagraph) and part.wording is Wording.DECISION:
                yield f"– {part.text}"


def _sayable(line: str) -> str:
    """Without the signs XML has no place for."""
    return "".join(
        sign for sign in line if unicodedata.category(sign) != "Cc" or sign in "\n\t"
    )


def _address(request: HttpRequest, name: str, *of: object) -> str:
    return request.build_absolute_uri(reverse(f"portal:{name}", args=of))
