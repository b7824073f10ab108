"""Districts: analysts, who asked and who granted, and the counts that are told."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.districts import granting


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0009_search'),
    ]

    operations = [
        migrations.CreateModel(
            name='District',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=200)),
                ('country', models.CharField(max_length=2)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.district')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'district'), name='asked_once')],
            },
        ),
        migrations.CreateModel(
            name='Analyst',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='analysts', to='records.district')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('district', 'person'), name='analyst_once')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('party', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('district', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.district')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='grant_withdrawn_at_and_by_go_together'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('council', 'district', 'party'), name='one_grant_in_force_per_party')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('agreements', models.PositiveSmallIntegerField()),
                ('meetings', models.PositiveSmallIntegerField()),
                ('meetings_held', models.PositiveSmallIntegerField()),
                ('met', models.PositiveSmallIntegerField()),
                ('met_late', models.PositiveSmallIntegerField()),
                ('overdue', models.PositiveSmallIntegerField()),
                ('evaluations', models.PositiveSmallIntegerField()),
                ('evaluated', models.PositiveSmallIntegerField()),
                ('reviews', models.PositiveSmallIntegerField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'on'), name='tally_once_a_day')],
            },
        ),
        *granting.districts(),
    ]
