"""An app that breaks an upgrade, where and when a test asks for it (PLANTED=migration or check)."""

import os

from django.apps import AppConfig
from django.core import checks


class Planted(AppConfig):
    name = "tests.config.planted"
    label = "planted"

    def ready(self) -> None:
        if os.environ.get("PLANTED") == "check":
            checks.register(_wrong)


def _wrong(app_configs: object, **_arguments: object) -> list[checks.CheckMessage]:
    return [checks.Error("a planted fault")]
