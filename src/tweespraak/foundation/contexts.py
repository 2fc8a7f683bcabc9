"""What every context's `apps.py` builds on: it loads the rooms that register themselves.

`listeners` (events from below) and `tasks` (work that is due) are imported when Django is ready;
`fills` names, per slot, the functions of this context that fill it.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

from django.apps import AppConfig
from django.utils.module_loading import import_string, module_has_submodule

from tweespraak.foundation import slots


class Context(AppConfig):
    """A bounded context."""

    # slot -> name of the provider below this context, e.g. {"person.menu": "views.slots.menu"}
    fills: ClassVar[Mapping[str, str]] = {}
    order: ClassVar[int] = 50  # where its fillings stand among those of others
    default = False  # an apps.py also imports this class: Django must choose the context itself

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.default = True

    def ready(self) -> None:
        for room in ("listeners", "tasks"):
            if module_has_submodule(self.module, room):
                import_module(f"{self.name}.{room}")
        for slot, provider in self.fills.items():
            slots.fill(slot, self.label, import_string(f"{self.name}.{provider}"), self.order)
