"""An export in words: the tree every context gives, as headings, facts and tables for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.template.defaultfilters import date as in_words
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tweespraak.foundation.personal_data import Words, declarations
from tweespraak.privacy.documents.acts import act_words

WIDEST = 7  # columns a table may have before its rows become lists of facts
NOTHING = "–"


@dataclass(frozen=True)
class Block:
    """A heading with what stands under it: facts, a table, or lines."""

    title: str
    level: int = 3
    facts: list[tuple[str, str]] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[list[tuple[str, str]]] = field(default_factory=list)  # each cell after its column
    lines: list[str] = field(default_factory=list)

    alone: bool = True  # nothing follows under this heading: an empty one says so


@dataclass(frozen=True)
class Chapter:
    """What one context keeps."""

    title: str
    blocks: list[Block]


def readable(data: Mapping[str, Mapping[str, Any]]) -> list[Chapter]:
    """The export by context, in the current language."""
    words = {each.context: each.words for each in declarations()}
    return [
        Chapter(
            _word(words[context], "context"),
            [block for key, value in tree.items() for block in _blocks(words[context], key, value)],
        )
        for context, tree in data.items()
    ]


def _blocks(words: Words, key: str, value: Any, level: int = 3) -> Iterator[Block]:
    title = _word(words, key)
    if not title:
        return
    if isinstance(value, Mapping):
        yield from _item(words, title, value, level)
    elif isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
        yield from _rows(words, title, value, level)
    elif isinstance(value, list):
        yield Block(title, level, lines=[_value(words, key, one) for one in value])
    else:
        yield Block(title, level, lines=[_value(words, key, value)])


def _rows(words: Words, title: str, rows: list[Mapping[str, Any]], level: int) -> Iterator[Block]:
    """A table where the rows are narrow and flat, else every row under its own heading."""
    keys = dict.fromkeys(key for row in rows for key in row)  # a row may lack what another has
    columns = [key for key in keys if _word(words, key)]
    flat = not any(isinstance(row.get(key), Mapping | list) for row in rows for key in columns)
    if flat and len(columns) <= WIDEST:
        yield Block(
            title,
            level,
            columns=[_word(words, key) for key in columns],
            rows=[
                [(_word(words, key), _value(words, key, row.get(key))) for key in columns]
                for row in rows
            ],
        )
        return
    yield Block(title, level, alone=False)
    for row in rows:
        name = next((_value(words, key, row.get(key)) for key in columns), title)
        yield from _item(words, name, row, level + 1)


def _item(words: Words, title: str, tree: Mapping[str, Any], level: int) -> Iterator[Block]:
    shown = {key: value for key, value in tree.items() if _word(words, key)}
    flat = {key: one for key, one in shown.items() if not isinstance(one, Mapping | list)}
    facts = [(_word(words, key), _value(words, key, one)) for key, one in flat.items()]
    yield Block(title, level, facts=facts, alone=len(flat) == len(shown))
    for key in [key for key in shown if key not in flat]:
        yield from _blocks(words, key, shown[key], level + 1)


def _word(words: Words, key: str) -> str:
    return str(words[key]) if key in words else key.replace("_", " ").capitalize()


def _value(words: Words, key: str, value: Any) -> str:
    if value is None or value == "":
        return NOTHING
    if key == "action":
        return act_words(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float):
        return str(number_format(value, 2))
    if (said := f"{key}={value}") in words:
        return str(words[said])
    return _moment(value) if isinstance(value, str) else str(value)


def _moment(value: str) -> str:
    """A stored moment as a date and time; any other text as it is."""
    if len(value) < len("2026-01-01T00:00") or value[10] != "T":
        return value
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return in_words(at.astimezone(timezone.get_current_timezone()), "j F Y, H:i")
