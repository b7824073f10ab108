"""Situation pictures: what each party sees, what both state, what is frozen and public."""

import django.contrib.postgres.fields
import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.meetings import locking
from samrad.records.pictures import freezing, openness
from samrad.records.public import pictures_window

TABLES = (
    *("picture", "picturepart", "ownpicture", "picturedifference", "chosenfigure"),
    *("adoption", "pictureversion", "publicpicture", "publicfigure"),
)
# The table, its column, and the table it names within the council.
HANGING = (
    ("picture", "meeting_id", "meeting"),
    ("picturepart", "picture_id", "picture"),
    ("ownpicture", "part_id", "picturepart"),
    ("picturedifference", "part_id", "picturepart"),
    ("chosenfigure", "part_id", "picturepart"),
    ("chosenfigure", "source_id", "source"),
    ("adoption", "picture_id", "picture"),
    ("pictureversion", "picture_id", "picture"),
    ("publicpicture", "version_id", "pictureversion"),
    ("publicfigure", "public_id", "publicpicture"),
)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0021_figures'),
    ]

    operations = [
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('as_of', models.DateField()),
                ('stage', models.CharField(default='draft', max_length=10)),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='pictures', to='records.meeting')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='picture_in_council'),
                    models.UniqueConstraint(fields=('council', 'meeting'), name='picture_once'),
                    models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'settled', 'adopted', 'frozen'])), name='picture_stage_known'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('party', models.CharField(max_length=12)),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('picture', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='records.picture')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'picture', 'party', 'sha256'), name='adopted_once_per_party'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PicturePart',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=12)),
                ('area', models.CharField(blank=True, max_length=200)),
                ('joint', models.TextField(blank=True)),
                ('unreported', models.TextField(blank=True)),
                ('causes', models.TextField(blank=True)),
                ('openness', models.CharField(default='council', max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('picture', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='records.picture')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='picture_part_in_council'),
                    models.UniqueConstraint(fields=('council', 'picture', 'kind', 'area'), name='picture_part_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('ground', ''), ('openness__in', ['open', 'council']), ('review', None)), models.Q(('openness', 'exempt'), ('review__isnull', False), models.Q(('ground', ''), _negated=True)), _connector='OR'), name='picture_part_exempt_on_a_ground'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PictureDifference',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('party', models.CharField(max_length=12)),
                ('noted_at', models.DateTimeField()),
                ('settled', models.TextField(blank=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('part', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='differences', to='records.picturepart')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('settled_by__isnull', True)), models.Q(('settled_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='difference_settled_at_and_by_go_together'),
                    models.CheckConstraint(condition=models.Q(models.Q(('settled', ''), ('settled_at', None)), models.Q(models.Q(('settled', ''), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='difference_settled_somehow'),
                ],
            },
        ),
        migrations.CreateModel(
            name='OwnPicture',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('party', models.CharField(max_length=12)),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('shown_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('shown_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('part', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='own', to='records.picturepart')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'part', 'party'), name='own_picture_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('shown_at__isnull', True), ('shown_by__isnull', True)), models.Q(('shown_at__isnull', False), ('shown_by__isnull', False)), _connector='OR'), name='own_picture_shown_at_and_by_go_together'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ChosenFigure',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('statistic', models.CharField(blank=True, max_length=60)),
                ('indicator', models.CharField(max_length=80)),
                ('place', models.CharField(blank=True, max_length=40)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('against', models.CharField(default='earlier', max_length=10)),
                ('years', models.PositiveSmallIntegerField(default=2)),
                ('places', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('chosen_at', models.DateTimeField()),
                ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.source')),
                ('part', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='records.picturepart')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('source', None), models.Q(('statistic', ''), _negated=True)), models.Q(('source__isnull', False), ('statistic', '')), _connector='OR'), name='figure_chosen_from_one'),
                    models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='figure_chosen_of_a_period'),
                    models.CheckConstraint(condition=models.Q(('against__in', ['earlier', 'district', 'similar', 'country'])), name='figure_against_known'),
                    models.UniqueConstraint(fields=('council', 'part', 'source', 'statistic', 'indicator', 'place', 'since', 'until', 'against'), name='figure_chosen_once', nulls_distinct=False),
                ],
            },
        ),
        migrations.CreateModel(
            name='PictureVersion',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('content', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('frozen_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('frozen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('picture', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='records.picture')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'number'), name='picture_version_number_once'),
                    models.UniqueConstraint(fields=('council', 'picture'), name='picture_frozen_once'),
                    models.UniqueConstraint(fields=('council', 'id'), name='picture_version_in_council'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PublicPicture',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('content', models.TextField()),
                ('published_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_why', models.TextField(blank=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='published', to='records.pictureversion')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='public_picture_in_council'),
                    models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('council', 'version'), name='picture_published_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='public_picture_withdrawn_at_and_by_go_together'),
                    models.CheckConstraint(condition=models.Q(('withdrawn_at', None), models.Q(('withdrawn_why', ''), _negated=True), _connector='OR'), name='public_picture_withdrawn_for_a_reason'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PublicFigure',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('figure', models.UUIDField()),
                ('content', models.TextField()),
                ('papers', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list, size=None)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('public', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='records.publicpicture')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'public', 'figure'), name='public_figure_once'),
                ],
            },
        ),
        *(guard.secure(f"records_{table}") for table in TABLES),
        *(
            guard.same_council(f"records_{table}", column, f"records_{parent}")
            for table, column, parent in HANGING
        ),
        openness.own_pictures(),
        openness.chosen_figures(),
        locking.by_oneself("records_adoption"),
        freezing.freezing(),
        pictures_window.pictures_window(),
    ]
