"""Clean copies for residents; a municipality that comes back keeps the time it was away."""

import django.db.models.deletion
from django.db import migrations, models

import samrad.records.basics.ids
from samrad.records.basics import guard
from samrad.records.papers.openness import of_a_paper
from samrad.records.public import window


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0023_orders'),
    ]

    operations = [
        migrations.CreateModel(
            name='CleanCopy',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('paper', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='clean_copies', to='records.paper')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'paper'), name='one_clean_copy_of_a_paper')],
            },
        ),
        guard.secure("records_cleancopy"),
        guard.same_council("records_cleancopy", "paper_id", "records_paper"),
        of_a_paper("records_cleancopy"),
        window.copies(),
        migrations.RemoveConstraint(
            model_name='councilparty',
            name='organisation_once_per_council',
        ),
        migrations.AddConstraint(
            model_name='councilparty',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('council', 'organisation'), name='organisation_once_at_a_time'),
        ),
    ]
