"""The log of each council: chained, and written by one function only."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.log import sealing


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0002_everyone_behind_the_gate'),
    ]

    operations = [
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveBigIntegerField()),
                ('at', models.DateTimeField()),
                ('who', models.UUIDField(null=True)),
                ('party', models.CharField(blank=True, max_length=12)),
                ('act', models.CharField(max_length=40)),
                ('thing', models.CharField(max_length=40)),
                ('thing_id', models.UUIDField(null=True)),
                ('facts', models.TextField()),
                ('seal', models.CharField(max_length=64)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'number'), name='entry_number_once')],
            },
        ),
        migrations.CreateModel(
            name='LogHead',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('seal', models.CharField(max_length=64)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council',), name='one_head_per_council')],
            },
        ),
        guard.secure("records_logentry"),
        guard.secure("records_loghead"),
        sealing.log(),
    ]
