"""Who sees a score or a word of a report: nobody but psychologist and second reader, until the
participant does; and item texts nowhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.assessments.reports import frozen, shown, written
from tests.cast import THEN, Actor, actor
from tests.insights.results_fixture import finished
from tweespraak.assessments.actions.report_steps import freeze
from tweespraak.assessments.documents.material import material_of
from tweespraak.assessments.documents.report_hints import hints_for
from tweespraak.assessments.documents.report_paper import paper_values, report_pdf
from tweespraak.assessments.models import Case, Part, Recipient, Report
from tweespraak.assessments.queries.reports import whole
from tweespraak.assessments.rules.plainness import HintKind, ease, hard_sentences, mentions, quotes
from tweespraak.assessments.rules.sections import Section, sentence_key, sentences
from tweespraak.assessments.rules.states import State
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock
from tweespraak.instruments.api import form_of
from tweespraak.lenses.api import lenses_for, load_library
from tweespraak.notifications.api import Mail
from tweespraak.people.models import Organisation
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db
SECRETS = ("SECRET", "OBSERVED", "MEANT")
IN_THE_CASE = ("anna", "nobody", "eva", *(role.value for role in (
    Role.PLANNER, Role.CLIENT_CONTACT, Role.STAKEHOLDER, Role.PSYCHOLOGIST, Role.ORGANISATION_ADMIN
)))  # fmt: skip


@pytest.fixture(autouse=True)
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


@pytest.fixture
def marijke(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Marijke", "Vos", Role.SECOND_READER)


def everybody_else(organisation: Organisation, anna: Actor, report: Report) -> dict[str, Client]:
    """Everybody who stands in the case but the two, every role here, and who is not signed in."""
    people = {role.value: actor(organisation, role.value, "Rol", role) for role in Role}
    planner, client = people[Role.PLANNER], people[Role.CLIENT_CONTACT]
    other = people[Role.STAKEHOLDER]
    Case.objects.update(planner=planner.person, client=client.person)
    Part.objects.create(case=report.case, kind="interview", name="Ander deel", position=9,
                        psychologist=people[Role.PSYCHOLOGIST].person)  # fmt: skip
    for one in (client, other):
        Recipient.objects.create(case=report.case, person=one.person)
    return {"anna": anna.client, "nobody": Client()} | {k: one.client for k, one in people.items()}


def addresses(report: Report) -> Iterator[str]:
    """Every address of assessments, and the home of roles."""
    values = {
        "case_id": report.case_id, "number": report.number, "section": "summary", "scale": "E",
        "part_id": report.case.parts.first().pk,
    }  # fmt: skip
    resolver = next(
        r for r in get_resolver().url_patterns if getattr(r, "app_name", "") == "assessments"
    )
    for pattern in resolver.url_patterns:
        names = pattern.pattern.converters
        if isinstance(pattern, URLPattern) and set(names) <= set(values):
            kwargs: dict[str, Any] = {name: values[name] for name in names}
            yield reverse(f"assessments:{pattern.name}", kwargs=kwargs)
    yield from (
        "/",
        reverse("notifications:list"),
        reverse("privacy:mine"),
        reverse("privacy:looks"),
    )


@pytest.mark.parametrize("state", [State.REVIEWED])
def test_T01_nobody_else_reads_a_word_before_the_participant_does(
    voorbeeld, dirk, anna, eva, marijke, instruments, state: State
) -> None:
    """A psychologist with a part of the day writes down what they saw there; of the other parts, and
    of the report, they read no word."""
    report = frozen(dirk, anna, marijke)
    Case.objects.update(state=state)
    others = everybody_else(voorbeeld, anna, report) | {"eva": eva.client}
    for address in addresses(report):
        for who in IN_THE_CASE:
            text = others[who].get(address).content.decode(errors="replace")
            assert not any(word in text for word in SECRETS), (who, address, state)


def test_T01_every_page_of_the_report_is_closed_to_all_but_the_two(
    voorbeeld, dirk, anna, eva, marijke, instruments
) -> None:
    report = frozen(dirk, anna, marijke)
    others = everybody_else(voorbeeld, anna, report) | {"eva": eva.client}
    pages = [one for one in addresses(report) if "/report/" in one]
    assert len(pages) >= 15
    for address in pages:
        for who, client in others.items():
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code in (302, 403, 404, 405), (who, address)
                if answer.status_code == 302:
                    assert who == "nobody", (who, address)
    assert Report.objects.get().hash == report.hash


def test_T01_no_mail_says_what_it_is_about(dirk, anna, marijke) -> None:
    shown(dirk, anna, marijke)
    mails = list(Mail.objects.all())
    assert {one.kind for one in mails} >= {"assessments.to_review", "assessments.report_shown"}
    told = " ".join(str(vars(one)) for one in mails)
    assert not any(word in told for word in (*SECRETS, "eamleider", "de Vries"))


def test_the_second_readers_look_is_noted_once_a_day(dirk, anna, marijke) -> None:
    report = frozen(dirk, anna, marijke)
    for _time in range(2):
        marijke.client.get(reverse("assessments:review", args=[report.case_id]))
    acts = [
        one.action for one in entries_about(anna.person.pk) if one.actor_id == marijke.person.pk
    ]
    assert acts == ["assessments.draft_looked"]


# With scores


@pytest.fixture
def scored(dirk: Actor, anna: Actor, marijke: Actor, instruments: Any) -> Report:
    """A whole report in a case with a test of ours and a lens."""
    load_library(at=THEN)
    report = written(dirk, anna, marijke, lens_version=lenses_for(dirk.member.organisation_id)[0])
    Part.objects.create(
        case=report.case, kind="test", name="Vragenlijst", position=2, held_at=THEN,
        result=finished(anna.person, at=THEN),
    )  # fmt: skip
    return report


def test_scores_come_in_words_with_their_rule(scored) -> None:
    material = material_of(scored.case, "nl")
    card = material.parts[1].scores[0]
    assert card.reading.word in card.offers[0].text
    assert all(one.source and "normen" not in one.source.rule for one in card.offers)
    assert material.match
    for offer in material.offers.values():
        keys = {sentence_key(one) for one in sentences(offer.text)}
        assert (keys <= set(material.offered)) is (offer.source is not None)


def test_an_automated_sentence_is_named_in_section_13_when_fixed(scored, dirk) -> None:
    offer = material_of(scored.case, "nl").parts[1].scores[0].offers[0]
    scored.sections["results"]["rows"][0]["scores"] = offer.text
    scored.save()
    held = freeze(case=scored.case, report=scored, version=0, by=dirk.person.pk, at=THEN)
    section = next(one for one in whole(held, scored.case).sections if one.key == Section.AUTOMATED)
    assert next(one.text for block in section.blocks for one in block.sentences).startswith(
        offer.source.line[:20]
    )
    assert held.sections["automated"]["rows"][0]["rule"] == offer.source.rule


def test_T08_no_item_text_and_no_answer_in_any_export(scored, dirk) -> None:
    material = material_of(scored.case, "nl")
    for card in material.parts[1].scores:
        scored.sections["results"]["rows"][0]["scores"] += "".join(
            f"{o.text}\n" for o in card.offers[:1]
        )
    scored.save()
    held = freeze(case=scored.case, report=scored, version=0, by=dirk.person.pk, at=THEN)
    told = str(paper_values(held, whole(held, scored.case))) + str(material) + str(held.sections)
    for name in ("report_material", "report_versions"):
        told += dirk.client.get(
            reverse(f"assessments:{name}", args=[held.case_id])
        ).content.decode()
    version = reverse("assessments:report_version", args=[held.case_id, 1])
    told += dirk.client.get(version).content.decode()
    part = scored.case.parts.get(kind="test")
    for scale in ("E", "E1"):
        address = reverse("assessments:report_why", args=[held.case_id, part.pk, scale])
        told += dirk.client.get(address).content.decode()
    items = form_of(part.result.version_id).items
    assert len(items) == 108
    assert not [text for item in items for text in item.text.values() if text in told]
    assert report_pdf(scored.case, held, whole(held, scored.case)).startswith(b"%PDF")


def test_a_quoted_question_of_a_test_is_pointed_out(scored) -> None:
    item = form_of(scored.case.parts.get(kind="test").result.version_id).items[0]
    scored.sections["growth"]["text"] = f"Zij zei: {item.text['nl'].upper()}"
    (hint,) = [
        h
        for h in hints_for(scored.case, scored.sections, Section.GROWTH, "nl")
        if h.found == item.text["nl"]
    ]
    assert "vraag" in hint.why or "question" in hint.why


def test_words_that_do_not_belong_are_pointed_out_and_hold_nothing(
    dirk, anna, bram, marijke
) -> None:
    report = written(dirk, anna, marijke)
    text = (
        "Anna heeft dyslexie. Haar moeder belde. Bram Bakker zag dat. Dirk Smit ook. Muziek helpt."
    )
    report.sections["growth"]["text"] = text
    report.save()
    hints = hints_for(report.case, report.sections, Section.GROWTH, "nl")
    assert {one.found for one in hints} == {"dyslexie", "moeder", "Bram Bakker"}
    address = reverse("assessments:report_section", args=[report.case_id, "growth"])
    assert "<mark>dyslexie</mark>" in dirk.client.get(address).content.decode()
    freeze(case=report.case, report=report, version=0, by=dirk.person.pk, at=THEN)


def test_hard_sentences_are_pointed_out() -> None:
    long = " ".join(["woord"] * 26) + "."
    hard = "De gestructureerde competentieinventarisatie demonstreert organisatiesensitieve verantwoordelijkheid betreffende implementatieproblematiek."
    plain = "Zij luistert goed naar wat een ander zegt."
    found = [one.kind for text in (long, hard, plain) for one in hard_sentences(text, "nl")]
    assert found == [HintKind.LONG, HintKind.HARD]
    assert ease(plain.split(), "nl") > 60
    assert not list(mentions("De bakker en Bakkers.", ["Bakker"]))
    assert not list(quotes("Ik werk graag.", ["Ik werk"]))
