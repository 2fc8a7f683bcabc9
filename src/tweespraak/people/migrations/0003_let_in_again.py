from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_organisation")]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="let_in_again",
            field=models.UUIDField(null=True),
        ),
    ]
