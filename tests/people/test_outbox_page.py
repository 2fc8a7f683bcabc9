"""The mails of an organisation: what did not arrive and why, sending again, leaving it at that."""

import uuid
from typing import Any

import pytest
from django.core import mail as django_mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import THEN, Actor
from tests.people.adding import activation_of, added
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock
from tweespraak.notifications.actions import deliver_due_mail
from tweespraak.notifications.api import Letter, Mail, MailStatus, queue_mail
from tweespraak.people.actions import Skip, resend_many, send_test_mail
from tweespraak.people.api import Membership, Organisation, PersonalLink, Role


def dead(member: Membership, status: MailStatus = MailStatus.BOUNCED, said: str = "550 5.1.1 No such user") -> Mail:  # fmt: skip
    mail = activation_of(member)
    Mail.objects.filter(pk=mail.pk).update(status=status, error=said, due_at=None)
    return mail


def page(chris: Actor, **asked: Any) -> str:
    return chris.client.get("/people/mails/", asked).content.decode()


@pytest.mark.parametrize(
    ("status", "word", "advice"),
    [
        (MailStatus.FAILED, "Niet verstuurd", "verstuur de mail opnieuw"),
        (MailStatus.BOUNCED, "Teruggekomen", "Verbeter het adres"),
        (MailStatus.UNSURE, "Misschien verstuurd", "Vraag het na"),
    ],
)
def test_what_did_not_arrive_says_why_and_what_to_do(
    chris: Actor, voorbeeld: Organisation, status: MailStatus, word: str, advice: str
) -> None:
    member = added(voorbeeld)
    dead(member, status)
    for shown in (page(chris), chris.client.get(f"/people/{member.pk}/").content.decode()):
        assert word in shown
        assert advice in shown
        assert "550 5.1.1 No such user" in shown


def test_an_outbox_without_trouble_says_so(chris: Actor) -> None:
    assert "Voor zover we weten kwam elke mail aan" in page(chris)
    assert "Er wacht niets" in page(chris, show="waiting")
    assert "Er is nog geen mail verstuurd" in page(chris, show="sent")
    assert "Geen mail gevonden" in page(chris, q="zzz")


def test_one_finds_a_mail_by_name_address_and_subject(
    chris: Actor, voorbeeld: Organisation
) -> None:
    dead(added(voorbeeld))
    for words in ("haddad", "noor@", "Je account", "noor voorbeeld"):
        assert "noor@voorbeeld.example" in page(chris, q=words)
    assert "noor@voorbeeld.example" not in page(chris, q="anders")


def test_sending_again_goes_to_the_corrected_address_and_only_once(
    chris: Actor, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld)
    mail, once = dead(member), str(uuid.uuid4())
    member.person.email = "noor.haddad@voorbeeld.example"
    member.person.save(update_fields=["email"])
    assert "noor.haddad@voorbeeld.example" in page(chris)
    for _again in range(2):
        chris.client.post("/people/mails/again/", {"mails": [mail.pk], "once": once})
    [again] = Mail.objects.filter(status=MailStatus.QUEUED, person_id=member.person_id)
    assert again.address == "noor.haddad@voorbeeld.example"
    assert "noor@voorbeeld.example" not in page(chris)  # the later mail settles it
    assert entries_about(member.person_id).filter(action="people.mail_sent_again").count() == 1


def test_what_a_colleague_sent_again_just_now_is_not_sent_twice(
    chris: Actor, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld)
    mail = dead(member)
    for _admin in range(2):
        again = {"mails": [mail.pk], "once": str(uuid.uuid4())}
        answer = chris.client.post("/people/mails/again/", again, follow=True)
    assert "heeft al een mail onderweg" in answer.content.decode()
    [waiting] = Mail.objects.filter(status=MailStatus.QUEUED, person_id=member.person_id)
    chris.client.post("/people/mails/again/", {"mails": [waiting.pk], "once": str(uuid.uuid4())})
    assert Mail.objects.filter(person_id=member.person_id).count() == 2


def test_all_at_once_and_a_used_link_is_skipped(chris: Actor, voorbeeld: Organisation) -> None:
    used = added(voorbeeld, "used@voorbeeld.example", given_name="Ugo")
    dead(used)
    PersonalLink.objects.filter(person=used.person).update(used_at=THEN)
    dead(added(voorbeeld))
    answer = chris.client.post(
        "/people/mails/again/", {"all": "1", "once": str(uuid.uuid4())}, follow=True
    ).content.decode()
    assert "1 mail gaat opnieuw weg" in answer
    assert "Geen mail naar Ugo Haddad: de link is gebruikt" in answer


def test_a_mail_without_a_link_is_sent_again_in_the_same_words(
    chris: Actor, anna: Actor, voorbeeld: Organisation
) -> None:
    mail = queue_mail(
        kind="x.y", address="oud@voorbeeld.example", letter=Letter("Dag", "Tekst", "<p/>", "nl"),
        organisation=voorbeeld.pk, person=anna.person.pk, at=THEN,
    )  # fmt: skip
    Mail.objects.update(status=MailStatus.FAILED)
    chris.client.post("/people/mails/again/", {"mails": [mail.pk], "once": str(uuid.uuid4())})
    again = Mail.objects.get(status=MailStatus.QUEUED)
    assert (again.address, again.text) == (anna.person.email, "Tekst")


def test_leaving_it_at_that_takes_it_off_the_list(chris: Actor, voorbeeld: Organisation) -> None:
    member = added(voorbeeld)
    mail = dead(member)
    for _again in range(2):
        chris.client.post(f"/people/mails/{mail.pk}/aside/")
    assert "Voor zover we weten" in page(chris)
    assert entries_about(member.person_id).filter(action="people.mail_set_aside").count() == 1


def test_whose_link_was_opened_has_been_reached_after_all(
    chris: Actor, voorbeeld: Organisation
) -> None:
    """Handed over by hand, or the mail in doubt did arrive."""
    member = added(voorbeeld)
    dead(member, MailStatus.UNSURE)
    Mail.objects.update(link_opened_at=THEN)
    assert "Voor zover we weten" in page(chris)
    assert "Vraag het na" not in chris.client.get(f"/people/{member.pk}/").content.decode()


def test_what_went_wrong_on_the_line_is_not_said_to_come_from_the_server(
    chris: Actor, voorbeeld: Organisation
) -> None:
    dead(added(voorbeeld), MailStatus.UNSURE, "Connection unexpectedly closed")
    assert "Voor wie de mailserver beheert: Connection unexpectedly closed" in page(chris)


def test_choosing_nothing_is_said(chris: Actor) -> None:
    told = chris.client.post("/people/mails/again/", {"mails": "x"}, follow=True)
    assert "Er was niets gekozen" in told.content.decode()


def test_eva_and_bram_do_not_see_the_mails(
    chris: Actor, bram: Actor, eva: Actor, voorbeeld: Organisation
) -> None:
    mail = dead(added(voorbeeld))
    assert "noor@" not in page(eva)
    assert bram.client.get("/people/mails/").status_code == 403
    assert eva.client.post(f"/people/mails/{mail.pk}/aside/").status_code == 404
    eva.client.post("/people/mails/again/", {"mails": [mail.pk]})
    eva.client.post("/people/mails/again/", {"all": "1"})
    assert Mail.objects.count() == 1


def test_the_list_takes_as_many_queries_for_seven_as_for_two(
    chris: Actor, voorbeeld: Organisation
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            page(chris)
        return len(seen)

    dead(added(voorbeeld, "a@voorbeeld.example"))
    dead(added(voorbeeld, "b@voorbeeld.example"))
    few = queries()
    for number in range(5):
        dead(added(voorbeeld, f"p{number}@voorbeeld.example"))
    assert queries() == few


def test_many_get_their_mail_again_and_the_rest_hear_why(
    chris: Actor, anna: Actor, voorbeeld: Organisation
) -> None:
    invited = added(voorbeeld, "i@voorbeeld.example", given_name="Ine")
    Mail.objects.update(status=MailStatus.SENT)
    bounced = added(voorbeeld, "b@voorbeeld.example", given_name="Bea")
    dead(bounced)
    waiting = added(voorbeeld, "w@voorbeeld.example", given_name="Wim")
    nobody = added(voorbeeld, "n@voorbeeld.example", given_name="Nel", roles=[])
    everyone = [invited, bounced, waiting, nobody, anna.member]
    once, at = uuid.uuid4(), clock.now()
    first = resend_many(members=everyone, once=once, by=chris.person, at=at)
    again = resend_many(members=everyone, once=once, by=chris.person, at=at)
    assert {mail.person_id for mail in first.sent} == {invited.person_id, bounced.person_id}
    assert [mail.pk for mail in again.sent] == [mail.pk for mail in first.sent]
    assert first.skipped == {
        Skip.ON_ITS_WAY: ["Wim Haddad"],
        Skip.NO_ACCOUNT: ["Nel Haddad"],
        Skip.ACTIVE: ["Anna de Vries"],
    }


def test_the_page_tells_how_many_of_the_chosen_got_mail(
    chris: Actor, bram: Actor, eva: Actor, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld)
    dead(member)
    sent = {"members": [member.pk, bram.member.pk], "once": str(uuid.uuid4())}
    eva.client.post("/people/again/", sent)
    assert bram.client.post("/people/again/", sent).status_code == 403
    assert Mail.objects.count() == 1
    told = chris.client.post("/people/again/", sent, follow=True).content.decode()
    assert "1 mail gaat opnieuw weg" in told
    assert "Geen mail naar Bram Bakker: gebruikt het account al" in told


def test_a_mail_comes_from_the_organisation_and_answers_go_to_it(
    chris: Actor, voorbeeld: Organisation
) -> None:
    voorbeeld.sender_name = 'HR "Voorbeeld", team\r\nBcc: iedereen@example.org'
    voorbeeld.reply_to = "hr@voorbeeld.example"
    voorbeeld.save(update_fields=["sender_name", "reply_to"])
    mail = send_test_mail(
        organisation=voorbeeld, to="chris@voorbeeld.example", by=chris.person, at=THEN
    )
    deliver_due_mail()
    [sent] = django_mail.outbox
    headers = sent.message()
    assert "tweespraak@localhost" in headers["From"]
    assert "HR" in headers["From"]
    assert headers["Bcc"] is None
    assert headers["Reply-To"] == "hr@voorbeeld.example"
    mail.refresh_from_db()
    assert mail.status == MailStatus.SENT


def test_an_organisation_without_a_sender_name_writes_under_its_own(
    voorbeeld: Organisation,
) -> None:
    added(voorbeeld, roles=[Role.EMPLOYEE])
    assert Mail.objects.get().sender_name == "Voorbeeld"


def test_after_sending_again_one_sees_the_same_list(chris: Actor, voorbeeld: Organisation) -> None:
    member = added(voorbeeld)
    mail, asked = dead(member), "q=noor&page=1"
    shown = chris.client.get(f"/people/mails/?{asked}").content.decode()
    for action in ("/people/mails/again/", f"/people/mails/{mail.pk}/aside/"):
        assert f'action="{action}?q=noor&amp;page=1"' in shown
        assert chris.client.post(f"{action}?{asked}").url == f"/people/mails/?{asked}"
    people = chris.client.get("/people/?q=noor").content.decode()
    assert 'action="/people/again/?q=noor"' in people
    assert chris.client.post("/people/again/?q=noor").url == "/people/?q=noor"
    assert chris.client.post("/people/again/").url == "/people/"
