"""What is packed for the way, and what is not because packing could tell what is in it."""

from gzip import decompress

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from samrad.web.kit.packing import PackedPages

PAGE = "<p>Torget ble drøftet.</p>" * 40


def sent(request: HttpRequest, page: HttpResponse | None = None) -> HttpResponse:
    request.META.setdefault("HTTP_ACCEPT_ENCODING", "gzip, br")
    answer = PackedPages(lambda _: page or HttpResponse(PAGE))(request)
    assert isinstance(answer, HttpResponse)
    return answer


def test_a_page_that_is_fetched_by_its_address_alone_is_packed() -> None:
    answer = sent(RequestFactory().get("/loten/"))

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < len(PAGE) / 4
    assert decompress(answer.content).decode() == PAGE


@pytest.mark.parametrize(
    ("request_", "page"),
    [
        (RequestFactory().get("/loten/search/?q=torget"), None),
        (RequestFactory().post("/loten/item/minutes", {"text": "torget"}), None),
        (RequestFactory().get("/torget"), HttpResponse(PAGE, status=404)),
        (RequestFactory().get("/minutes.pdf"), HttpResponse(PAGE, "application/pdf")),
        (RequestFactory().get("/loten/", HTTP_ACCEPT_ENCODING="identity"), None),
    ],
    ids=["a search", "a form", "an error", "a file", "a browser that cannot unpack"],
)
def test_what_may_hold_words_of_the_askers_choosing_is_not(
    request_: HttpRequest, page: HttpResponse | None
) -> None:
    answer = sent(request_, page)

    assert "Content-Encoding" not in answer
    assert answer.content.decode() == PAGE
