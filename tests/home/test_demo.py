"""The demo's assessments: a case in every state that matters, each as its own people see it."""

import pytest
from django.test import Client
from django.utils.html import escape

from tweespraak.assessments.api import Case, shown_report
from tweespraak.assessments.rules.sections import SECTIONS, Section, participant_version
from tweespraak.assessments.rules.states import State
from tweespraak.people.models import Person

STATES = {
    "eline": State.DRAFT,
    "bram": State.OFFERED,
    "iris": State.INVITED,
    "ruben": State.CONSENTED,
    "youssef": State.IN_PROGRESS,
    "aylin": State.DRAFTING,
    "lotte": State.DRAFTING,
    "sanne": State.WITH_PARTICIPANT,
    "wim": State.TALK_PLANNED,
    "sofie": State.RELEASED,
    "priya": State.PARTIALLY_RELEASED,
    "thijs": State.BLOCKED,
}
TESTED = ("sanne", "wim", "sofie")  # sentences with scores stand in these


def case_of(key: str) -> Case:
    return Case.objects.get(participant=who(key))


def who(key: str) -> Person:
    return Person.objects.get(email=f"{key}@voorbeeld.example")


def page(key: str, path: str) -> str:
    client = Client()
    client.force_login(who(key))
    answer = client.get(path, headers={"accept-language": "nl"})
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_there_is_a_case_in_every_state_that_matters(demo: None) -> None:
    """Slow: makes the demo."""
    states = dict(Case.objects.values_list("participant__email", "state"))
    assert states == {f"{key}@voorbeeld.example": state for key, state in STATES.items()}
    assert case_of("ruben").psychologist == who("saskia")
    assert case_of("lotte").reports.exclude(frozen_at=None).exists()


@pytest.mark.parametrize("key", ["sanne", "wim", "sofie", "thijs", "priya"])
def test_a_report_that_is_shown_is_whole(demo: None, key: str) -> None:
    report = shown_report(case_of(key))
    assert report is not None
    read = participant_version(report.sections)
    assert [section.key for section in read.sections if section.blocks] == [
        section
        for section in SECTIONS
        if section is not Section.STATEMENT and (section is not Section.AUTOMATED or key in TESTED)
    ]
    body = page(key, f"/assessments/{report.case_id}/read/section/summary/")
    assert escape(report.sections["summary"]["reason"].split(".")[0]) in body


def test_the_client_reads_what_was_released_and_one_sentence_of_what_was_not(demo: None) -> None:
    assert "Teamcoach past goed bij Sofie" in page("joost", received("sofie"))
    blocked = page("joost", received("thijs"))
    assert "Er wordt geen rapport uitgebracht." in blocked
    assert "past nu niet" not in blocked


def test_whose_turn_it_is_says_the_home_page(demo: None) -> None:
    assert "Meelezen: assessment van" in page("marijke", "/")
    lead = page("dirk", "/")
    assert "assessment van Sanne Kuipers" in lead
    assert "Bel Priya Nair" in lead
    for other in (
        "Lotte Peeters",
        "Ruben Visser",
        "Thijs Verhoeven",
    ):  # somebody else's turn, or over
        assert f"assessment van {other}" not in lead


def received(key: str) -> str:
    return f"/assessments/{case_of(key).pk}/received/"
