"""What is pasted becomes words; what nobody wrote goes, and what somebody wrote stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.core.meetings.cleaning import Cleaned, clean

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style><!-- p.MsoNormal {margin:0cm;} --></style><script>fetch("https://evil.example")</script>
</head><body lang=NO><!--[if gte mso 9]><xml><o:Office>x</o:Office></xml><![endif]-->
<p class=MsoNormal>Saken ble <b>dr&oslash;ftet</b>.<o:p></o:p></p>
<ul><li>Politiet f&oslash;lger opp &amp; melder tilbake</li><li>Kommunen lyser</li></ul>
<p class=MsoNormal><span onclick="alert(1)">Se <saken> over.</span></p></body></html>"""


def test_a_page_of_word_becomes_its_words() -> None:
    assert clean(WORD) == Cleaned(
        "Saken ble drøftet.\n- Politiet følger opp & melder tilbake\n"
        "- Kommunen lyser\nSe <saken> over.",
        markup=True,
        active=True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Under 50 saker (< 50), og 3 > 2.",
        "Vedtak: a<b gjelder ikke; se <saken> over",
        "«Torget» & parken – 17. mai: kl. 12.00–15.00\n\n\tInnrykk",
        "",
    ],
)
def test_what_is_no_markup_stays_to_the_letter(text: str) -> None:
    assert clean(text) == Cleaned(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<script>alert(1)</script>Saken ble drøftet.", "Saken ble drøftet."),
        ('<img src=x onerror="alert(1)">Saken', "Saken"),
        ('<a href="javascript:alert(1)">Saken</a>', "Saken"),
        ("<iframe src=//evil.example></iframe>Saken", "Saken"),
        ("Saken<svg onload=alert(1)></svg>", "Saken"),
    ],
)
def test_what_would_run_is_told_and_gone(text: str, words: str) -> None:
    assert clean(text) == Cleaned(words, markup=True, active=True)


def test_a_script_nobody_closed_takes_no_word_before_it() -> None:
    assert clean("Saken ble drøftet.<script>alert(1)").text == "Saken ble drøftet."


def test_line_ends_are_one_kind_and_nothing_unseen_is_kept() -> None:
    assert clean("en\r\nto\rtre\x00\u202e") == Cleaned("en\nto\ntre")


@given(st.text())
def test_no_text_breaks_it_and_cleaning_twice_changes_nothing_unseen(text: str) -> None:
    once = clean(text).text

    assert "\x00" not in once
    assert "\r" not in once
