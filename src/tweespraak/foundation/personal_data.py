"""The vocabulary in which every context declares whose data each field holds, why, and how long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule


class Whose(StrEnum):
    """Whose the data in a field are."""

    NOBODY = "nobody"  # no data about a person
    PERSON = "person"  # the person's own, in every organisation they belong to
    ORGANISATION = "organisation"  # about a person, kept by the organisation
    WORKER = "worker"  # who did something, in the course of their work


class Rule(StrEnum):
    """Why data of a person are erased; the retention rules of later releases join here."""

    ON_REQUEST = "on_request"


@dataclass(frozen=True)
class Field:
    """One model field: whose data, why they are kept, how long."""

    whose: Whose
    why: str | Promise = ""
    how_long: str | Promise = ""


Declared = Mapping[str, Mapping[str, Field]]  # model name -> field name -> declaration
# What people read for a model, a key of the export, or "key=value" for a stored value. An empty
# word leaves the key out of the version for people; the file for programs has everything.
Words = Mapping[str, str | Promise]
NOTHING = Field(Whose.NOBODY)


@dataclass(frozen=True)
class Declaration:
    """A context's declaration with the two actions privacy calls."""

    context: str
    fields: Declared
    export: Callable[[Any], dict[str, Any]]
    erase: Callable[[Any, Rule], int]
    words: Words = field(default_factory=dict)


def declarations() -> list[Declaration]:
    """Every context's `personal_data` module, found by discovery, lowest context last."""
    found = []
    for config in apps.get_app_configs():
        ours = config.name.startswith("tweespraak.") and config.label != "foundation"
        if ours and module_has_submodule(config.module, "personal_data"):
            module = import_module(f"{config.name}.personal_data")
            found.append(
                Declaration(
                    config.label,
                    module.FIELDS,
                    module.export,
                    module.erase,
                    getattr(module, "WORDS", {}),
                )
            )
    return found
