"""The words of somebody's own space: reasons, questions to look back with, the checklist, asking once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy

from tweespraak.foundation.texts import in_language
from tweespraak.selection.queries.reasons import taxonomy

CONTENT = Path(__file__).resolve().parent.parent / "content" / "own_space.json"
LANGUAGES = ("nl", "en")
IN_WORDS_ONLY = gettext_lazy("None of these, or I do not know")

# What somebody was told, by the code of the house; the words beside it stay theirs.
REASONS: Mapping[str, Any] = {
    kind.code: lazy(in_language, str)(kind.name) for kind in taxonomy().kinds.values()
}
# What one writes while preparing an interview: name, question, hint, rows.
PREPARED: Sequence[tuple[str, Any, Any, int]] = (
    (
        "role",
        gettext_lazy("The job, in your own words"),
        gettext_lazy("What will you do on an ordinary day, and what is expected of you?"),
        3,
    ),
    (
        "organisation",
        gettext_lazy("The organisation"),
        gettext_lazy("What do they do, for whom, and what is going on now?"),
        3,
    ),
    (
        "why",
        gettext_lazy("Why there?"),
        gettext_lazy("What makes you want to work there in particular?"),
        3,
    ),
    (
        "own",
        gettext_lazy("What you bring"),
        gettext_lazy("What can you add, with one example: situation, task, action, result."),
        4,
    ),
    ("question_1", gettext_lazy("Your first question for them"), "", 2),
    ("question_2", gettext_lazy("Your second question"), "", 2),
    ("question_3", gettext_lazy("Your third question"), "", 2),
)
PREPARED_KEYS = tuple(key for key, *_rest in PREPARED)


@dataclass(frozen=True)
class Asking:
    """Ready wording to ask for feedback once, in one language."""

    language: str
    subject: str
    body: str

    @property
    def whole(self) -> str:
        """As it is copied."""
        return f"{self.subject}\n\n{self.body}"


def reason_word(code: str) -> str:
    """What a code means; a page may also hold words without one."""
    return str(REASONS.get(code, IN_WORDS_ONLY))


def questions() -> list[tuple[str, str]]:
    """The seven questions to look back with: key and words."""
    return [(one["key"], in_language(one)) for one in _content()["reflection"]]


def checklist() -> list[tuple[str, str]]:
    """The twelve lines to prepare an interview with: key and words."""
    return [(one["key"], in_language(one)) for one in _content()["preparation"]]


def asking(*, job: str, name: str) -> list[Asking]:
    """The wording in both languages, the reader's own first."""
    own = in_language({language: language for language in LANGUAGES})
    order = sorted(LANGUAGES, key=lambda language: language != own)
    return [_asking(language, job, name) for language in order]


def _asking(language: str, job: str, name: str) -> Asking:
    words = _content()["asking"][language]
    about = words["job"].replace("{job}", job) if job else words["no_job"]
    body = "\n\n".join(words["body"]).replace("{about}", about).replace("{name}", name)
    return Asking(language, words["subject"], body)


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(CONTENT.read_text(encoding="utf-8"))
    return whole
