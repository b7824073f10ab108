"""Large files of figures, which the worker reads; and what nobody took in goes."""

from django.db import migrations, models

from samrad.records.retention import disposing


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0024_clean_copies'),
    ]

    operations = [
        migrations.AddField(
            model_name='upload',
            name='became',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='done',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='upload',
            name='of',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='upload',
            name='refused',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='upload',
            name='said',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='upload',
            name='seen',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='upload',
            name='stage',
            field=models.CharField(default='direct', max_length=10),
        ),
        migrations.AddField(
            model_name='upload',
            name='step',
            field=models.CharField(default='waiting', max_length=10),
        ),
        migrations.AddField(
            model_name='upload',
            name='turn',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['direct', 'reading', 'read', 'taking', 'taken'])), name='upload_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['waiting', 'opening', 'reading', 'comparing', 'keeping'])), name='upload_step_known'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('became__isnull', False), ('stage', 'taken')), models.Q(models.Q(('stage', 'taken'), _negated=True), ('became', None)), _connector='OR'), name='upload_taken_became_a_delivery'),
        ),
        disposing.files_on_their_way(),
    ]
