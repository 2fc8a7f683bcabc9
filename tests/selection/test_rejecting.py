"""Writing, checking and telling: only what was checked goes out, once, to the letter (J2, J3)."""

import html
import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.urls import reverse

from tests.cast import THEN, Actor, actor
from tests.selection.rejections import (
    LATER,
    SEEN,
    begun,
    begun_on_letter,
    checked,
    draft,
    now_of,
    told,
    written,
)
from tweespraak.audit.models import Entry
from tweespraak.notifications.models import Mail, Notice
from tweespraak.people.models import PersonalLink
from tweespraak.people.roles import Role
from tweespraak.selection.actions.communicating import communicate
from tweespraak.selection.actions.own_application import withdraw
from tweespraak.selection.actions.rejecting import (
    DraftElsewhere,
    RejectRefused,
    approve,
    ask_hr,
    ask_second_reader,
    check,
    drop,
    give_back,
    lift,
    save_draft,
)
from tweespraak.selection.models import Candidacy, Feedback, Lesson, Rejection
from tweespraak.selection.rules.reasons import Reason
from tweespraak.selection.rules.rejecting import Refusal
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db
WARNED = "we hadden niet het gevoel dat het klikte"
BLOCKED = "we zochten een jongere kandidaat"


@pytest.fixture
def row(rik: Actor, hanna: Actor, tom: Actor, kim: Actor) -> Candidacy:
    """Kim was interviewed; Hanna decided to reject."""
    return begun(rik, hanna, tom, kim)


@pytest.fixture
def harm(rik: Actor) -> Actor:
    """Of HR: may let a stopped message go out."""
    return actor(rik.member.organisation, "Harm", "Haar", Role.HR_PROCESS_OWNER)


def refused(row: Candidacy, by: Actor, version: int) -> RejectRefused:
    with pytest.raises(RejectRefused) as found:
        check(candidacy=row, version=version, by=by.person.pk, at=LATER)
    return found.value


def tell(row: Candidacy, by: Actor, seen: str) -> Rejection:
    return communicate(candidacy=row, seen=seen, called=False, by=by.person.pk, at=LATER)


def test_a_draft_is_kept_as_it_is_written_and_knows_who_wrote(
    row: Candidacy, rik: Actor, hanna: Actor
) -> None:
    first = written(row, rik, draft(rik))
    again = written(row, hanna, draft(rik, tip="Iets anders"))
    assert (first.version, again.version) == (1, 2)
    assert again.writers == [str(rik.person.pk), str(hanna.person.pk)]
    assert Entry.objects.filter(action="selection.rejection_written").count() == 1


def test_who_is_behind_hears_so_and_overwrites_nothing(
    row: Candidacy, rik: Actor, hanna: Actor
) -> None:
    written(row, rik, draft(rik))
    with pytest.raises(DraftElsewhere):
        save_draft(candidacy=row, version=0, draft=draft(hanna), by=hanna.person.pk, at=LATER)
    assert Rejection.objects.get().caller_id == rik.person.pk


def test_it_is_checked_only_when_whole_and_again_after_a_change(row: Candidacy, rik: Actor) -> None:
    lacking = written(row, rik, draft(rik, strength=""))
    assert refused(row, rik, lacking.version).refusal is Refusal.NO_STRENGTH
    done = checked(row, rik)
    assert Candidacy.objects.get().state == State.CHECKED
    changed = written(row, rik, draft(rik, tip="Anders"))
    assert Candidacy.objects.get().state == State.REJECTION_DRAFTED
    with pytest.raises(RejectRefused) as found:
        tell(row, rik, done.checked_hash)
    assert found.value.refusal is Refusal.NOT_NOW
    assert changed.version > done.version


def test_what_is_shown_hashed_and_queued_is_the_same_to_the_letter(
    row: Candidacy, rik: Actor
) -> None:
    made = checked(row, rik, draft(rik, tip="Vraag <b>door</b> & kijk “rond”"))
    page = rik.client.get(reverse("selection:rejection", args=[row.pk])).content.decode()
    shown = re.search(r'class="mail-text"[^>]*data-hash="(\w+)">(.*?)</div>', page, re.S)
    subject = re.search(r'class="mail-subject"[^>]*>(.*?)</p>', page, re.S)
    assert shown
    assert subject
    assert shown[1] == made.checked_hash
    kept = tell(row, rik, shown[1])
    queued = Mail.objects.get(kind="selection.rejection")
    assert html.unescape(shown[2]) == queued.text == kept.message["body"]
    assert html.unescape(subject[1]) == queued.subject == kept.message["subject"]
    assert kept.message_hash == made.checked_hash
    sent = [one for one in mail.outbox if one.to == ["kim@voorbeeld.example"]]
    assert not sent or sent[-1].body == queued.text


def test_the_link_in_the_mail_is_the_one_that_was_shown(
    row: Candidacy, rik: Actor, kim: Actor
) -> None:
    kept = told(row, rik)
    link = PersonalLink.objects.get(person=kim.person, slot="selection.application")
    found = re.search(r"https?://\S+", kept.message["body"])
    assert found
    assert link.object_id == row.pk
    assert Mail.objects.get(kind="selection.rejection").object_id == link.pk


def test_T30_the_message_says_it_plainly_and_holds_all_that_belongs_in_it(
    row: Candidacy, rik: Actor
) -> None:
    body = told(row, rik).message["body"]
    assert body.startswith("Beste Kim,")
    assert "We gaan niet met je verder voor Teamleider magazijn." in body
    assert "Heeft een team geleid" in body
    assert "hoe rustig je doorvroeg" in body
    assert "Rik Recruiter belt je graag donderdag 10 september om 14.00 uur" in body
    assert "28 dagen na het einde van deze procedure" in body
    assert "Ben je het ergens niet mee eens" in body
    assert "een jaar" in body


def test_T30_a_day_is_named_when_the_procedure_is_over(row: Candidacy, rik: Actor) -> None:
    row.vacancy.closed_at = THEN
    row.vacancy.save(update_fields=["closed_at"])
    kept = told(row, rik)
    assert "30 september 2026" in kept.message["body"]
    assert str(kept.deletes_on) == "2026-09-30"


def test_a_score_does_not_come_through(row: Candidacy, rik: Actor) -> None:
    made = written(row, rik, draft(rik, strength="je 8/10 op plannen"))
    assert refused(row, rik, made.version).refusal is Refusal.SCORE


def test_telling_ends_it_rings_and_keeps_a_page_of_the_candidates_own(
    row: Candidacy, rik: Actor, kim: Actor
) -> None:
    kept = told(row, rik)
    now = Candidacy.objects.get()
    assert (now.state, now.heard_at, now.ended_at) == (State.COMMUNICATED, LATER, LATER)
    assert kept.called_at == LATER
    assert kept.talk_until_on
    assert Notice.objects.filter(person_id=kim.person.pk, kind="selection.rejection_told").exists()
    page = Feedback.objects.get(person_id=kim.person.pk)
    assert page.message == kept.message["body"]
    assert page.reasons[0]["code"] == "EXPR"


def test_T27_a_late_preference_is_on_us_and_becomes_a_lesson(
    row: Candidacy, rik: Actor, hanna: Actor
) -> None:
    late = Reason("LATE", "", {"preference": "ervaring met koelhuizen"})
    checked(row, rik, draft(rik, reasons=[late]))
    kept = tell(row, rik, now_of(row))
    assert "Dat ligt aan ons." in kept.message["body"]
    lesson = Lesson.objects.get()
    assert (lesson.cause, lesson.owner_id) == ("late", hanna.person.pk)


def test_before_contact_no_talk_or_strength_is_needed(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor
) -> None:
    row = begun_on_letter(rik, hanna, tom, kim)
    short = draft(None, reasons=[Reason("EXPR", "r1", {"task": "een team"})], strength="", tip="")
    checked(row, rik, short)
    body = tell(row, rik, now_of(row)).message["body"]
    assert "in je brief en cv" in body
    assert "geef" not in body.split("De reden")[0]


def test_T28_a_blocked_word_goes_out_only_when_hr_lets_exactly_that_go(
    row: Candidacy, rik: Actor, harm: Actor
) -> None:
    words = replace(SEEN, words={"task": "roosters", "example": BLOCKED})
    made = written(row, rik, draft(rik, reasons=[words]))
    assert refused(row, rik, made.version).refusal is Refusal.BLOCKED
    ask_hr(candidacy=row, version=made.version, by=rik.person.pk, at=LATER)
    values = {"candidacy": row, "seen": now_of(row), "at": LATER}
    with pytest.raises(RejectRefused):
        lift(reason="Het gaat om de machine", by=rik.person.pk, **values)
    with pytest.raises(RejectRefused):
        lift(reason=" ", by=harm.person.pk, **values)
    lift(reason="Het gaat om de machine", by=harm.person.pk, **values)
    check(candidacy=row, version=made.version, by=rik.person.pk, at=LATER)
    rows = Entry.objects.filter(action="selection.rejection_lifted")
    assert rows.count() == 1
    assert all("machine" not in str(value) for one in rows.values() for value in one.values())


def test_T28_a_change_after_lifting_is_stopped_again(
    row: Candidacy, rik: Actor, harm: Actor
) -> None:
    words = replace(SEEN, words={"task": "roosters", "example": BLOCKED})
    made = written(row, rik, draft(rik, reasons=[words]))
    ask_hr(candidacy=row, version=made.version, by=rik.person.pk, at=LATER)
    lift(candidacy=row, seen=now_of(row), reason="Mag", by=harm.person.pk, at=LATER)
    changed = written(row, rik, draft(rik, reasons=[words], tip="Iets anders"))
    assert refused(row, rik, changed.version).refusal is Refusal.BLOCKED


def test_T28_a_doubtful_word_needs_a_reader_who_wrote_nothing_of_it(
    row: Candidacy, rik: Actor, hanna: Actor, tom: Actor
) -> None:
    words = replace(SEEN, words={"task": "roosters", "example": WARNED})
    made = written(row, rik, draft(rik, reasons=[words]))
    assert refused(row, rik, made.version).refusal is Refusal.SECOND_READER
    for writer in (rik, actor(rik.member.organisation, "Xan", "Vreemd", Role.RECRUITER)):
        with pytest.raises(RejectRefused):
            ask_second_reader(
                candidacy=row,
                version=made.version,
                reader=writer.person.pk,
                by=rik.person.pk,
                at=LATER,
            )
    _ask(row, made.version, tom.person.pk, rik)
    approve(candidacy=row, seen=now_of(row), by=tom.person.pk, at=LATER)
    check(candidacy=row, version=made.version, by=rik.person.pk, at=LATER)
    assert Candidacy.objects.get().state == State.CHECKED


def test_T28_a_yes_is_for_exactly_one_version(
    row: Candidacy, rik: Actor, hanna: Actor, tom: Actor
) -> None:
    words = replace(SEEN, words={"task": "roosters", "example": WARNED})
    made = written(row, rik, draft(rik, reasons=[words]))
    _ask(row, made.version, tom.person.pk, rik)
    approve(candidacy=row, seen=now_of(row), by=tom.person.pk, at=LATER)
    changed = written(row, rik, draft(rik, reasons=[words], tip="Iets anders"))
    assert refused(row, rik, changed.version).refusal is Refusal.SECOND_READER
    give_back(candidacy=row, by=tom.person.pk, at=LATER)
    with pytest.raises(RejectRefused):
        approve(candidacy=row, seen=now_of(row), by=tom.person.pk, at=LATER)


def test_a_reader_who_wrote_on_does_not_count_any_more(
    row: Candidacy, rik: Actor, hanna: Actor
) -> None:
    words = replace(SEEN, words={"task": "roosters", "example": WARNED})
    made = written(row, rik, draft(rik, reasons=[words]))
    _ask(row, made.version, hanna.person.pk, rik)
    approve(candidacy=row, seen=now_of(row), by=hanna.person.pk, at=LATER)
    written(row, hanna, draft(rik, reasons=[words], tip="Van Hanna"))
    back = written(row, hanna, draft(rik, reasons=[words]))
    assert refused(row, hanna, back.version).refusal is Refusal.SECOND_READER


def test_two_who_reject_at_once_send_one_mail(row: Candidacy, rik: Actor, hanna: Actor) -> None:
    checked(row, rik)
    seen = now_of(row)
    tell(row, rik, seen)
    with pytest.raises(RejectRefused) as found:
        tell(row, hanna, seen)
    assert found.value.refusal is Refusal.TOLD
    assert Mail.objects.filter(kind="selection.rejection").count() == 1
    page = reverse("selection:rejection_tell", args=[row.pk])
    answer = hanna.client.post(page, {"seen": seen}, follow=True).content.decode()
    assert "Niets is twee keer verstuurd" in answer


def test_who_withdrew_a_minute_ago_gets_nothing_and_the_draft_is_nobodys(
    row: Candidacy, rik: Actor
) -> None:
    checked(row, rik)
    seen = now_of(row)
    withdraw(candidacy=row, because="", at=LATER)
    page = reverse("selection:rejection_tell", args=[row.pk])
    answer = rik.client.post(page, {"seen": seen}, follow=True).content.decode()
    assert "trok zich net terug" in answer
    assert not Rejection.objects.exists()
    assert not Mail.objects.filter(kind="selection.rejection").exists()


def test_thought_better_of_it(row: Candidacy, rik: Actor) -> None:
    checked(row, rik)
    drop(candidacy=row, by=rik.person.pk, at=LATER)
    now = Candidacy.objects.get()
    assert (now.state, now.decided_by) == (State.IN_PROCEDURE, None)
    assert not Rejection.objects.exists()


def test_an_assessment_weighs_only_when_released(row: Candidacy, rik: Actor) -> None:
    outcome = Reason("ASSE", "r1", {"requirement": "leidinggeven"})
    made = written(row, rik, draft(rik, reasons=[SEEN, outcome]))
    assert refused(row, rik, made.version).refusal is Refusal.NO_REPORT


def test_words_of_the_signed_requirements_only_warn(row: Candidacy, rik: Actor) -> None:
    profile = row.vacancy.profiles.get()
    profile.requirements[0]["text"] = "Leidt een jong team"
    profile.save(update_fields=["requirements"])
    words = replace(SEEN, words={"task": "een jong team", "example": "de roosters"})
    made = written(row, rik, draft(rik, reasons=[words]))
    assert refused(row, rik, made.version).refusal is Refusal.SECOND_READER


def test_the_log_holds_no_word_of_it(row: Candidacy, rik: Actor) -> None:
    told(row, rik, LATER + timedelta(hours=1))
    kept = " ".join(str(value) for one in Entry.objects.values() for value in one.values())
    assert "roosters" not in kept
    assert "doorvroeg" not in kept


def _ask(row: Candidacy, version: int, reader: UUID, by: Actor) -> None:
    ask_second_reader(candidacy=row, version=version, reader=reader, by=by.person.pk, at=LATER)
