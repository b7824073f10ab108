"""Problem sheets: what is said of a problem, its causes, its evidence, how much it matters."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.problems import openness
from samrad.records.search import of_problems

TABLES = (
    *("problem", "problemaspect", "cause", "problemevidence"),
    *("participant", "score", "priorityweights"),
)
# The table, its column, and the table it names within the council.
HANGING = (
    *(
        (table, "problem_id", "problem")
        for table in ("problemaspect", "cause", "problemevidence", "participant", "score")
    ),
    ("cause", "under_id", "cause"),
    ("problemevidence", "version_id", "pictureversion"),
    ("problemevidence", "part_id", "picturepart"),
)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0031_released_no_longer'),
    ]

    operations = [
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('focus', models.CharField(blank=True, max_length=200)),
                ('stage', models.CharField(default='noticed', max_length=12)),
                ('why', models.CharField(blank=True, max_length=500)),
                ('look_again', models.DateField(blank=True, null=True)),
                ('openness', models.CharField(default='council', max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('party', models.CharField(max_length=12)),
                ('noticed_at', models.DateTimeField()),
                ('moved_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('moved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noticed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=120, null=True)),
                ('named_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('problem', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='records.problem')),
            ],
        ),
        migrations.CreateModel(
            name='Cause',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('shape', models.CharField(max_length=10)),
                ('bone', models.CharField(blank=True, max_length=12)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=160)),
                ('written_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('under', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.cause')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('problem', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='causes', to='records.problem')),
            ],
        ),
        migrations.CreateModel(
            name='ProblemAspect',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('aspect', models.CharField(max_length=12)),
                ('text', models.TextField(blank=True)),
                ('twin', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('written_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('problem', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='aspects', to='records.problem')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ProblemEvidence',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('figure', models.UUIDField(blank=True, null=True)),
                ('linked_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('linked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('part', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.picturepart')),
                ('problem', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='records.problem')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.pictureversion')),
            ],
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('party', models.CharField(max_length=12)),
                ('scores', models.JSONField()),
                ('why', models.CharField(blank=True, max_length=500)),
                ('given_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('problem', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='records.problem')),
            ],
        ),
        migrations.CreateModel(
            name='PriorityWeights',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('weights', models.JSONField()),
                ('why', models.CharField(max_length=500)),
                ('decided_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'number'), name='weights_number_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.UniqueConstraint(fields=('council', 'id'), name='problem_in_council'),
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['noticed', 'analysed', 'prioritised', 'in_plan', 'parked', 'closed'])), name='problem_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('look_again__isnull', False), ('stage', 'parked'), models.Q(('why', ''), _negated=True)), models.Q(models.Q(('stage', 'parked'), _negated=True), ('look_again__isnull', True)), _connector='OR'), name='problem_parked_until_looked_at'),
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('openness', 'exempt'), ('review__isnull', False), models.Q(('ground', ''), _negated=True)), models.Q(('ground', ''), ('openness__in', ['council']), ('review__isnull', True)), _connector='OR'), name='problem_exempt_on_a_ground'),
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('moved_at__isnull', True), ('moved_by__isnull', True)), models.Q(('moved_at__isnull', False), ('moved_by__isnull', False)), _connector='OR'), name='problem_moved_at_and_by_go_together'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name__isnull', True), ('person__isnull', False)), models.Q(('name__isnull', False), ('person__isnull', True)), _connector='OR'), name='participant_is_one'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(fields=('council', 'problem', 'person', 'name'), name='participant_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='cause',
            constraint=models.UniqueConstraint(fields=('council', 'id'), name='cause_in_council'),
        ),
        migrations.AddConstraint(
            model_name='cause',
            constraint=models.CheckConstraint(condition=models.Q(('shape__in', ['tree', 'fishbone', 'chain'])), name='cause_shape_known'),
        ),
        migrations.AddConstraint(
            model_name='cause',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('shape', 'fishbone'), ('under', None), models.Q(('bone', ''), _negated=True)), models.Q(('bone', ''), models.Q(('shape', 'fishbone'), ('under', None), _negated=True)), _connector='OR'), name='cause_at_a_bone_of_a_fishbone'),
        ),
        migrations.AddConstraint(
            model_name='cause',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='cause_says_something'),
        ),
        migrations.AddConstraint(
            model_name='problemaspect',
            constraint=models.UniqueConstraint(fields=('council', 'problem', 'aspect'), name='problem_aspect_once'),
        ),
        migrations.AddConstraint(
            model_name='problemevidence',
            constraint=models.UniqueConstraint(fields=('council', 'problem', 'version', 'part', 'figure'), name='problem_evidence_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('council', 'problem', 'party'), name='score_once_per_party'),
        ),
        *(guard.secure(f"records_{table}") for table in TABLES),
        *(
            guard.same_council(f"records_{table}", column, f"records_{parent}")
            for table, column, parent in HANGING
        ),
        openness.scores(),
        *of_problems.findable(),
    ]
