"""From a new case to consent: through the screens, by each of its people."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from tests.assessments.casing import agreed, invited, offered, opened, words
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.briefing import StepRefused, write_brief
from tweespraak.assessments.documents.fixed import BLOCKED
from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.briefs import Acknowledged
from tweespraak.assessments.rules.sheets import Section
from tweespraak.assessments.rules.states import State
from tweespraak.notifications.models import Mail, Notice
from tweespraak.people.models import Membership
from tweespraak.privacy.models import Consent

ROOT = "/assessments/"


def page(client: Client, address: str, language: str = "en") -> str:
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def typed(dirk: Actor, **more: Any) -> dict[str, Any]:
    return {
        "once": str(uuid.uuid4()),
        "participant_email": "anna@voorbeeld.example",
        "psychologist": str(dirk.member.pk),
        "client_name": "Logistiek",
        "client_email": "karin@voorbeeld.example",
        "reading": "alone",
        **more,
    }


def test_a_psychologist_starts_a_case_and_nobody_hears_of_it(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    response = dirk.client.post(f"{ROOT}new/", typed(dirk))
    case = Case.objects.get()
    assert response.url == f"{ROOT}{case.pk}/"
    assert (case.participant, case.client, case.psychologist) == (
        anna.person, karin.person, dirk.person,
    )  # fmt: skip
    assert case.reads_alone
    assert not Mail.objects.exists()
    assert not Notice.objects.exists()
    assert [one.person_id for one in case.recipients.all()] == [karin.person.pk]


def test_two_clicks_start_one_case(dirk: Actor, anna: Actor, karin: Actor) -> None:
    form = typed(dirk)
    dirk.client.post(f"{ROOT}new/", form)
    dirk.client.post(f"{ROOT}new/", form)
    assert Case.objects.count() == 1


def test_somebody_new_is_added_by_name_and_address_without_a_mail(dirk: Actor) -> None:
    new = {
        "participant_email": "noor@elders.example",
        "participant_given_name": "Noor",
        "participant_family_name": "Haddad",
        "client_email": "",
    }
    dirk.client.post(f"{ROOT}new/", typed(dirk, **new))
    assert Membership.objects.get(given_name="Noor").person_id == Case.objects.get().participant_id
    assert not Mail.objects.exists()


def test_a_name_alone_finds_who_is_here(dirk: Actor, anna: Actor, karin: Actor) -> None:
    named = {
        "participant_email": "",
        "participant_given_name": "anna",
        "participant_family_name": "de vries",
    }
    dirk.client.post(f"{ROOT}new/", typed(dirk, **named))
    assert Case.objects.get().participant_id == anna.person.pk


def test_an_unknown_address_asks_for_a_name(dirk: Actor, karin: Actor) -> None:
    response = dirk.client.post(f"{ROOT}new/", typed(dirk, participant_email="x@y.example"))
    assert response.status_code == 200
    assert not Case.objects.exists()
    assert "participant_given_name" in response.context["form"].errors


def test_nobody_leads_an_assessment_of_themselves(dirk: Actor, karin: Actor) -> None:
    response = dirk.client.post(
        f"{ROOT}new/", typed(dirk, participant_email="dirk@voorbeeld.example")
    )
    assert response.status_code == 200
    assert not Case.objects.exists()


def test_a_planner_starts_a_case_for_a_psychologist(
    pien: Actor, dirk: Actor, anna: Actor, karin: Actor
) -> None:
    pien.client.post(f"{ROOT}new/", typed(dirk, planner=str(pien.member.pk)))
    assert Case.objects.get().planner_id == pien.person.pk


def test_offering_says_what_misses_with_where_to_fill_it_in(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = opened(dirk, anna, karin)
    write_brief(case=case, words=words(method=""), by=dirk.person.pk, at=THEN)
    shown = page(dirk.client, f"{ROOT}{case.pk}/offer/")
    assert f"{ROOT}{case.pk}/brief/change/#id_method" in shown
    dirk.client.post(f"{ROOT}{case.pk}/offer/")
    case.refresh_from_db()
    assert case.state == State.DRAFT


def test_the_brief_is_written_a_piece_at_a_time(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = opened(dirk, anna, karin)
    address = f"{ROOT}{case.pk}/brief/change/"
    form = {"question": "Kan dit?", "valid_months": "12", "req_1": "Luistert", "req_2": ""}
    assert dirk.client.post(address, form).status_code == 302
    case.refresh_from_db()
    assert [one["text"] for one in case.requirements] == ["Luistert"]
    key = case.requirements[0]["key"]
    dirk.client.post(address, {**form, "req_2": "Plant"})
    case.refresh_from_db()
    assert case.requirements[0]["key"] == key


def test_the_client_accepts_after_ticking_every_word(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = offered(dirk, anna, karin)
    address = f"{ROOT}{case.pk}/accept/"
    assert BLOCKED["nl"] in page(karin.client, address, "nl")
    some = [Acknowledged.BLOCK.value]
    karin.client.post(address, {"seen": case.brief_hash, "acknowledged": some})
    case.refresh_from_db()
    assert case.state == State.OFFERED
    every = [one.value for one in Acknowledged]
    karin.client.post(address, {"seen": "older", "acknowledged": every})
    case.refresh_from_db()
    assert case.state == State.OFFERED
    karin.client.post(address, {"seen": case.brief_hash, "acknowledged": every})
    case.refresh_from_db()
    assert case.state == State.ACCEPTED
    assert case.accepted_hash == case.brief_hash


def test_the_sheet_has_seven_sections_in_both_languages(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = invited(dirk, anna, karin)
    for language in ("nl", "en"):
        assert [one["key"] for one in case.sheet[language]] == list(Section)
        shown = page(anna.client, f"{ROOT}{case.pk}/sheet/", language)
        assert case.question in shown
        assert BLOCKED[language] in shown
        assert "{" not in "".join(one["text"] for one in case.sheet[language])


def test_opening_the_sheet_is_noted_once_and_only_for_the_participant(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = invited(dirk, anna, karin)
    page(dirk.client, f"{ROOT}{case.pk}/sheet/")
    case.refresh_from_db()
    assert case.sheet_opened_at is None
    page(anna.client, f"{ROOT}{case.pk}/sheet/")
    case.refresh_from_db()
    assert case.sheet_opened_at is not None


def test_no_mail_says_what_it_is_about(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = agreed(dirk, anna, karin)
    for mail in Mail.objects.all():
        told = mail.subject + mail.text + mail.html
        for word in (
            "Anna de Vries",
            "Karin Klant",
            "Dirk Smit",
            case.question,
            "Teamleider",
            "ssessment",
        ):
            assert word not in told.replace("/assessments/", ""), (mail.kind, word)


def test_the_participant_takes_part_in_the_words_on_the_page(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = invited(dirk, anna, karin)
    address = f"{ROOT}{case.pk}/consent/"
    assert anna.client.get(address).url == f"{ROOT}{case.pk}/sheet/"
    page(anna.client, f"{ROOT}{case.pk}/sheet/")
    shown = page(anna.client, address, "nl")
    anna.client.post(
        address,
        {"seen": case.sheet_hash, "agrees": "on", "needs": "Meer tijd"},
        headers={"accept-language": "nl"},
    )
    case.refresh_from_db()
    assert case.state == State.CONSENTED
    assert case.consent is not None
    assert all(line in shown.replace("<br>", "\n") for line in case.consent.text.split("\n\n"))
    assert case.needs == "Meer tijd"
    assert "Meer tijd" in page(dirk.client, f"{ROOT}{case.pk}/needs/")


def test_nothing_is_ticked_beforehand(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = offered(dirk, anna, karin)
    assert " checked" not in page(karin.client, f"{ROOT}{case.pk}/accept/")
    other = invited(dirk, anna, karin)
    page(anna.client, f"{ROOT}{other.pk}/sheet/")
    assert " checked" not in page(anna.client, f"{ROOT}{other.pk}/consent/")


def test_what_somebody_needs_is_not_for_the_client_or_the_planner(
    dirk: Actor, anna: Actor, karin: Actor, pien: Actor
) -> None:
    case = agreed(dirk, anna, karin, needs="Meer tijd")
    Case.objects.filter(pk=case.pk).update(planner=pien.person)
    for one in (karin, pien):
        assert one.client.get(f"{ROOT}{case.pk}/needs/").status_code == 403
        assert "Meer tijd" not in page(one.client, f"{ROOT}{case.pk}/")


def test_a_change_goes_to_both_again_and_voids_the_consent(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = agreed(dirk, anna, karin)
    consent = Consent.objects.get()
    Notice.objects.all().delete()
    write_brief(case=case, words=words(decision="Iets anders."), by=dirk.person.pk, at=THEN)
    case.refresh_from_db()
    consent.refresh_from_db()
    assert case.state == State.OFFERED
    assert case.consent is None
    assert consent.withdrawn_at is not None
    told = Notice.objects.filter(kind="assessments.changed").values_list("person_id", flat=True)
    assert set(told) == {anna.person.pk, karin.person.pk}


def test_saving_the_same_words_changes_nothing(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = agreed(dirk, anna, karin)
    write_brief(case=case, words=words(), by=dirk.person.pk, at=THEN)
    case.refresh_from_db()
    assert case.state == State.CONSENTED


def test_a_brief_once_sent_is_never_left_with_a_gap(dirk: Actor, anna: Actor, karin: Actor) -> None:
    case = offered(dirk, anna, karin)
    with pytest.raises(StepRefused) as refused:
        write_brief(case=case, words=words(question=""), by=dirk.person.pk, at=THEN)
    assert refused.value.refusal is Refusal.BRIEF_INCOMPLETE


def test_eva_and_who_has_nothing_to_do_with_it_find_nothing(
    dirk: Actor, anna: Actor, karin: Actor, eva: Actor, bram: Actor
) -> None:
    case = agreed(dirk, anna, karin)
    pages = ("", "brief/", "sheet/", "consent/", "people/", "offer/", "accept/", "stop/", "needs/")
    for who in (eva, bram):
        for one in pages:
            assert who.client.get(f"{ROOT}{case.pk}/{one}").status_code == 404


def test_the_participant_hears_of_nothing_before_the_invitation(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = offered(dirk, anna, karin)
    assert anna.client.get(f"{ROOT}{case.pk}/").status_code == 404
    assert anna.client.get(ROOT).status_code == 403
    assert not Mail.objects.filter(person_id=anna.person.pk).exists()


def test_who_has_no_account_comes_in_by_link_and_code(
    dirk: Actor, anna: Actor, karin: Actor
) -> None:
    case = invited(dirk, anna, karin)
    mail = Mail.objects.get(kind="assessments.invited")
    browser = Client()
    link = re.search(r"/people/link/[^\s\"]+", mail.text)[0]  # type: ignore[index]
    assert browser.get(link).url == f"{ROOT}{case.pk}/"
    first = browser.get(f"{ROOT}{case.pk}/")
    assert first.status_code == 302
    assert "/people/codes/" in first.url
    key = first.url.split("/people/codes/")[1].split("/")[0]
    browser.post(f"/people/codes/{key}/mail/")
    told = Mail.objects.filter(kind="people.link_code").latest("created_at").text
    code = re.search(r"\b\d{6}\b", told)[0]  # type: ignore[index]
    browser.post(f"/people/codes/{key}/", {"code": code})
    assert "Your assessment" in page(browser, f"{ROOT}{case.pk}/")
    assert case.question in page(browser, f"{ROOT}{case.pk}/sheet/")
    assert page(browser, f"{ROOT}{case.pk}/consent/")


def test_every_page_can_be_read_in_both_languages(
    dirk: Actor, anna: Actor, karin: Actor, marijke: Actor
) -> None:
    case = agreed(dirk, anna, karin, marijke, needs="Meer tijd")
    of = f"{case.pk}/"
    work = ("", "new/", of, f"{of}brief/", f"{of}brief/change/", f"{of}people/", f"{of}needs/")
    seen = (
        (dirk, (*work, f"{of}recipients/new/")),
        (anna, ("", of, f"{of}brief/", f"{of}sheet/", f"{of}start/", f"{of}stop/")),
        (karin, ("", of, f"{of}brief/", f"{of}sheet/")),
        (marijke, ("", of)),
    )
    for language in ("nl", "en"):
        for who, pages in seen:
            for one in pages:
                page(who.client, f"{ROOT}{one}", language)
