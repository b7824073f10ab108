"""Full-text search: the words of papers, clauses, changes and evidence, kept by triggers."""

from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.search import asking, keeping, texts


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0008_sign_in_elsewhere"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="text",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(texts.of_papers_there, migrations.RunPython.noop),
        keeping.findable(),
        guard.secure("records_findable"),
        *keeping.kept(),
        asking.search(),
    ]
