"""The portal as a Django app: its templates."""

from django.apps import AppConfig


class Portal(AppConfig):
    name = "samrad.web.portal"
    label = "portal"
