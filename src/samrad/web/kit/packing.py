"""Pages packed for the way, where packing tells nobody what is in them."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PackedPages(GZipMiddleware):
    """Pages fetched by an address alone are sent packed; every other answer is sent as it is.

    How short a packed page gets tells who listens whether words of their choosing stand in it,
    too (BREACH). Nobody chooses any here: a page that answers an address without a query holds
    none of the asker's words, an error that repeats its address is not packed, and neither is
    what answers a form or a search. The token against forged forms is masked anew in each
    answer, the session's cookie does not come along when another site asks for a page in its
    own, and Django adds a name of random length.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, packed where it may be and the browser can unpack it."""
        asked = request.method == "GET" and not request.META.get("QUERY_STRING")
        page = response.headers.get("Content-Type", "").startswith("text/html")
        if asked and page and response.status_code == 200:
            return super().process_response(request, response)
        return response
