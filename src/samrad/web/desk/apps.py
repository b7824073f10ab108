"""The desk as a Django app: its templates, and that a session begins when somebody signs in."""

from django.apps import AppConfig


class Desk(AppConfig):
    name = "samrad.web.desk"
    label = "desk"

    def ready(self) -> None:
        """Whoever signs in, by whatever door, begins a session that ends."""
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 -- needs the apps

        from samrad.web.desk.arriving.staying import begin  # noqa: PLC0415 -- needs the apps

        user_logged_in.connect(begin)
