"""Everybody signs the same letters before anybody is interviewed (Q1–Q3, T26)."""

import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import THEN, Actor, actor
from tests.lenses.test_matching import ROW
from tests.selection.seeking import draft, interviewed, sent, signed
from tweespraak.audit.models import Entry
from tweespraak.lenses.api import LensVersion, load_library
from tweespraak.notifications.api import Mail
from tweespraak.people.api import PersonalLink, Role
from tweespraak.people.queries import token_of
from tweespraak.selection.actions.profiles import ProfileRefused
from tweespraak.selection.actions.signing import lift, reopen, send, sign, take_back
from tweespraak.selection.actions.stakeholders import Who, add_stakeholder, end_stakeholder
from tweespraak.selection.models import Lesson, Profile, Signature, Stakeholder, Vacancy
from tweespraak.selection.queries.profiles import content_of, profile_of, signed_by, signers_of
from tweespraak.selection.rules.profiles import (
    Capacity,
    Content,
    Gap,
    Refusal,
    Requirement,
    all_signed,
    gaps,
    send_refused,
)

pytestmark = pytest.mark.django_db
LATER = THEN + timedelta(hours=2)
ALL = (Capacity.HIRING_MANAGER, Capacity.TEAM, Capacity.HR)
ONE = Requirement("a", "skill", True, "Plant", "Laat een planning zien", "Opdracht", "first")
WHOLE = Content("Planner", 1, (ONE,), (("first", "Gesprek", True),), 1, 2, "month")  # type: ignore[arg-type]


def version(vacancy: Vacancy) -> Profile:
    found = profile_of(vacancy)
    assert found
    return found


def put(vacancy: Vacancy, who: Actor) -> Signature:
    vacancy = Vacancy.objects.get(pk=vacancy.pk)
    return sign(vacancy=vacancy, person=who.person.pk, seen=version(vacancy).hash, at=LATER)


@pytest.mark.parametrize(
    ("content", "gap"),
    [
        (replace(WHOLE, requirements=()), Gap.NO_REQUIREMENT),
        (replace(WHOLE, requirements=(replace(ONE, is_must=False),)), Gap.NO_MUST),
        (replace(WHOLE, requirements=(ONE,) * 7), Gap.TOO_MANY_MUSTS),
        (replace(WHOLE, requirements=(ONE, *(replace(ONE, is_must=False),) * 7)), Gap.TOO_MANY_NICES),
        (replace(WHOLE, requirements=(replace(ONE, behaviour=" "),)), Gap.NO_BEHAVIOUR),
        (replace(WHOLE, requirements=(replace(ONE, assessed=""),)), Gap.NOT_ASSESSED),
        (replace(WHOLE, requirements=(replace(ONE, stage="gone"),)), Gap.NO_STAGE),
        (replace(WHOLE, pay_to=None), Gap.NO_PAY),
        (replace(WHOLE, stages=(("first", "Brief", False),)), Gap.NO_INTERVIEW),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(content: Content, gap: Gap) -> None:
    assert not gaps(WHOLE, ALL)
    assert gap in {found for found, _key in gaps(content, ALL)}


def test_all_three_have_to_be_asked() -> None:
    assert [gap for gap, _key in gaps(WHOLE, [Capacity.HR])] == [Gap.NO_HIRING_MANAGER, Gap.NO_TEAM]


def test_six_musts_and_six_nices_are_enough() -> None:
    nice = replace(ONE, is_must=False)
    assert not gaps(replace(WHOLE, requirements=(ONE,) * 6 + (nice,) * 6), ALL)


def test_words_that_are_stopped_need_hr_and_doubtful_ones_a_tick() -> None:
    fine = dict.fromkeys(
        ("has_gaps", "is_blocked", "is_lifted", "is_warned", "is_confirmed"), False
    )
    assert send_refused(**fine) is None
    assert send_refused(**{**fine, "is_blocked": True}) is Refusal.BLOCKED
    assert send_refused(**{**fine, "is_blocked": True, "is_lifted": True}) is None
    assert send_refused(**{**fine, "is_warned": True}) is Refusal.UNCONFIRMED
    assert send_refused(**{**fine, "is_warned": True, "is_confirmed": True}) is None


def test_another_letter_is_another_hash() -> None:
    hashes = {
        one.hash
        for one in (
            WHOLE,
            replace(WHOLE, number=2),
            replace(WHOLE, title="Planster"),
            replace(WHOLE, terms="32 uur"),
            replace(WHOLE, lens="0001"),
            replace(WHOLE, requirements=(replace(ONE, weight=3),)),
        )
    }
    assert len(hashes) == 6


def test_T26_a_signature_on_an_older_hash_does_not_count() -> None:
    assert all_signed("new", ["new", "new", "new"], ALL)
    assert not all_signed("new", ["new", "old", "new"], ALL)
    assert not all_signed("new", ["new", None, "new"], ALL)
    assert not all_signed("new", [], ALL)


def test_sending_asks_everybody_and_the_sender_gets_no_mail(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    made = draft(rik, hanna, tom)
    url = f"/selection/{made.pk}/sending/"
    seen = rik.client.get(url).context["form"]["seen"].value()
    assert rik.client.post(url, {"seen": seen})["Location"] == f"/selection/{made.pk}/"
    rik.client.post(url, {"seen": seen})  # twice is once
    mails = Mail.objects.filter(kind="selection.sign")
    assert {mail.person_id for mail in mails} == {hanna.person.pk, tom.person.pk}
    assert all("Teamleider" not in mail.text + mail.subject for mail in mails)
    assert "Teamleider" in rik.client.get("/").content.decode()  # it waits for the sender too


def test_what_changed_since_the_page_is_not_sent(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = draft(rik, hanna, tom)
    with pytest.raises(ProfileRefused) as refused:
        send(vacancy=made, seen="0" * 64, by=rik.person.pk, at=THEN)
    assert refused.value.refusal is Refusal.OLDER


def test_nothing_is_sent_with_a_gap(rik: Actor, hanna: Actor) -> None:
    made = draft(rik, hanna)  # nobody of the team
    seen = content_of(version(made), made).hash
    with pytest.raises(ProfileRefused) as refused:
        send(vacancy=made, seen=seen, by=rik.person.pk, at=THEN)
    assert refused.value.refusal is Refusal.GAPS


def test_the_last_signature_seals_it_and_who_leads_hears(
    rik: Actor, hanna: Actor, tom: Actor, ivo: Actor
) -> None:
    made = sent(rik, hanna, tom, [ivo])
    for each in (rik, hanna, ivo):
        put(made, each)
        assert version(Vacancy.objects.get(pk=made.pk)).state == "in_signing"
    put(made, tom)
    profile = version(Vacancy.objects.get(pk=made.pk))
    assert profile.state == "signed"
    assert profile.signed_at == LATER
    assert signed_by(profile) == {one.person.pk for one in (rik, hanna, tom, ivo)}
    told = Mail.objects.filter(kind="selection.all_signed")
    assert {mail.person_id for mail in told} == {rik.person.pk, hanna.person.pk}
    assert Entry.objects.filter(action="selection.profile_seal", version_hash=profile.hash).exists()


def test_two_who_sign_at_the_same_moment_both_count(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = sent(rik, hanna, tom)
    pages = [who.client.get(f"/selection/{made.pk}/sign/") for who in (rik, hanna, tom)]
    for who, page in zip((rik, hanna, tom), pages, strict=True):
        form = {"seen": page.context["form"]["seen"].value(), "agree": "on"}
        for _time in range(2):  # a double click
            assert who.client.post(f"/selection/{made.pk}/sign/", form).status_code == 302
    assert Signature.objects.count() == 3
    assert version(made).state == "signed"


def test_T26_who_signs_an_older_page_is_told_kindly_and_reads_the_new_text(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    made = sent(rik, hanna, tom)
    url = f"/selection/{made.pk}/sign/"
    seen = tom.client.get(url).context["form"]["seen"].value()
    take_back(vacancy=made, by=rik.person.pk, at=LATER)
    Profile.objects.update(terms="Anders")
    fresh = Vacancy.objects.get(pk=made.pk)
    now = content_of(version(fresh), fresh).hash
    send(vacancy=fresh, seen=now, by=rik.person.pk, at=LATER)
    answer = tom.client.post(url, {"seen": seen, "agree": "on"})
    assert answer.status_code == 409
    assert "veranderde terwijl je las" in answer.content.decode()
    assert answer.context["form"]["seen"].value() == now
    assert not Signature.objects.exists()


def test_T26_a_signature_under_an_older_text_is_asked_again(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    made = sent(rik, hanna, tom)
    put(made, tom)
    take_back(vacancy=made, by=rik.person.pk, at=LATER)
    Profile.objects.update(terms="Anders")
    fresh = Vacancy.objects.get(pk=made.pk)
    seen = content_of(version(fresh), fresh).hash
    send(vacancy=fresh, seen=seen, by=rik.person.pk, at=LATER)
    put(made, rik)
    put(made, hanna)
    assert version(Vacancy.objects.get(pk=made.pk)).state == "in_signing"
    page = tom.client.get(f"/selection/{made.pk}/sign/").content.decode()
    assert "Je hebt niets verkeerd gedaan" in page
    put(made, tom)
    assert version(Vacancy.objects.get(pk=made.pk)).state == "signed"


def test_taken_back_and_sent_unchanged_keeps_what_was_signed(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    made = sent(rik, hanna, tom)
    put(made, tom)
    take_back(vacancy=made, by=rik.person.pk, at=LATER)
    seen = content_of(version(made), made).hash
    send(vacancy=Vacancy.objects.get(pk=made.pk), seen=seen, by=rik.person.pk, at=LATER)
    put(made, rik)
    put(made, hanna)
    assert version(Vacancy.objects.get(pk=made.pk)).state == "signed"


def test_reopening_makes_a_new_version_that_all_sign_again(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    made = signed(rik, hanna, tom)
    url = f"/selection/{made.pk}/reopening/"
    assert hanna.client.post(url, {"reason": " "}).status_code == 200
    assert hanna.client.post(url, {"reason": "Er komt een avonddienst bij"}).status_code == 302
    new = version(Vacancy.objects.get(pk=made.pk))
    assert (new.number, new.state, new.is_late) == (2, "draft", False)
    assert not signed_by(new)
    assert list(made.profiles.order_by("number").values_list("state", flat=True)) == [
        "replaced",
        "draft",
    ]


def test_reopening_after_the_first_interview_counts_as_late(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor
) -> None:
    made = signed(rik, hanna, tom)
    interviewed(made, kim, hanna)
    at = THEN + timedelta(days=9)
    assert reopen(vacancy=made, reason="Toch anders", by=hanna.person.pk, at=at).is_late
    lesson = Lesson.objects.get()
    assert (lesson.cause, lesson.owner_id) == ("changed", hanna.person.pk)


def test_an_interview_while_it_is_rewritten_makes_it_late_too(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor
) -> None:
    made = signed(rik, hanna, tom)
    interviewed(made, kim, hanna)  # on the third day
    new = reopen(vacancy=made, reason="Toch anders", by=rik.person.pk, at=THEN)
    assert not new.is_late
    fresh = Vacancy.objects.get(pk=made.pk)
    seen = content_of(version(fresh), fresh).hash
    late = send(vacancy=fresh, seen=seen, by=rik.person.pk, at=THEN + timedelta(days=9))
    assert late.is_late
    assert Lesson.objects.count() == 1


def test_only_signed_requirements_are_reopened(rik: Actor, hanna: Actor, tom: Actor) -> None:
    with pytest.raises(ProfileRefused):
        reopen(vacancy=sent(rik, hanna, tom), reason="x", by=rik.person.pk, at=LATER)


def test_somebody_new_signs_with_the_link_and_a_code(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = sent(rik, hanna, tom)
    add_stakeholder(
        vacancy=made, once=uuid4(), who=Who(None, "Noor", "Haddad", "noor@elders.example"),
        capacity=Capacity.INTERVIEWER, by=rik.person, at=LATER,
    )  # fmt: skip
    link = PersonalLink.objects.get(slot="selection.vacancy", person__email="noor@elders.example")
    browser = Client()
    opened = browser.get(f"/people/link/{token_of(link)}/")
    assert opened["Location"] == f"/selection/{made.pk}/sign/"
    browser.get(opened["Location"])
    browser.post(f"/people/codes/{link.pk}/mail/")
    mail = Mail.objects.filter(object_id=link.pk, person_id=link.person_id).latest("created_at")
    code = re.search(r"\b\d{6}\b", mail.text)
    assert code
    browser.post(f"/people/codes/{link.pk}/", {"code": code[0]})
    page = browser.get(opened["Location"])
    assert page.status_code == 200
    seen = page.context["form"]["seen"].value()
    assert browser.post(opened["Location"], {"seen": seen, "agree": "on"}).status_code == 302
    assert Signature.objects.get().stakeholder.person_id == link.person_id


def test_who_comes_later_signs_and_the_others_need_not(
    rik: Actor, hanna: Actor, tom: Actor, ivo: Actor
) -> None:
    made = signed(rik, hanna, tom)
    add_stakeholder(
        vacancy=made, once=uuid4(), who=Who(ivo.member), capacity=Capacity.INTERVIEWER,
        by=rik.person, at=LATER,
    )  # fmt: skip
    profile = version(Vacancy.objects.get(pk=made.pk))
    assert profile.state == "signed"
    assert ivo.person.pk not in signed_by(profile)
    put(made, ivo)
    assert ivo.person.pk in signed_by(profile)


def test_who_need_not_sign_after_all_holds_nothing_up(
    rik: Actor, hanna: Actor, tom: Actor, ivo: Actor
) -> None:
    made = sent(rik, hanna, tom, [ivo])
    for each in (rik, hanna, tom):
        put(made, each)
    asked = Stakeholder.objects.get(person=ivo.person)
    rik.client.post(f"/selection/{made.pk}/people/{asked.pk}/removal/")
    assert version(Vacancy.objects.get(pk=made.pk)).state == "signed"
    assert ivo.client.get(f"/selection/{made.pk}/sign/").status_code == 404


def test_who_leads_or_decides_always_signs(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = sent(rik, hanna, tom)
    asked = next(one for one in signers_of(made) if one.person_id == hanna.person.pk)
    with pytest.raises(ProfileRefused) as refused:
        end_stakeholder(vacancy=made, stakeholder=asked.pk, by=rik.person.pk, at=LATER)
    assert refused.value.refusal is Refusal.HAS_A_PART


def test_a_reminder_goes_once_a_day(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = sent(rik, hanna, tom)
    asked = Stakeholder.objects.get(person=tom.person)
    for _time in range(2):
        rik.client.post(f"/selection/{made.pk}/people/{asked.pk}/reminder/")
    assert Mail.objects.filter(kind="selection.sign_reminder").count() == 1


def test_words_that_may_not_be_a_reason_stop_it_until_hr_lets_them_stand(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    made = draft(rik, hanna, tom)
    Profile.objects.update(terms="We zoeken een vrouw voor deze baan.")
    made = Vacancy.objects.get(pk=made.pk)
    seen = content_of(version(made), made).hash
    with pytest.raises(ProfileRefused) as refused:
        send(vacancy=made, seen=seen, is_confirmed=True, by=rik.person.pk, at=THEN)
    assert refused.value.refusal is Refusal.BLOCKED
    page = rik.client.get(f"/selection/{made.pk}/sending/").content.decode()
    assert "We zoeken een" in page
    assert "HR vragen" in page
    hr = actor(made.organisation, "Hilde", "Haan", Role.HR_PROCESS_OWNER)
    assert hr.client.get(f"/selection/{made.pk}/lifting/").status_code == 404
    add_stakeholder(
        vacancy=made, once=uuid4(), who=Who(hr.member), capacity=Capacity.HR, by=rik.person, at=THEN
    )
    rik.client.post(f"/selection/{made.pk}/lifting/asking/")
    assert Mail.objects.filter(kind="selection.lift_asked", person_id=hr.person.pk).count() == 1
    assert tom.client.get(f"/selection/{made.pk}/lifting/").status_code == 403
    form = {"seen": seen, "reason": "Opvanghuis voor vrouwen"}
    assert hr.client.post(f"/selection/{made.pk}/lifting/", form).status_code == 302
    assert send(vacancy=made, seen=seen, by=rik.person.pk, at=THEN).state == "in_signing"
    assert not Entry.objects.filter(action__contains="Opvanghuis").exists()


def test_what_was_let_stand_is_only_that_text(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = draft(rik, hanna, tom)
    Profile.objects.update(terms="We zoeken een vrouw voor deze baan.")
    made = Vacancy.objects.get(pk=made.pk)
    seen = content_of(version(made), made).hash
    lift(vacancy=made, reason="x", seen=seen, by=rik.person.pk, at=THEN)
    Profile.objects.update(terms="We zoeken een vrouw voor deze functie.")
    made = Vacancy.objects.get(pk=made.pk)
    with pytest.raises(ProfileRefused):
        send(vacancy=made, seen=content_of(version(made), made).hash, by=rik.person.pk, at=THEN)


def test_the_lens_is_signed_and_changes_only_with_a_new_version(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    load_library(at=THEN, rows=[ROW])
    lens = LensVersion.objects.get()
    made = signed(rik, hanna, tom, lens_version=lens)
    assert "Een team leiden" in tom.client.get(f"/selection/{made.pk}/sign/").content.decode()
    form = {"title": made.title, "text": "Anders", "language": "nl", "lens": ""}
    answer = rik.client.post(f"/selection/{made.pk}/details/", form)
    made.refresh_from_db()
    assert (answer.status_code, made.lens_version_id) == (200, lens.pk)
    assert rik.client.post(
        f"/selection/{made.pk}/details/", {**form, "lens": str(lens.pk)}
    ).status_code == 302  # fmt: skip
    reopen(vacancy=made, reason="Zonder lens", by=rik.person.pk, at=LATER)
    assert rik.client.post(f"/selection/{made.pk}/details/", form).status_code == 302
    made.refresh_from_db()
    assert made.lens_version_id is None
