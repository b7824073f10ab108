"""What the room needs besides the minutes: the council's text blocks."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.db import migrations, models

from samrad.records.basics import guard


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0015_who_sits'),
    ]

    operations = [
        migrations.CreateModel(
            name='TextBlocks',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('lines', models.TextField(blank=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council',), name='text_blocks_once')],
            },
        ),
        guard.secure('records_textblocks'),
    ]
