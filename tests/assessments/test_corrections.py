"""Corrections, the own statement and agreeing: what each of them holds back, and for whom it is."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.assessments.reports_shown import FIRST, SECOND, reading, report
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.answering import agree
from tweespraak.assessments.actions.corrections import ask_correction, rule
from tweespraak.assessments.actions.reading import ReadRefused, open_report
from tweespraak.assessments.models import Case, Correction
from tweespraak.assessments.queries.corrections import has_open_fact, has_open_request
from tweespraak.assessments.queries.reports import current_report, for_client, whole
from tweespraak.assessments.rules.corrections import Request, rule_refused
from tweespraak.assessments.rules.marks import RequestKind, Ruling
from tweespraak.assessments.rules.reading import ReadRefusal
from tweespraak.assessments.rules.sections import Section, base_of, report_hash
from tweespraak.assessments.rules.states import WITH_PARTICIPANT, State
from tweespraak.audit.models import Entry
from tweespraak.notifications.models import Mail, Notice

ROOT = "/assessments/"
LATER = THEN + timedelta(hours=2)
LATEST = THEN + timedelta(hours=4)
OWN = "Ik zie het anders.\n\nIn 2024 leidde ik  zelf een team; dat staat hier niet."


def asked(
    found: Case, who: Actor, kind: RequestKind = RequestKind.FACT, **values: Any
) -> Correction:
    wanted = {"quote": FIRST, "wish": "Het was 2024.", "once": uuid.uuid4(), "at": LATER, **values}
    return ask_correction(case=found, kind=kind, by=who.person.pk, **wanted)


def ruled(found: Case, who: Actor, one: Correction, ruling: Ruling, reason: str = "") -> Correction:
    return rule(
        case=found, correction=one, ruling=ruling, reason=reason, by=who.person.pk, at=LATER
    )


def agreed(found: Case, who: Actor, number: int = 1) -> Case:
    return agree(case=found, number=number, by=who.person.pk, at=LATER)


def page(who: Actor, found: Case, path: str, language: str = "en") -> str:
    response = who.client.get(f"{ROOT}{found.pk}/{path}", headers={"accept-language": language})
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def form(**values: str) -> dict[str, str]:
    return {"once": str(uuid.uuid4()), "kind": "fact", "quote": FIRST, "wish": "2024", **values}


@pytest.mark.parametrize("state", WITH_PARTICIPANT)
def test_T05_an_open_fact_holds_back_what_follows_and_a_finding_does_not(
    state: State, dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna, state)
    asked(found, anna, RequestKind.FINDING)
    assert not has_open_fact(found)
    asked(found, anna)
    assert has_open_fact(found)


def test_T05_an_accepted_fact_stays_open_until_the_corrected_version_is_shown(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    one = ruled(found, dirk, asked(found, anna), Ruling.ACCEPTED)
    assert one.ruling == Ruling.ACCEPTED
    assert has_open_fact(found)
    following = current_report(found)
    assert following is not None
    assert following.number == 2
    following.frozen_at = following.shown_at = LATEST
    following.hash = "y"
    following.save(update_fields=["frozen_at", "shown_at", "hash"])
    assert not has_open_fact(found)


def test_T05_a_rejected_fact_needs_a_reason_and_is_settled(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    one = asked(found, anna)
    with pytest.raises(ReadRefused) as refused:
        ruled(found, dirk, one, Ruling.REJECTED, " ")
    assert refused.value.refusal is ReadRefusal.NO_REASON
    ruled(found, dirk, one, Ruling.REJECTED, "Het staat zo in het dossier.")
    assert not has_open_request(found)
    assert "Het staat zo in het dossier." in page(anna, found, "read/corrections/")


def test_T05_a_finding_cannot_change_what_the_psychologist_wrote(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    before = found.reports.get().sections
    one = asked(found, anna, RequestKind.FINDING)
    with pytest.raises(ReadRefused) as refused:
        ruled(found, dirk, one, Ruling.ACCEPTED)
    assert refused.value.refusal is ReadRefusal.WRONG_RULING
    ruled(found, dirk, one, Ruling.STANDS)
    assert found.reports.get().sections == before
    assert "read/statement/" in page(anna, found, "read/corrections/")


def test_T05_the_statement_goes_along_unchanged_in_both_versions(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    answer = anna.client.post(
        f"{ROOT}{found.pk}/read/statement/",
        {"statement": OWN.replace("\n", "\r\n"), "base:statement": base_of("")},
    )
    assert answer.status_code == 302
    found.refresh_from_db()
    assert found.statement == OWN
    made = found.reports.get()
    for version in (whole(made, found), for_client(made, found)):
        (own,) = (one for one in version.sections if one.key is Section.STATEMENT)
        lines = [
            " ".join(one.text for one in lines)
            for block in own.blocks
            for lines in block.paragraphs
        ]
        assert "\n".join(lines) == OWN
    assert made.hash == report_hash(whole(made, found))
    assert "zelf een team" in page(anna, found, "read/section/statement/")


def test_who_asks_the_same_twice_asked_once_and_two_clicks_are_one(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    typed = form()
    for _click in range(2):
        anna.client.post(f"{ROOT}{found.pk}/read/corrections/new/", typed)
    anna.client.post(f"{ROOT}{found.pk}/read/corrections/new/", form(wish=" 2024 "))
    assert Correction.objects.count() == 1
    assert Notice.objects.filter(person_id=dirk.person.pk).count() == 1


def test_a_decision_is_taken_once(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    one = asked(found, anna)
    address = f"{ROOT}{found.pk}/read/corrections/{one.pk}/"
    for _click in range(2):
        assert dirk.client.post(address, {"ruling": "accepted"}).status_code == 302
    dirk.client.post(address, {"ruling": "rejected", "reason": "Toch niet"})
    one.refresh_from_db()
    assert one.ruling == Ruling.ACCEPTED
    assert found.reports.count() == 2
    assert Entry.objects.filter(action="assessments.correction_accepted").count() == 1


def test_a_request_can_be_taken_back_until_it_is_decided(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    one = asked(found, anna)
    for _click in range(2):
        anna.client.post(f"{ROOT}{found.pk}/read/corrections/{one.pk}/back/")
    assert not Correction.objects.exists()
    one = ruled(found, dirk, asked(found, anna), Ruling.REJECTED, "Nee")
    anna.client.post(f"{ROOT}{found.pk}/read/corrections/{one.pk}/back/")
    assert Correction.objects.filter(pk=one.pk).exists()


def test_from_a_sentence_its_words_stand_in_the_request(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    anna.client.post(
        f"{ROOT}{found.pk}/read/mark/",
        {"sentence": next(iter(_keys(found, SECOND))), "kind": "not"},
    )
    link = f"read/corrections/new/?sentence={_keys(found, SECOND)[0]}"
    assert link in page(anna, found, "read/section/summary/")
    assert SECOND in page(anna, found, link)


def _keys(found: Case, text: str) -> list[str]:
    version = whole(found.reports.get(number=1), found)
    return [key for key, one in version.sentences.items() if one.text == text]


def test_agreeing_is_about_the_version_that_was_read_with_nothing_open(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    with pytest.raises(ReadRefused) as refused:
        agreed(found, anna)
    assert refused.value.refusal is ReadRefusal.UNREAD
    open_report(case=found, by=anna.person.pk, at=LATER)
    one = asked(found, anna)
    with pytest.raises(ReadRefused) as refused:
        agreed(found, anna)
    assert refused.value.refusal is ReadRefusal.OPEN_REQUEST
    ruled(found, dirk, one, Ruling.REJECTED, "Nee")
    with pytest.raises(ReadRefused) as refused:
        agreed(found, anna, 2)
    assert refused.value.refusal is ReadRefusal.CHANGED
    assert agreed(found, anna).agreed_at == LATER


def test_agreeing_can_be_taken_back_and_ends_when_something_is_asked(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    open_report(case=found, by=anna.person.pk, at=LATER)
    address = f"{ROOT}{found.pk}/read/agree/"
    assert " checked" not in page(anna, found, "read/agree/")
    anna.client.post(address, {"do": "agree", "number": "1"})
    found.refresh_from_db()
    assert found.agreed_at is None  # not ticked
    for _click in range(2):
        anna.client.post(address, {"do": "agree", "number": "1", "agrees": "on"})
    found.refresh_from_db()
    assert found.agreed_at is not None
    assert found.state == State.WITH_PARTICIPANT
    anna.client.post(address, {"do": "not"})
    found.refresh_from_db()
    assert found.agreed_at is None
    anna.client.post(address, {"do": "agree", "number": "1", "agrees": "on"})
    asked(found, anna)
    found.refresh_from_db()
    assert found.agreed_at is None


def test_two_devices_write_a_statement_and_neither_loses_it(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    address = f"{ROOT}{found.pk}/read/statement/save/"
    first = anna.client.post(
        address, {"statement": "Van de telefoon", "base:statement": base_of("")}
    )
    assert first.json() == {"base": base_of("Van de telefoon")}
    second = anna.client.post(
        address, {"statement": "Van de laptop", "base:statement": base_of("")}
    )
    assert second.status_code == 409
    assert second.json()["text"] == "Van de telefoon"
    shown = anna.client.post(
        f"{ROOT}{found.pk}/read/statement/",
        {"statement": "Van de laptop", "base:statement": base_of("")},
    ).content.decode()
    assert "Van de telefoon" in shown
    assert "Van de laptop" in shown


def test_after_the_release_the_statement_stays_and_what_was_typed_is_shown(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna, State.RELEASED, statement=OWN)
    answer = anna.client.post(
        f"{ROOT}{found.pk}/read/statement/", {"statement": "Nieuw", "base:statement": base_of(OWN)}
    )
    assert "Nieuw" in answer.content.decode()
    found.refresh_from_db()
    assert found.statement == OWN
    save = anna.client.post(f"{ROOT}{found.pk}/read/statement/save/", {"statement": "Nieuw"})
    assert save.status_code == 423


def test_words_about_health_are_said_and_hold_nothing(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna, statement="Ik had een burn-out.")
    assert "burn-out" in page(anna, found, "read/statement/").split("<form")[-2]


def test_nobody_else_sees_what_was_asked_or_written(
    dirk: Actor, anna: Actor, karin: Actor, pien: Actor, marijke: Actor, chris: Actor, eva: Actor
) -> None:
    found = reading(
        dirk, anna, client=karin.person, planner=pien.person, second_reader=marijke.person
    )
    found.recipients.create(person=karin.person)
    one = asked(found, anna, wish="Het was 2024")
    assert "Het was 2024" in page(marijke, found, "read/corrections/")
    pages = ("read/corrections/", "read/corrections/new/", f"read/corrections/{one.pk}/", "read/statement/", "read/agree/")  # fmt: skip
    for who, outcome in ((karin, 403), (pien, 403), (chris, 404), (eva, 404)):
        for path in pages:
            assert who.client.get(f"{ROOT}{found.pk}/{path}").status_code == outcome, path
            assert who.client.post(f"{ROOT}{found.pk}/{path}").status_code in (outcome, 405)
    for path in pages[1:]:
        assert marijke.client.get(f"{ROOT}{found.pk}/{path}").status_code == 403
    assert anna.client.get(f"{ROOT}{found.pk}/{pages[2]}").status_code == 403
    assert dirk.client.get(f"{ROOT}{found.pk}/read/statement/").status_code == 403


def test_mail_and_bell_say_nothing_about_it(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    ruled(found, dirk, asked(found, anna), Ruling.REJECTED, "Zo was het niet")
    assert Mail.objects.count() == 2
    for mail in Mail.objects.all():
        told = mail.subject + mail.text + mail.html
        for word in (
            FIRST,
            "Het was 2024",
            "Zo was het niet",
            "Anna de Vries",
            "rapport",
            "report",
        ):
            assert word not in told, word
    assert not Entry.objects.filter(action__contains="2024").exists()


def test_every_page_reads_in_both_languages(dirk: Actor, anna: Actor, marijke: Actor) -> None:
    found = reading(dirk, anna, second_reader=marijke.person)
    report(found, 2, at=LATER, certainty="Zeker.")
    one = asked(found, anna)
    asked(found, anna, RequestKind.FINDING)
    for language in ("nl", "en"):
        for path in ("read/", "read/section/results/", "read/marks/", "read/corrections/", "read/corrections/new/", "read/statement/", "read/agree/"):  # fmt: skip
            page(anna, found, path, language)
        for path in ("read/marks/", "read/corrections/", f"read/corrections/{one.pk}/"):
            page(dirk, found, path, language)
        page(marijke, found, "read/corrections/", language)


def test_only_what_is_settled_is_settled() -> None:
    fact = Request(RequestKind.FACT, Ruling.ACCEPTED, LATER)
    assert fact.is_open(None)
    assert fact.is_open(LATER)
    assert not fact.is_open(LATEST)
    for state in State:
        refused = rule_refused(state, RequestKind.FACT, Ruling.ACCEPTED, "", None)
        assert (refused is None) == (state in WITH_PARTICIPANT)
