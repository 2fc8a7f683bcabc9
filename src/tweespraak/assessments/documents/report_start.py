"""What stands in a report when it is begun: what the case knows already, in its language."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.documents.material import Material, PartCard, material_of
from tweespraak.assessments.documents.report_words import ALONE, THE_QUESTION
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.reports import (
    held_when,
    requirements_of,
    signature_of,
    studied_on,
)
from tweespraak.assessments.rules.days import Mode
from tweespraak.assessments.rules.sections import SECTIONS, FactKind, Section
from tweespraak.assessments.rules.sections import THE_QUESTION as WHOLE
from tweespraak.foundation.months import months_later
from tweespraak.insights.api import NormText
from tweespraak.people.api import date_in_words, day_in, names_in

MODES = {
    Mode.OPEN: gettext_lazy("open, without supervision"),
    Mode.CONTROLLED: gettext_lazy("controlled, by personal invitation"),
    Mode.SUPERVISED: gettext_lazy("supervised"),
    Mode.MANAGED: gettext_lazy("at a test location"),
}


def first_sections(case: Case, language: str, today: date) -> dict[str, Any]:
    """The sections as they are when one begins: the rest is written."""
    material = material_of(case, language)
    with translation.override(language):
        filled: dict[str, Any] = {
            Section.TITLE: {
                "confidentiality": _(
                    "This report is confidential. Only those to whom the participant releases it read "
                    "it, and only for the question in it."
                ),
                "valid_until": months_later(today, case.valid_months).isoformat(),
            },
            Section.COURSE: {"text": "\n".join(_held(card) for card in material.parts)},
            Section.INSTRUMENTS: {"rows": _numbered(_instruments(material))},
            Section.RESULTS: {"rows": _numbered(_results(material))},
            Section.COMPETENCIES: {"rows": _numbered(_requirements(case, material))},
            Section.LIMITS: {
                "text": _(
                    "What stands here is about this question and this period only. It says nothing "
                    "about health."
                )
            },
        }
    for section, shape in SECTIONS.items():
        if shape.least and section not in filled:
            filled[section] = {"rows": _numbered({} for _row in range(shape.least))}
    return {key.value: filled[key] for key in SECTIONS if key in filled}


def facts_of(case: Case, report: Report, today: date) -> dict[str, Any]:
    """What the case says in the report, in the report's language."""
    organisation, psychologist = case.organisation_id, case.psychologist_id
    reader = None if case.reads_alone else case.second_reader_id
    names = names_in(
        organisation, [key for key in (case.participant_id, psychologist, reader) if key]
    )
    signature = signature_of(organisation, psychologist)
    signed = signature.name if signature else names.get(psychologist, "")
    registered = f"{signature.register} {signature.number}" if signature else ""
    with translation.override(report.language):
        return {
            FactKind.PARTICIPANT: [names.get(case.participant_id, "")],
            FactKind.CLIENT: [case.client_name],
            FactKind.JOB: [case.job_title] if case.job_title else [],
            FactKind.STUDIED: [date_in_words(day) for day in studied_on(case)],
            FactKind.REPORTED: [date_in_words(today)],
            FactKind.VERSION: [str(report.number)],
            FactKind.PSYCHOLOGIST: [signed],
            FactKind.REGISTRATION: [registered] if registered else [],
            FactKind.LITERAL: [line for line in case.question.splitlines() if line.strip()],
            FactKind.REQUIREMENTS: list(requirements_of(case).values()),
            FactKind.SIGNED_BY: [", ".join(one for one in (signed, registered) if one)],
            FactKind.READER: [names[reader]] if reader in names else [],
            FactKind.ALONE: [ALONE[report.language]] if case.reads_alone else [],
            "about": {**requirements_of(case), WHOLE: str(THE_QUESTION)},
        }


def _held(card: PartCard) -> str:
    part = card.part
    day = held_when(part) or part.starts_at
    told = _("%(part)s: %(day)s, %(minutes)d minutes") % {
        "part": part.name,
        "day": date_in_words(day_in(part.case.organisation, day)) if day else "–",
        "minutes": part.minutes,
    }
    mode = str(MODES[Mode(part.mode)]) if part.mode else ""
    line = ", ".join(one for one in (told, mode) if one) + "."
    return f"{line} {part.particulars}".strip()


def _instruments(material: Material) -> Iterable[dict[str, str]]:
    for card in material.parts:
        if card.norm and card.part.result:
            yield {
                "name": f"{card.part.name} ({card.part.result.version.label})",
                "norm": "\n".join(_norm(card.norm)),
                "reliability": card.norm.reliability,
            }
        elif card.part.norm:
            yield {"name": card.part.name, "norm": card.part.norm}


def _norm(norm: NormText) -> tuple[str, ...]:
    who, when, many = _("Norm group"), _("When"), _("How many people")
    return (
        norm.statement,
        f"{who}: {norm.population}",
        f"{when}: {norm.years}",
        f"{many}: {norm.n}",
    )


def _results(material: Material) -> Iterable[dict[str, str]]:
    for card in material.parts:
        told = card.part.observations
        yield {
            "part": card.part.name,
            "about": next((one["requirement"] for one in told if one.get("requirement")), ""),
            "scores": "\n".join(one.text for one in card.others),
            "seen": "\n".join(one["seen"] for one in told if one.get("seen")),
            "meaning": "\n".join(one["meaning"] for one in told if one.get("meaning")),
        }


def _requirements(case: Case, material: Material) -> Iterable[dict[str, str]]:
    for key in requirements_of(case):
        sources = [
            card.part.name
            for card in material.parts
            if any(one.get("requirement") == key for one in card.part.observations)
        ]
        yield {"about": key, "source": ", ".join(sources)}


def _numbered(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    return [{"id": f"r{number}", **row} for number, row in enumerate(rows, start=1)]
