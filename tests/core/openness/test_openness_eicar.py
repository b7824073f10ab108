"""EICAR's test file is known by how it begins, and by nothing else."""

import hashlib

import pytest

from samrad.core.openness.eicar import is_test_file, the_file


def test_it_is_the_file_everybody_means() -> None:
    assert len(the_file()) == 68
    assert (
        hashlib.sha256(the_file()).hexdigest()
        == "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"
    )


@pytest.mark.parametrize("around", [(b"", b""), (b"", b"\r\n \x1a"), (b"\xef\xbb\xbf\n", b"x")])
def test_it_is_known_with_blanks_around_it(around: tuple[bytes, bytes]) -> None:
    assert is_test_file(around[0] + the_file() + around[1])


def test_a_text_about_it_is_not() -> None:
    assert not is_test_file(b"Slik ser den ut: " + the_file())
    assert not is_test_file(the_file()[:-1])
    assert not is_test_file(b"")
