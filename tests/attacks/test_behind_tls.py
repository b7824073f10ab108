"""Behind TLS: the program's own checks are content, and cookies are this host's only."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TLS = {
    "SAMRAD_TLS": "1",
    "SAMRAD_HOSTS": "samrad.kommune.example",
    "SAMRAD_ORIGINS": "https://samrad.kommune.example",
    "SAMRAD_SECRET_KEY": "a-key-of-its-own-0123456789-abcdefghijklmnopqrstuvwxyz-ÆØÅ",
    "SAMRAD_SECURITY_CONTACT": "mailto:hull@kommune.example",
}
_ASK = """
import json
import django
from django.conf import settings
django.setup()
from django.core.management import call_command
call_command("collectstatic", interactive=False, verbosity=0)
from django.test import Client
found = {}
def asked(name, address, **more):
    answer = Client().get(address, **more)
    found[name] = [answer.status_code, dict(answer.headers),
                   {k: [bool(c["secure"]), bool(c["httponly"]), c["samesite"], c["path"],
                        c["domain"]] for k, c in answer.cookies.items()}]
secure = {"headers": {"host": "samrad.kommune.example", "x-forwarded-proto": "https"}}
plain = {"headers": {"host": "samrad.kommune.example"}}
asked("sign_in", "/sign-in/", **secure)
asked("plain", "/sign-in/", **plain)
asked("plain_live", "/live", **plain)
asked("security", "/.well-known/security.txt", **secure)
foreign = {"host": "evil.example", "x-forwarded-proto": "https"}
asked("foreign_host", "/sign-in/", headers=foreign)
chosen = Client().post("/choose/theme", {"theme": "dark"}, **secure)
found["theme"] = {k: bool(c["secure"]) for k, c in chosen.cookies.items()}
print(json.dumps(found))
"""


def ran(words: list[str], home: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMRAD", "DJANGO"))}
    return subprocess.run(
        [sys.executable, *words],
        env={
            **kept,
            "SAMRAD_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "samrad.project.settings",
            **settings,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_checks_for_deployment_have_nothing_to_say(tmp_path: Path) -> None:
    said = ran(
        ["-m", "django", "check", "--deploy", "--fail-level", "WARNING"], tmp_path, **TLS
    )

    assert (said.returncode, said.stderr) == (0, "")
    # One is silenced, with its reason in the settings: preloading is the name's owner's choice.
    assert said.stdout == "System check identified no issues (1 silenced).\n"


def test_without_tls_the_same_checks_would_speak(tmp_path: Path) -> None:
    said = ran(
        ["-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        tmp_path,
        **{**TLS, "SAMRAD_TLS": "0"},
    )

    assert said.returncode == 1
    assert "security.W012" in said.stderr


def test_answers_behind_tls(tmp_path: Path) -> None:
    said = ran(["-c", _ASK], tmp_path, **TLS)
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)

    status, headers, cookies = found["sign_in"]
    assert status == 200
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert cookies == {"__Host-csrf": [True, True, "Lax", "/", ""]}
    assert found["theme"] == {"__Host-theme": True}
    # Plain HTTP is sent on; who looks whether the process lives is answered.
    assert found["plain"][0] == 301
    assert found["plain"][1]["Location"] == "https://samrad.kommune.example/sign-in/"
    assert found["plain"][1]["X-Content-Type-Options"] == "nosniff"
    assert found["plain_live"][0] == 200
    assert found["security"][0] == 200
    assert found["foreign_host"][0] == 400
    assert "default-src 'none'" in found["foreign_host"][1]["Content-Security-Policy"]


@pytest.mark.parametrize(
    "wrong", ["hull@kommune.example", "mailto:a b@c", "mailto:x\nExpires: 1"]
)
def test_a_contact_nobody_could_use_is_refused_at_the_start(wrong: str, tmp_path: Path) -> None:
    said = ran(["-m", "samrad", "check"], tmp_path, SAMRAD_SECURITY_CONTACT=wrong)

    assert said.returncode == 1
    assert "SAMRAD_SECURITY_CONTACT" in said.stderr
    assert "Traceback" not in said.stderr
