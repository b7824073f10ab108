"""Somebody who signs in: our pages in Django's client, the service's in a browser of theirs."""

import html
import re
from typing import Any

from django.test import Client

from gateways.oidc.offering import KOMMUNE, Offering
from gateways.oidc.visiting import browser, post, visit

HERE = "http://testserver"


class Walker:
    """One person, one browser: it keeps our cookies and the service's."""

    def __init__(self, services: Offering, login: str) -> None:
        self.services, self.login = services, login
        self.client = Client(enforce_csrf_checks=True)
        self.browser = browser()

    def token(self) -> str:
        """What a form of ours carries along."""
        page = self.client.get("/signed-out").content.decode()
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert found
        return found[1]

    def send(self, address: str, **fields: str) -> Any:
        """Send a form of ours."""
        return self.client.post(address, {"csrfmiddlewaretoken": self.token(), **fields})

    def set_out(self, key: str = KOMMUNE, **fields: str) -> str:
        """Press the button of a service; the address we are led to."""
        page = self.send(f"/sign-in/{key}/", **fields)
        assert page.status_code == 200, page.content.decode()
        found = re.search(r'content="0; url=([^"]*)"', page.content.decode())
        assert found
        return html.unescape(found[1])

    def at_service(self, address: str, login: str = "", **how: str) -> str:
        """Sign in there; the address of ours that the browser is sent back to."""
        back = visit(address, login=login or self.login, using=self.browser, **how)
        assert back.startswith(HERE)
        return back.removeprefix(HERE)

    def sign_in(self, key: str = KOMMUNE, **fields: str) -> Any:
        """The whole way; what we answer in the end."""
        return self.client.get(self.at_service(self.set_out(key, **fields)))

    def who(self) -> str:
        """Who is signed in in this browser."""
        return str(self.client.session.get("_auth_user_id", ""))

    def may_read(self, address: str = "/loten/") -> bool:
        """Whether the page is shown."""
        return bool(self.client.get(address).status_code == 200)

    def leave(self) -> Any:
        """Sign out here; the page that leads on to the service, or what else is answered."""
        return self.send("/sign-out")

    def leave_there(self, page: Any) -> str:
        """Send the form of that page; where the service sends the browser."""
        body = page.content.decode()
        body = re.findall(r'<form method="post" action="http.*?</form>', body, re.DOTALL)[0]
        to = re.search(r'action="([^"]*)"', body)
        assert to
        fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', body))
        plain = {name: html.unescape(text) for name, text in fields.items()}
        return post(html.unescape(to[1]), plain, using=self.browser).removeprefix(HERE)
