"""Papers, how open each is, releases of figures, guests, and deputies who take their seat."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.councils import deputies
from samrad.records.papers import openness

OF_A_PAPER = ["records_marked", "records_released", "records_guest"]


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0003_log'),
    ]

    operations = [
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('until', models.DateField()),
                ('invited_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Marked',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('openness', models.CharField(max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=10)),
                ('content', models.BinaryField()),
                ('sha256', models.CharField(max_length=64)),
                ('party', models.CharField(max_length=12)),
                ('figures', models.BooleanField(default=False)),
                ('openness', models.CharField(max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('brought_at', models.DateTimeField()),
                ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='paper_in_council'),
                    models.CheckConstraint(condition=models.Q(('openness__in', ['open', 'council', 'party', 'exempt'])), name='paper_openness_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('openness', 'exempt'), ('review__isnull', False), models.Q(('ground', ''), _negated=True)), models.Q(models.Q(('openness', 'exempt'), _negated=True), ('ground', ''), ('review__isnull', True)), _connector='OR'), name='paper_exempt_on_a_ground'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Released',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('basis', models.CharField(max_length=60)),
                ('detail', models.CharField(max_length=20)),
                ('public', models.BooleanField(default=False)),
                ('until', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('paper', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='releases', to='records.paper')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='release_withdrawn_at_and_by_go_together'),
                    models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('paper',), name='one_release_in_force'),
                ],
            },
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('taken_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('seat', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='taken', to='records.seat')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='stand_in_ends_after_it_begins'),
                ],
            },
        ),
        migrations.AddField(
            model_name='seat',
            name='deputy',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(fields=('council', 'id'), name='seat_in_council'),
        ),
        migrations.AddField(
            model_name='marked',
            name='paper',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='markings', to='records.paper'),
        ),
        migrations.AddField(
            model_name='guest',
            name='paper',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='records.paper'),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.UniqueConstraint(fields=('paper', 'person'), name='guest_once_per_paper'),
        ),
        guard.dated(),
        guard.secure("records_standin"),
        guard.same_council("records_standin", "seat_id", "records_seat"),
        deputies.deputies(),
        guard.secure("records_paper"),
        *(guard.secure(table) for table in OF_A_PAPER),
        *(guard.same_council(table, "paper_id", "records_paper") for table in OF_A_PAPER),
        openness.who_sees(),
        openness.papers(),
        *(openness.of_a_paper(table) for table in OF_A_PAPER),
    ]
