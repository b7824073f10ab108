"""How long things are kept: receipts of what was deleted, and a person's own rights."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.retention import disposing
from samrad.records.rights import own

GATE_OR_OPERATOR = "(SELECT samrad_sees_everyone())"
MINE = "person_id = (SELECT samrad_me())"
KNOWN = "person_id = ANY ((SELECT samrad_known_persons())::uuid[])"


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0010_districts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Housekeeping',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('run', models.UUIDField()),
                ('kind', models.CharField(max_length=30)),
                ('number', models.PositiveIntegerField()),
                ('before', models.DateField()),
                ('rule', models.CharField(max_length=300)),
                ('decided', models.CharField(blank=True, max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('ran_by', models.CharField(max_length=12)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='person',
            name='forgotten_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='last_party',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name='person',
            name='last_role',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AlterField(
            model_name='reminder',
            name='days_before',
            field=models.SmallIntegerField(),
        ),
        migrations.CreateModel(
            name='Disposal',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('run', models.UUIDField()),
                ('kind', models.CharField(max_length=30)),
                ('number', models.PositiveIntegerField()),
                ('before', models.DateField()),
                ('rule', models.CharField(max_length=300)),
                ('decided', models.CharField(blank=True, max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('ran_by', models.CharField(max_length=12)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'run', 'kind'), name='receipt_once')],
            },
        ),
        migrations.CreateModel(
            name='Forgetting',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('secret_sha256', models.CharField(max_length=64, unique=True)),
                ('asked_at', models.DateTimeField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('removed', models.JSONField(default=dict)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('done_at__isnull', True), ('person__isnull', False)), models.Q(('done_at__isnull', False), ('person__isnull', True)), _connector='OR'), name='forgetting_names_nobody_once_done'), models.UniqueConstraint(fields=('person',), name='asked_to_be_forgotten_once')],
            },
        ),
        guard.secure("records_disposal"),
        guard.shut("records_housekeeping"),
        guard.allow("records_housekeeping", "read", GATE_OR_OPERATOR, "SELECT"),
        guard.allow("records_housekeeping", "written", GATE_OR_OPERATOR, "INSERT"),
        guard.shut("records_forgetting"),
        guard.allow("records_forgetting", "at_the_gate", GATE_OR_OPERATOR),
        guard.allow("records_forgetting", "read_where_known", KNOWN, "SELECT"),
        guard.allow("records_forgetting", "asked_for_oneself", MINE, "INSERT"),
        guard.allow("records_forgetting", "taken_back", MINE, "DELETE"),
        disposing.disposing(),
        own.rights(),
    ]
