"""The vocabulary in which every context declares whose data each field holds, why, and how long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from importlib import import_module
from typing import Any
from uuid import UUID

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
    """Why data of a person are erased."""

    ON_REQUEST = "on_request"
    RETENTION = "retention"  # their term is over


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


AGAIN = "again"  # the term of a row that was erased before, and came back with a back-up


@dataclass(frozen=True)
class Over:
    """A row that has to go: what it is, as the log calls it, and which term is over."""

    kind: str
    object_id: UUID
    term: str


@dataclass(frozen=True)
class Erased:
    """A row is gone; whom it was about, if anybody."""

    about: UUID | None


@dataclass(frozen=True)
class Retention:
    """How a context keeps its terms. Privacy calls it once a day for every organisation.

    `erase` looks itself whether the row still has to go (not for AGAIN), in the transaction in which
    privacy notes that it went; None: nothing was erased. All of them may be called twice.
    """

    kinds: Words  # what people read for each kind of row
    terms: Words  # and for each term
    due: Callable[[UUID, datetime], list[Over]]  # of this organisation, at this moment
    there: Callable[[str, list[UUID]], list[UUID]]  # which of these rows of a kind exist
    erase: Callable[[Over, datetime], Erased | None]
    warn: Callable[[UUID, datetime], int]  # whose data go soon; returns how many were told
    gone: tuple[str, ...] = ()  # acts of the context itself that say in the log that a row is gone


@dataclass(frozen=True)
class Declaration:
    """A context's declaration with the actions privacy calls."""

    context: str
    fields: Declared
    export: Callable[[Any], dict[str, Any]]
    erase: Callable[[Any, Rule], int]
    words: Words = field(default_factory=dict)
    retention: Retention | None = None


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
                    getattr(module, "RETENTION", None),
                )
            )
    return found
