"""What the screens of an assessment keep, show and leave out: notes, scores, tiles, typed words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.assessments.casing import agreed, begun, invited, planned
from tests.assessments.reports import frozen
from tests.assessments.reports_shown import reading
from tests.assessments.talking import planned as talk_planned
from tests.assessments.talking import shown
from tests.cast import THEN, Actor
from tests.insights.results_fixture import finished
from tweespraak.assessments.access.cases import CASE_SLOT
from tweespraak.assessments.actions.informing import open_sheet
from tweespraak.assessments.documents.material import material_of
from tweespraak.assessments.models import Case, Decision, Part
from tweespraak.assessments.queries.protocol import note_of
from tweespraak.assessments.rules.days import PartKind
from tweespraak.assessments.rules.sections import base_of
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.instruments.api import InstrumentVersion
from tweespraak.notifications.api import Mail
from tweespraak.people.access.links import KEYS, PASSES
from tweespraak.people.api import make_link

pytestmark = pytest.mark.django_db
NOW = THEN + timedelta(days=20)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


def url(name: str, case: Case, *more: object) -> str:
    return reverse(f"assessments:{name}", args=[case.pk, *more])


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


def with_link(who: Actor, case: Case) -> Client:
    """A browser in which nobody is signed in, that opened the mailed link and typed the code."""
    link = make_link(
        organisation=case.organisation, person=who.person, slot=CASE_SLOT, object_id=case.pk,
        at=NOW, valid_for=timedelta(days=9),
    )  # fmt: skip
    browser = Client()
    session = browser.session
    session[KEYS] = [str(link.pk)]
    session[PASSES] = {str(link.pk): [(NOW + timedelta(minutes=9)).isoformat(), NOW.isoformat()]}
    session.save()
    return browser


# Private notes


def test_notes_save_while_one_types_and_tell_of_another_tab(
    dirk: Actor, anna: Actor, eva: Actor
) -> None:
    made = talk_planned(dirk, anna)
    save = url("talk_notes_save", made)
    first = dirk.client.post(save, {"text": "een", "base:text": base_of("")})
    assert first.json() == {"base": base_of("een")}
    late = dirk.client.post(save, {"text": "twee", "base:text": base_of("")})
    assert (late.status_code, late.json()["text"]) == (409, "een")
    assert anna.client.post(save, {"text": "x"}).status_code == 403
    assert eva.client.post(save, {"text": "x"}).status_code == 404
    found = note_of(made, dirk.person.pk)
    assert found
    assert found.text == "een"


def test_notes_lie_in_the_room_of_the_psychologist_only(dirk: Actor, anna: Actor) -> None:
    made = talk_planned(dirk, anna)
    Case.objects.filter(pk=made.pk).update(talk_began_at=NOW, talk_step=1)
    dirk.client.post(
        url("talk_notes_save", made), {"text": "ALLEEN VOOR MIJ", "base:text": base_of("")}
    )
    room = url("protocol", made)
    assert "ALLEEN VOOR MIJ" in page(dirk.client, room)
    assert url("talk_notes_save", made) not in page(anna.client, room)


# Scores in the report


def test_scores_are_drawn_where_the_results_are_read(
    dirk: Actor, anna: Actor, instruments: InstrumentVersion
) -> None:
    made = reading(dirk, anna)
    Part.objects.create(
        case=made, kind=PartKind.TEST, name="Vragenlijst", position=1, result=finished(anna.person)
    )
    results = page(anna.client, url("read_section", made, "results"))
    assert 'class="band"' in results
    assert "Norm group" in results
    assert 'class="band"' not in page(anna.client, url("read_section", made, "summary"))


def test_a_score_the_report_tells_of_comes_before_the_others(
    dirk: Actor, anna: Actor, instruments: InstrumentVersion
) -> None:
    made = reading(dirk, anna)
    Part.objects.create(
        case=made, kind=PartKind.TEST, name="Vragenlijst", position=1, result=finished(anna.person)
    )
    cards = material_of(made, "nl").parts[0].scores
    told = cards[-1]
    report = made.reports.get()
    report.sections["results"]["rows"][0]["scores"] = told.offers[0].text
    report.save(update_fields=["sections"])
    answer = anna.client.get(
        url("read_section", made, "results"), headers={"accept-language": "nl"}
    ).content.decode()
    first = answer.partition('class="band"')[2]
    assert told.name in first.partition("</figure>")[0]
    assert f"Nog {len(cards) - 1} scores" in answer


# After the talk


def test_the_three_questions_wait_on_the_page_of_the_participant(dirk: Actor, anna: Actor) -> None:
    made = shown(dirk, anna, State.RELEASED, aftercare_on=NOW.date())
    assert "Answer three questions" in page(with_link(anna, made), url("case", made))
    Case.objects.filter(pk=made.pk).update(aftercare={"recognition": 4, "at": "x"})
    assert "You answered" in page(anna.client, url("case", made))
    assert "After the talk" not in page(dirk.client, url("case", made))


def test_who_gave_up_the_talk_can_still_have_it_for_thirty_days(
    dirk: Actor, anna: Actor, karin: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = shown(dirk, anna, State.RELEASED, waived_at=THEN)
    recipient = made.recipients.create(person=karin.person)
    Decision.objects.create(
        recipient=recipient, choice="release", decided_at=THEN, report=made.reports.get(),
        until_on=THEN.date() + timedelta(90),
    )  # fmt: skip
    assert "A talk after all?" in page(anna.client, url("case", made))
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(days=31))
    assert "A talk after all?" not in page(anna.client, url("case", made))


def test_before_the_talk_nothing_stands_after_it(dirk: Actor, anna: Actor) -> None:
    assert "After the talk" not in page(anna.client, url("case", shown(dirk, anna)))


def test_the_participant_reads_you_where_others_read_the_participant(
    dirk: Actor, anna: Actor
) -> None:
    made = shown(dirk, anna, State.DRAFTING)
    assert "You read it before anybody else." in page(anna.client, url("case", made))
    assert "The participant reads" not in page(anna.client, url("case", made))


# By link


def test_a_second_reader_by_link_reads_what_was_seen_and_changes_nothing(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    made = planned(agreed(dirk, anna, karin, marijke), dirk, PartKind.INTERVIEW)
    part, browser = made.parts.get(), with_link(marijke, made)
    assert f'href="{reverse("assessments:cases")}"' not in page(browser, url("case", made))
    assert "Read what was seen" in page(browser, url("parts", made))
    seen = page(browser, url("part", made, part.pk))
    assert "Leave this part out" not in seen
    assert browser.post(url("part", made, part.pk), {}).status_code == 403
    page(with_link(anna, made), url("parts", made), 403)


# Nothing typed is lost


def test_what_one_needs_stays_when_the_information_changed(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    made = invited(dirk, anna, karin)
    open_sheet(case=made, by=anna.person.pk, at=NOW)
    told = {"seen": "another", "needs": "Meer tijd, graag", "agrees": "on"}
    answer = anna.client.post(url("consent", made), told).content.decode()
    assert "Meer tijd, graag" in answer
    assert Case.objects.get(pk=made.pk).sheet_hash in answer
    assert Case.objects.get(pk=made.pk).state == State.INVITED


def test_what_was_noted_stays_when_it_can_no_longer_be_kept(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    made = planned(agreed(dirk, anna, karin), dirk, PartKind.INTERVIEW)
    Case.objects.filter(pk=made.pk).update(state=State.WITH_PARTICIPANT)
    answer = dirk.client.post(
        url("part", made, made.parts.get().pk), {"particulars": "De airco viel uit."}
    )
    assert "De airco viel uit." in answer.content.decode()
    assert not made.parts.get().particulars


def test_remarks_stay_when_the_version_is_another(dirk: Actor, anna: Actor, marijke: Actor) -> None:
    report = frozen(dirk, anna, marijke)
    answer = marijke.client.post(
        url("review", report.case), {"do": "sign", "seen": "x", "remarks": "Kijk naar zin drie."}
    )
    assert answer.status_code == 409
    assert "Kijk naar zin drie." in answer.content.decode()


def test_a_wish_stays_when_the_report_was_released_meanwhile(dirk: Actor, anna: Actor) -> None:
    made = reading(dirk, anna, State.RELEASED)
    told = {
        "once": "5bb7bd0e-1e5a-4d39-9d0c-3d8d2ad1f7aa", "kind": "fact", "quote": "Zin",
        "wish": "Het was 2024",
    }  # fmt: skip
    assert "Het was 2024" in anna.client.post(url("correction", made), told).content.decode()


def test_taking_back_an_agreement_is_offered_only_while_it_counts(dirk: Actor, anna: Actor) -> None:
    made = reading(dirk, anna, agreed_at=THEN)
    made.reports.update(opened_at=THEN)
    assert "I do not agree any more" in page(anna.client, url("agree", made))
    Case.objects.filter(pk=made.pk).update(state=State.DECIDING)
    assert "I do not agree any more" not in page(anna.client, url("agree", made))


def test_who_came_by_link_reads_whom_to_ask_and_has_no_menu(dirk: Actor, anna: Actor) -> None:
    made = shown(dirk, anna)
    made.organisation.contact_name = "Fatima Yıldız"
    made.organisation.save(update_fields=["contact_name"])
    there = page(with_link(anna, made), url("case", made))
    assert "Fatima Yıldız" in there
    assert '<nav class="nav"' not in there


def test_who_agreed_plans_the_talk_next(dirk: Actor, anna: Actor) -> None:
    made = shown(dirk, anna)
    assert "Read your report" in page(anna.client, url("case", made))
    Case.objects.filter(pk=made.pk).update(agreed_at=THEN)
    assert "Plan the feedback talk" in page(anna.client, url("case", made))


def test_a_participant_plans_without_saying_who_read_the_file(
    dirk: Actor, anna: Actor, marijke: Actor
) -> None:
    made = shown(dirk, anna, second_reader=marijke.person)
    assert "has read the whole file" in page(dirk.client, url("plan", made))
    assert "has read the whole file" not in page(anna.client, url("plan", made))


def test_a_score_reads_the_same_in_words_and_beside_its_band(
    dirk: Actor, anna: Actor, instruments: InstrumentVersion
) -> None:
    made = reading(dirk, anna)
    Part.objects.create(
        case=made, kind=PartKind.TEST, name="Vragenlijst", position=1, result=finished(anna.person)
    )
    for card in material_of(made, "nl").parts[0].scores:
        assert f"(C {card.words}," in card.offers[0].text


def test_why_a_score_leads_to_nobody_elses_scores(
    dirk: Actor, anna: Actor, instruments: InstrumentVersion
) -> None:
    made = reading(dirk, anna)
    part = Part.objects.create(
        case=made, kind=PartKind.TEST, name="Vragenlijst", position=1, result=finished(anna.person)
    )
    for card in material_of(made, "en").parts[0].scores:
        if card.kind == "competency":
            why = page(dirk.client, url("report_why", made, part.pk, card.key))
            assert "/insights/" not in why.partition("<main")[2]
            return
    raise AssertionError


def test_who_came_by_link_is_mailed_the_way_to_an_account_for_the_test(
    dirk: Actor, anna: Actor, karin: Actor, client: Client
) -> None:
    made = begun(dirk, anna, karin, PartKind.TEST)
    anna.person.activated_at = None
    anna.person.save(update_fields=["activated_at"])
    browser = with_link(anna, made)
    shown_page = page(browser, url("programme", made))
    assert "Mail me that link" in shown_page
    assert "Take the test" not in shown_page
    for _ in range(2):  # who clicks twice gets one mail
        browser.post(url("account", made))
    mail = Mail.objects.get(kind="people.activation", person_id=anna.person.pk)
    assert mail.address == anna.person.email


def test_who_has_an_account_takes_the_test_with_it(dirk: Actor, anna: Actor, karin: Actor) -> None:
    made = begun(dirk, anna, karin, PartKind.TEST)
    assert "Take the test" in page(anna.client, url("programme", made))
