"""Says whether a table has changed without a migration. Needs no database."""

import os
import sys
import warnings

import django
from django.core.management import call_command

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "samrad.project.settings"
    # There is no database to compare with, and none is needed.
    warnings.simplefilter("ignore", RuntimeWarning)
    django.setup()
    sys.exit(call_command("makemigrations", check=True, dry_run=True, verbosity=1))
