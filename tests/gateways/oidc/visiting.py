"""Somebody at the pages of a sign-in service, without a browser."""

import ssl
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import httpx

_MOST_STEPS = 12


class _Form(HTMLParser):
    """The first form of a page: where it leads, and the fields it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.action: str | None = None
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: text or "" for name, text in attrs}
        if tag == "form" and self.action is None:
            self.action = given.get("action", "")
        if tag == "input" and "name" in given:
            self.fields[given["name"]] = given.get("value", "")


def browser() -> httpx.Client:
    """A browser with its own cookies; close it when done."""
    # It stays on loopback; reading whom to trust over TLS takes longer than a visit.
    nobody = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.Client(verify=nobody, trust_env=False, timeout=10)


def visit(
    address: str,
    *,
    login: str,
    acr: str = "",
    refuses: str = "",
    using: httpx.Client | None = None,
) -> str:
    """Sign in as `login` where `address` leads, and say where the browser is sent back to.

    Args:
        address: Where our own page sent the browser.
        login: Who signs in.
        acr: The level of assurance at which they do.
        refuses: The error with which they, or the service, refuse instead.
        using: A browser that may be signed in there already.
    """
    filled = {"login": login, "acr": acr, "refuses": refuses}
    client = using or browser()
    try:
        return _followed(client, client.build_request("GET", address), filled)
    finally:
        if using is None:
            client.close()


def post(address: str, fields: dict[str, str], *, using: httpx.Client) -> str:
    """Send a form there, as a page of ours would, and say where the browser is sent back to."""
    return _followed(using, using.build_request("POST", address, data=fields), {})


def _followed(client: httpx.Client, request: httpx.Request, filled: dict[str, str]) -> str:
    """Follow redirects and send forms until the service sends the browser away."""
    home = request.url.netloc
    for _ in range(_MOST_STEPS):
        answer = client.send(request)
        if answer.is_redirect:
            target = urljoin(str(request.url), answer.headers["Location"])
            if urlsplit(target).netloc.encode() != home:
                return target
            request = client.build_request("GET", target)
            continue
        page = _Form()
        page.feed(answer.text)
        if page.action is None:
            raise AssertionError(f"{answer.status_code} {request.url}: {answer.text}")
        fields = {name: filled.get(name, text) for name, text in page.fields.items()}
        to = urljoin(str(request.url), page.action)
        request = client.build_request("POST", to, data=fields)
    raise AssertionError(f"No end of redirects at {request.url}")
