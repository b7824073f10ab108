"""Letters are handed to a real mail server; what people typed never becomes a header."""

from dataclasses import replace
from typing import ClassVar

import pytest

from gateways.mail.receiving import PostBox, a_mail_server
from project.operating import free_port
from samrad.gateways.mail import (
    CalendarPart,
    Letter,
    MailServer,
    NotNow,
    NotThere,
    Security,
    Unanswered,
    send,
)

LETTER = Letter(
    "kari@loten.example", "Du er invitert til Politirådet", "Hei Kåre,\n\n…\n", "nb"
)


def server_at(port: int) -> MailServer:
    return MailServer("127.0.0.1", port, Security.NONE, "samrad@loten.example")


def posted(letter: Letter) -> PostBox:
    with a_mail_server() as box:
        send(letter, server_at(box.port))
    return box


def test_a_letter_arrives_with_all_its_letters() -> None:
    (got,) = posted(LETTER).letters

    assert got["To"] == "kari@loten.example"
    assert got["From"] == "samrad@loten.example"
    assert got["Subject"] == "Du er invitert til Politirådet"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["Content-Language"] == "nb"
    assert got["Message-ID"].endswith("@loten.example>")
    assert got.get_content().replace("\r\n", "\n") == LETTER.text
    assert not got.is_multipart()


@pytest.mark.parametrize("line", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\x00"])
def test_a_line_break_in_a_subject_begins_no_header(line: str) -> None:
    subject = f"Du er invitert{line}Bcc: evil@example.org"
    box = posted(Letter("kari@loten.example", subject, "Hei\n", "nb"))
    (got,) = box.letters

    assert got["Bcc"] is None
    assert got["Subject"] == "Du er invitert Bcc: evil@example.org"
    assert not any(row.startswith(b"Bcc") for row in box.wire[0].splitlines())


@pytest.mark.parametrize(
    "to",
    [
        "kari@loten.example\r\nBcc: evil@example.org",
        "kari@loten.example, evil@example.org",
        "kari@loten.example; evil@example.org",
        "Kari <kari@loten.example>",
        "kari",
        "",
        '"kari"@loten.example',
    ],
)
def test_what_is_not_one_plain_address_gets_no_letter(to: str) -> None:
    with a_mail_server() as box, pytest.raises(NotThere):
        send(Letter(to, "Hei", "Hei\n", "nb"), server_at(box.port))
    assert box.letters == []


def test_a_domain_with_our_letters_is_written_as_servers_write_it() -> None:
    (got,) = posted(Letter("kari@løten.example", "Hei", "Hei\n", "nb")).letters

    assert got["To"] == "kari@xn--lten-gra.example"


def test_text_that_looks_like_a_header_or_an_end_stays_text() -> None:
    text = "Hei\n.\nBcc: evil@example.org\n\n.\nQUIT\n"
    (got,) = posted(Letter("kari@loten.example", "Hei", text, "nb")).letters

    assert got.get_content().replace("\r\n", "\n") == text
    assert got["Bcc"] is None


def test_a_server_that_is_away_is_tried_again_later() -> None:
    with pytest.raises(NotNow):
        send(LETTER, server_at(free_port()))


@pytest.mark.parametrize("answer", ["450 Come back later", "421 Too busy"])
def test_a_server_that_asks_to_come_back_is_tried_again_later(answer: str) -> None:
    with a_mail_server(answer=answer) as box, pytest.raises(NotNow):
        send(LETTER, server_at(box.port))


def test_an_address_nobody_has_is_told_apart() -> None:
    with a_mail_server(answer="550 No such user") as box, pytest.raises(NotThere):
        send(LETTER, server_at(box.port))


def test_without_the_private_way_that_was_asked_for_nothing_is_handed_in() -> None:
    with a_mail_server() as box, pytest.raises(NotNow):
        send(LETTER, MailServer("127.0.0.1", box.port, Security.STARTTLS, "samrad@x.example"))
    assert box.letters == []


def test_the_password_is_in_no_log() -> None:
    server = MailServer("h", 25, Security.TLS, "a@b.example", user="u", password="geheim")
    assert "geheim" not in repr(server)


# --- a letter that must not go twice -------------------------------------------------------


class Odd(PostBox):
    """A server that answers the letter itself oddly."""

    said: ClassVar = ""

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # noqa: N802 -- the library's name
        """Take the letter and hang up, or say something else than that it is taken."""
        await super().handle_DATA(server, session, envelope)
        if not self.said:
            server.transport.close()  # type: ignore[attr-defined]  # the library has no types
        return self.said


class Declining(Odd):
    """A server that does not take the letter now."""

    said = "451 Come back later"


def test_right_before_the_letter_goes_it_is_said() -> None:
    said: list[int] = []
    with a_mail_server() as box:
        send(LETTER, server_at(box.port), about_to=lambda: said.append(len(box.letters)))
    assert (said, len(box.letters)) == ([0], 1)


def test_whoever_finds_it_taken_then_sends_nothing() -> None:
    def taken() -> None:
        raise KeyError

    with a_mail_server() as box, pytest.raises(KeyError):
        send(LETTER, server_at(box.port), about_to=taken)
    assert box.letters == []


def test_a_line_cut_off_after_the_letter_went_is_told_apart() -> None:
    with a_mail_server(kind=Odd) as box, pytest.raises(Unanswered):
        send(LETTER, server_at(box.port))
    assert len(box.letters) == 1


def test_a_letter_the_server_declines_has_not_gone() -> None:
    with a_mail_server(kind=Declining) as box, pytest.raises(NotNow):
        send(LETTER, server_at(box.port))


def test_a_line_that_is_a_dot_ends_no_letter() -> None:
    (got,) = posted(replace(LETTER, text="Hei\n.\n..to\nHilsen\n")).letters
    assert got.get_content().splitlines() == ["Hei", ".", "..to", "Hilsen"]


# --- with a calendar -----------------------------------------------------------------------

INVITATION = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:M\xc3\xb8te\r\nEND:VCALENDAR\r\n"


def test_a_calendar_stands_beside_the_text_and_says_what_it_asks() -> None:
    letter = replace(LETTER, calendar=CalendarPart("REQUEST", INVITATION))
    (got,) = posted(letter).letters
    text, calendar = got.iter_parts()

    assert got.get_content_type() == "multipart/alternative"
    assert text["Content-Language"] == "nb"
    assert text.get_content().replace("\r\n", "\n") == LETTER.text
    assert calendar.get_content_type() == "text/calendar"
    assert calendar["Content-Type"].params["method"] == "REQUEST"
    assert calendar["Content-Type"].params["charset"] == "utf-8"
    assert calendar.get_payload(decode=True) == INVITATION


def test_a_letter_sent_again_is_known_as_the_same() -> None:
    letter = replace(LETTER, message_id="0197-3")

    assert [posted(letter).letters[0]["Message-ID"] for _ in range(2)] == [
        "<0197-3@loten.example>"
    ] * 2
