from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0004_merged_and_moved"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="no_works_council",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
