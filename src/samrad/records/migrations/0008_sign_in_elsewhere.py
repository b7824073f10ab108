"""Signing in through services: identities, sessions that began there, what counts once."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard

AT_THE_GATE = "(SELECT samrad_scope()) = 'gate'"
OWN = "person_id = (SELECT samrad_me())"
TABLES = ["records_identity", "records_servicesession", "records_usedonce"]


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0007_accounts'),
    ]

    operations = [
        migrations.CreateModel(
            name='UsedOnce',
            fields=[
                ('mark', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('until', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('issuer', models.TextField()),
                ('subject_key', models.TextField()),
                ('bound_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identities', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('issuer', 'subject_key'), name='identity_once')],
            },
        ),
        migrations.CreateModel(
            name='ServiceSession',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('issuer', models.TextField()),
                ('subject_key', models.TextField()),
                ('sid', models.TextField(blank=True)),
                ('began_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['issuer', 'sid'], name='session_by_sid')],
            },
        ),
        *(guard.shut(table) for table in TABLES),
        *(guard.allow(table, "at_the_gate", AT_THE_GATE) for table in TABLES),
        # One may read by which services one is known, and which of one's sessions go on.
        *(guard.allow(table, "own", OWN, "SELECT") for table in TABLES[:2]),
    ]
