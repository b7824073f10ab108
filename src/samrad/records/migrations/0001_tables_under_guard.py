import django.contrib.postgres.fields
import django.db.models.deletion
import samrad.records.agreements.models
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard


# Whose rows a council's are: each of these is shown to that council only.
OWNED = [
    "records_councilparty",
    "records_seat",
    "records_version",
    "records_clause",
    "records_change",
    "records_step",
    "records_signedfile",
    "records_evidence",
    "records_reminder",
    "records_feed",
]
# What hangs on a version hangs on one of its own council.
OF_A_VERSION = ["records_clause", "records_change", "records_step", "records_signedfile"]


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('language', models.CharField(default='nb', max_length=2)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('slug', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=200)),
                ('country', models.CharField(max_length=2)),
                ('language', models.CharField(default='nb', max_length=2)),
                ('municipality', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('secret_sha256', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('party', models.CharField(max_length=12)),
                ('country', models.CharField(max_length=2)),
                ('municipality', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('country', 'name'), name='organisation_name_once')],
            },
        ),
        migrations.AddField(
            model_name='person',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.organisation'),
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('since', models.DateField(blank=True, null=True)),
                ('until', models.DateField(blank=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'number'), name='version_number_once'),
                    models.UniqueConstraint(fields=('council', 'id'), name='version_in_council'),
                    models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='version_ends_after_it_begins'),
                    models.UniqueConstraint(condition=models.Q(('since__isnull', True)), fields=('council',), name='one_version_under_way'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('party', models.CharField(max_length=12)),
                ('stage', models.CharField(max_length=12)),
                ('on', models.DateField()),
                ('reason', models.TextField(blank=True)),
                ('case', models.CharField(blank=True, max_length=60)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='records.version')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SignedFile',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('kept_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='records.version')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='hash_is_a_sha256'),
                    models.UniqueConstraint(fields=('version', 'sha256'), name='file_once_per_version'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Clause',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=30)),
                ('terms', models.JSONField(default=dict)),
                ('heading', models.CharField(blank=True, max_length=200)),
                ('quote', models.TextField(blank=True)),
                ('binds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=samrad.records.agreements.models.both_parties, size=None)),
                ('position', models.PositiveIntegerField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='records.version')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('version', 'key'), name='clause_key_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=30)),
                ('terms', models.JSONField(default=dict)),
                ('heading', models.CharField(blank=True, max_length=200)),
                ('quote', models.TextField(blank=True)),
                ('binds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=samrad.records.agreements.models.both_parties, size=None)),
                ('action', models.CharField(max_length=10)),
                ('proposed_party', models.CharField(max_length=12)),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, max_length=10)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='records.version')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='change_answered_at_and_by_go_together'),
                    models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='change_answer_has_its_day'),
                    models.UniqueConstraint(condition=models.Q(('answer', '')), fields=('version', 'key'), name='one_open_change_per_clause'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('deed', models.CharField(max_length=30)),
                ('on', models.DateField()),
                ('known', models.DateField()),
                ('ref', models.CharField(max_length=200)),
                ('meeting', models.CharField(blank=True, max_length=40)),
                ('topic', models.CharField(blank=True, max_length=200)),
                ('noted_at', models.DateTimeField()),
                ('withdrawn', models.DateField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'on'], name='evidence_by_day')],
            },
        ),
        migrations.CreateModel(
            name='CouncilParty',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('party', models.CharField(max_length=12)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='records.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'organisation'), name='organisation_once_per_council')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('duty', models.CharField(max_length=300)),
                ('due', models.DateField()),
                ('days_before', models.PositiveSmallIntegerField()),
                ('made_on', models.DateField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'duty', 'days_before'), name='reminded_once')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('party', models.CharField(max_length=12)),
                ('role', models.CharField(max_length=30)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'person', 'role', 'since'), name='seat_once'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='seat_ends_after_it_begins')],
            },
        ),
        guard.context(),
        guard.secure("records_council", column="id"),
        *(guard.secure(table) for table in OWNED),
        *(guard.same_council(table, "version_id", "records_version") for table in OF_A_VERSION),
    ]
