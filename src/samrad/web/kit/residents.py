"""The part of the site that is for residents: pages without a cookie and without a form."""

from django.http import HttpRequest

# What addresses for residents begin with.
PUBLIC = "public/"


def is_for_residents(request: HttpRequest) -> bool:
    """Whether the answer goes to a resident, also where it says that something is wrong."""
    return request.path_info.startswith(f"/{PUBLIC}")


def asked_language(request: HttpRequest) -> str:
    """The language a resident asks for: by a link, because no cookie is set."""
    return request.GET.get("language", "") if is_for_residents(request) else ""
