"""Breaks when a test asks for it."""

import os

from django.db import migrations


def maybe(apps: object, editor: object) -> None:
    if os.environ.get("PLANTED") == "migration":
        raise RuntimeError("a planted fault")


class Migration(migrations.Migration):
    dependencies = [("planted", "0001_a_table")]
    operations = [migrations.RunPython(maybe, migrations.RunPython.noop)]
