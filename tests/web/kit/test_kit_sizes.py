"""A request larger than SAMRAD_LARGEST_BODY: refused with a sentence, and nothing read."""

from io import BytesIO
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from samrad.web.kit.sizes import BodyLimit

SENTENCE = {
    "nb": "Det er for mye på én gang",
    "nn": "Det er for mykje på éin gong",
    "sv": "Det är för mycket på en gång",
    "en": "That is too much at once",
}


class Never(BytesIO):
    """What nobody reads from."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise AssertionError(f"{size} bytes were read")


def asked(length: str, body: BytesIO, language: str = "nb") -> HttpRequest:
    made = RequestFactory().post("/loten/papers/bring/", headers={"accept-language": language})
    return type(made)({**made.environ, "CONTENT_LENGTH": length, "wsgi.input": body})


def taken(_: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


@pytest.mark.parametrize("language", SENTENCE)
def test_a_gigabyte_is_refused_in_the_readers_language_before_a_byte_is_read(
    language: str, settings: Any
) -> None:
    answer = BodyLimit(taken)(asked(str(2**30), Never(), language))

    assert answer.status_code == 413
    assert SENTENCE[language] in answer.content.decode()
    assert answer["Content-Language"] == language
    assert settings.SAMRAD_LARGEST_BODY < settings.SAMRAD_LONGEST_THROWN_AWAY < 2**30


def test_the_setting_is_the_last_size_that_is_taken(settings: Any) -> None:
    settings.SAMRAD_LARGEST_BODY = 10
    limit = BodyLimit(taken)

    assert limit(asked("10", BytesIO(b"0123456789"))).content == b"taken"
    assert limit(asked("11", BytesIO(b"0123456789a"))).status_code == 413


def test_what_is_a_little_too_much_is_read_so_that_the_browser_shows_the_answer(
    settings: Any,
) -> None:
    settings.SAMRAD_LARGEST_BODY, settings.SAMRAD_LONGEST_THROWN_AWAY = 10, 40
    body = BytesIO(bytes(40))

    assert BodyLimit(taken)(asked("40", body)).status_code == 413
    assert body.read() == b""
    assert BodyLimit(taken)(asked("41", Never())).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e3", "ten", "9" * 30])
def test_a_length_that_is_none_is_refused_too(length: str) -> None:
    assert BodyLimit(taken)(asked(length, Never())).status_code == 413


@pytest.mark.django_db
def test_it_stands_before_every_page(client: Client) -> None:
    answer = client.post("/sign-in/", {"email": "x"}, CONTENT_LENGTH=str(2**30))
    assert answer.status_code == 413
