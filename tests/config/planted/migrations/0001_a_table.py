"""Goes well, and changes rows that were there."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.RunSQL("CREATE TABLE planted (word varchar(20))", "DROP TABLE planted"),
        migrations.RunSQL("UPDATE people_organisation SET name = 'spoiled'", migrations.RunSQL.noop),
    ]
