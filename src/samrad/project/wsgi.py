"""The web application as the server wants it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrad.project.settings")
application = get_wsgi_application()
