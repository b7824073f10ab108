"""What kind of council it is, the bodies it acts as, and who is in a leading position."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samrad.records.councils import seating


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0014_planning"),
    ]

    operations = [
        migrations.AddField(
            model_name="council",
            name="kind",
            field=models.CharField(default="local", max_length=10),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="council",
            name="bodies",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), default=list, size=None
            ),
        ),
        seating.shaped(),
        migrations.AddField(
            model_name="seat",
            name="leading",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="seat",
            name="chosen",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leading", False),
                    ("role__in", ["other", "police_section_leader"]),
                    _connector="OR",
                ),
                name="leading_is_said_only_where_the_role_does_not_tell",
            ),
        ),
        seating.seating(),
    ]
