"""The names of the desk's addresses."""


def desk_names() -> dict[str, list[str]]:
    """The name of every address of the desk, and what it is made of."""
    from samrad.web.desk.urls import urlpatterns

    return {str(one.name): list(one.pattern.converters) for one in urlpatterns}
