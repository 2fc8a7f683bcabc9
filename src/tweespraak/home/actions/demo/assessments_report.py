"""The reports of the demo's assessments: written place by place, read along, given to the participant."""

from datetime import datetime
from typing import Any

from tweespraak.assessments.api import (
    THE_QUESTION,
    Report,
    Section,
    add_row,
    base_of,
    begin_report,
    freeze,
    material_of,
    put_in,
    read_place,
    rows_of,
    rules_used,
    show,
    sign,
    text_at,
    write,
)
from tweespraak.home.actions.demo.assessments_story import CaseStory


def make_report(story: CaseStory) -> None:
    """One report, as far as the script says."""
    told = story.row["report"]
    at = story.ago(told["begun"], minutes=90)
    report = begin_report(case=story.case, language=told["language"], by=story.lead, at=at)
    for section, content in told["sections"].items():
        _write_section(story, report, Section(section), content, at)
    _use_scores(story, report, at)
    if "frozen" not in told:
        return
    report.refresh_from_db()
    frozen = freeze(
        case=story.case,
        report=report,
        version=report.version,
        by=story.lead,
        at=story.ago(told["frozen"]),
    )
    if "signed" in told:
        _hand_over(story, frozen)


def _write_section(
    story: CaseStory, report: Report, section: Section, content: dict[str, Any], at: datetime
) -> None:
    """What the script says of a section; what stands there already and is not named stays."""
    rows = content.get("rows", [])
    keys = [str(one["id"]) for one in rows_of(report.sections, section)]
    keys += [
        add_row(report=report, section=section, by=story.lead, at=at) for _row in rows[len(keys) :]
    ]
    for key, row in zip(keys, rows, strict=False):
        for field, text in row.items():
            _put(story, report, f"{section}:{key}:{field}", text, at)
    for field, text in content.items():
        if field != "rows":
            _put(story, report, f"{section}:{field}", text, at)


def _put(story: CaseStory, report: Report, name: str, text: str | int, at: datetime) -> None:
    """A number names a requirement of the brief; nought is the whole question."""
    place = read_place(name)
    assert place is not None, name  # noqa: S101
    if isinstance(text, int):
        requirements = story.now().requirements
        text = str(requirements[text - 1]["key"]) if text else THE_QUESTION
    stands = text_at(report.sections, place) or ""
    write(report=report, place=place, text=text, base=base_of(stands), by=story.lead, at=at)


def _use_scores(story: CaseStory, report: Report, at: datetime) -> None:
    """Scores in our words, in the first row of results: section 13 accounts for them."""
    wanted = story.row["report"].get("scores", [])
    place = read_place("results:r1:scores")
    if not wanted or place is None:
        return
    cards = {
        card.key: card
        for part in material_of(story.now(), report.language).parts
        for card in part.scores
    }
    for key in wanted:
        text = cards[key].offers[0].text
        put_in(report=report, place=place, text=text, by=story.lead, at=at)


def _hand_over(story: CaseStory, report: Report) -> None:
    """The second reader signs, and the participant reads it before anybody else."""
    told = story.row["report"]
    signed = sign(
        case=story.case,
        report=report,
        seen=report.hash,
        remarks=told["remarks"],
        by=story.key("reader"),
        at=story.ago(told["signed"], minutes=200),
    )
    if "shown" in told:
        show(
            case=story.case,
            report=signed,
            understood=rules_used(signed.sections),
            by=story.lead,
            at=story.ago(told["shown"], minutes=60),
        )
