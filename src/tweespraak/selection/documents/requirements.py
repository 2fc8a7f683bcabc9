"""What is signed, as everybody reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tweespraak.lenses.api import lens_name
from tweespraak.selection.documents.opening_words import PAY_PER
from tweespraak.selection.documents.words import WEIGHTS
from tweespraak.selection.models import Profile, Vacancy
from tweespraak.selection.queries.content import categories
from tweespraak.selection.queries.profiles import content_of, stage_names
from tweespraak.selection.rules.profiles import Requirement


@dataclass(frozen=True)
class Line:
    """One requirement in words."""

    key: str
    category: str
    text: str
    behaviour: str
    assessed: str
    stage: str
    weight: Promise | str


@dataclass(frozen=True)
class Sheet:
    """All that is signed, in the reader's language as far as it is not written by people."""

    title: str
    number: int
    musts: Sequence[Line]
    nices: Sequence[Line]
    stages: Sequence[str]
    pay: str
    terms: str
    lens: str
    hash: str


def sheet_of(profile: Profile, vacancy: Vacancy) -> Sheet:
    """The requirements of a vacancy as they stand now."""
    content = content_of(profile, vacancy)
    names, stages = {one.key: one.name for one in categories()}, stage_names(vacancy)
    lines = {
        is_must: [
            _line(one, names, stages) for one in content.requirements if one.is_must is is_must
        ]
        for is_must in (True, False)
    }
    return Sheet(
        title=vacancy.title,
        number=profile.number,
        musts=lines[True],
        nices=lines[False],
        stages=list(stages.values()),
        pay=pay_words(profile),
        terms=profile.terms,
        lens=lens_name(vacancy.lens_version) if vacancy.lens_version else "",
        hash=content.hash,
    )


def pay_words(profile: Profile) -> str:
    """The range as candidates read it; empty when none was given."""
    if profile.pay_from is None or profile.pay_to is None:
        return ""
    words = {
        "from": _euro(profile.pay_from),
        "to": _euro(profile.pay_to),
        "per": PAY_PER.get(profile.pay_per, ""),
    }
    if profile.pay_from == profile.pay_to:
        return _("€ %(from)s %(per)s") % words
    return _("€ %(from)s to € %(to)s %(per)s") % words


def _euro(amount: Decimal) -> str:
    decimals = 0 if amount == amount.to_integral_value() else 2
    return formats.number_format(amount, decimals, use_l10n=True, force_grouping=True)


def _line(one: Requirement, names: Mapping[str, str], stages: Mapping[str, str]) -> Line:
    return Line(
        key=one.key,
        category=names.get(one.category, ""),
        text=one.text,
        behaviour=one.behaviour,
        assessed=one.assessed,
        stage=stages.get(one.stage, ""),
        weight=WEIGHTS.get(one.weight, ""),
    )
