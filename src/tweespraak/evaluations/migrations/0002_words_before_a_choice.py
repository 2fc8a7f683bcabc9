"""While somebody is still answering, words may stand before a choice was made."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="is_chosen",
            field=models.BooleanField(default=True),
        ),
    ]
