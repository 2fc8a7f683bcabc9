"""Reports that are whole, and cases that have come as far as a report."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

from tests.assessments.casing import case
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.report_own import sign_as
from tweespraak.assessments.actions.report_steps import freeze, show, sign
from tweespraak.assessments.actions.report_writing import begin_report
from tweespraak.assessments.models import Case, Part, Report
from tweespraak.assessments.rules.states import State

READ = THEN + timedelta(days=2)
ABOUT = ("r1", "r2")


def whole_sections() -> dict[str, Any]:
    """Fourteen sections in which nothing is missing, about the requirements r1 and r2."""
    return deepcopy(WHOLE)


def measured(dirk: Actor, anna: Actor, reader: Actor | None = None, **values: Any) -> Case:
    """A case of which all parts are done, with a psychologist who can sign."""
    sign_as(member=dirk.member, name="drs. D. Smit", register="NIP", number="12345", at=THEN)
    made = case(
        dirk, anna, State.MEASURED, second_reader=reader.person if reader else None,
        reads_alone=reader is None, measured_at=THEN, **values,
    )  # fmt: skip
    Part.objects.create(
        case=made, kind="interview", name="Interview", position=1, held_at=THEN, mode="supervised",
        starts_at=THEN - timedelta(hours=2), particulars="De airco viel uit.",
        observations=[
            {"requirement": "r1", "seen": "OBSERVED thing", "meaning": "MEANT thing"}
        ],
    )  # fmt: skip
    return made


def written(dirk: Actor, anna: Actor, reader: Actor | None = None, **values: Any) -> Report:
    """The same with a whole first version."""
    made = measured(dirk, anna, reader, **values)
    report = begin_report(case=made, language="nl", by=dirk.person.pk, at=THEN)
    report.sections = whole_sections()
    report.save(update_fields=["sections"])
    made.refresh_from_db()
    report.case = made
    return report


def frozen(dirk: Actor, anna: Actor, reader: Actor | None = None, **values: Any) -> Report:
    """The second reader can read it."""
    report = written(dirk, anna, reader, **values)
    return freeze(
        case=report.case, report=report, version=report.version, by=dirk.person.pk, at=THEN
    )


def reviewed(dirk: Actor, anna: Actor, reader: Actor | None = None, **values: Any) -> Report:
    """The second reader signed, or the psychologist two days later."""
    report = frozen(dirk, anna, reader, **values)
    by = (reader or dirk).person.pk
    return sign(case=report.case, report=report, seen=report.hash, remarks="", by=by, at=READ)


def shown(dirk: Actor, anna: Actor, reader: Actor | None = None, **values: Any) -> Report:
    """The participant can read it."""
    report = reviewed(dirk, anna, reader, **values)
    return show(case=report.case, report=report, understood=(), by=dirk.person.pk, at=READ)


def _row(number: int, **values: str) -> dict[str, str]:
    return {"id": f"r{number}", **values}


WHOLE: dict[str, Any] = {
    "title": {"confidentiality": "Dit rapport is vertrouwelijk.", "valid_until": "2028-09-01"},
    "question": {"background": "", "scope": "Het gaat alleen over de rol van teamleider."},
    "summary": {
        "answer": "SECRET De rol past.", "advice": "fits",
        "reason": "SECRET Op beide eisen is het oordeel goed.",
        "certainty": "SECRET Twee van de drie onderdelen wijzen dezelfde kant op.",
    },
    "course": {"text": "Het interview duurde een uur."},
    "instruments": {"rows": [_row(1, name="Interview", measures="Gedrag in werk", norm="Geen")]},
    "results": {
        "rows": [
            _row(1, part="Interview", about="r1", scores="", seen="SECRET Zij gaf twee voorbeelden.",
                 meaning="SECRET Zij weet wat een team nodig heeft.")
        ]
    },
    "competencies": {
        "rows": [
            _row(1, about="r1", source="Interview", judgement="Goed", weight="Zwaar"),
            _row(2, about="r2", source="Interview", judgement="Voldoende", weight="Gewoon"),
        ],
        "weighing": "SECRET Leiden weegt het zwaarst.",
    },
    "strengths": {
        "rows": [
            _row(number, strength=word, part="Interview", about="r1", seen=f"SECRET Zij {word} veel.",
                 use=f"SECRET Dat helpt bij {word} in het team.")
            for number, word in enumerate(("luistert", "vraagt", "ordent"), start=1)
        ]
    },
    "development": {
        "rows": [
            _row(1, behaviour="SECRET Zij wacht soms te lang.", about="r2",
                 suggestion="SECRET Spreek een datum af.")
        ]
    },
    "growth": {"text": "SECRET Een maat in het vak helpt."},
    "limits": {"text": "Dit geldt alleen voor deze vraag."},
}  # fmt: skip
