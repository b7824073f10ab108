"""A frozen picture shows no figure whose release has ended, and says since when."""

from django.db import migrations

from samrad.records.pictures.withdrawing import released_no_longer


class Migration(migrations.Migration):

    dependencies = [
        ('records', "0030_guests_begin"),
    ]

    operations = [
        released_no_longer(),
    ]
