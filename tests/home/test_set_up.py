"""The set-up page: every step with its state, one next step, and what is still waiting on home."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import THEN, Actor, actor
from tweespraak.foundation import clock
from tweespraak.home.queries.set_up import Key, State, steps_left, steps_of
from tweespraak.notifications.api import Mail
from tweespraak.notifications.models import MailStatus
from tweespraak.people.models import Brand, Organisation
from tweespraak.people.roles import Role
from tweespraak.privacy.models import Statement, StatementKind

PAGE = "/set-up/"


@pytest.fixture
def voorbeeld(voorbeeld: Organisation) -> Organisation:
    """Fresh from `init`."""
    Organisation.objects.update(
        live_at=None, contact_name="Chris Jansen", contact_email="c@v.example"
    )
    voorbeeld.refresh_from_db()
    return voorbeeld


def states(organisation: Organisation) -> dict[Key, State]:
    return {step.key: step.state for step in steps_of(Organisation.objects.get(pk=organisation.pk))}


def do_all_but_live(organisation: Organisation, chris: Actor) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(
        privacy_officer_name="Fatima", privacy_officer_email="f@v.example"
    )
    chris.client.post("/set-up/test-mail/", {"once": str(uuid4())})
    Mail.objects.update(status=MailStatus.SENT)
    for kind in StatementKind:
        Statement.objects.create(
            organisation=organisation,
            kind=kind,
            language="nl",
            version=1,
            text="Zo doen we het.",
            saved_at=THEN,
            published_at=THEN,
        )
    actor(organisation, "Anna", "de Vries", Role.DEVELOPMENT_MEMBER)


def test_a_fresh_organisation_has_everything_before_it(
    voorbeeld: Organisation, chris: Actor
) -> None:
    assert states(voorbeeld) == {
        Key.ORGANISATION: State.TO_DO,
        Key.MAIL: State.TO_DO,
        Key.LOOK: State.LATER,
        Key.STATEMENTS: State.TO_DO,
        Key.LIVE: State.TO_DO,
        Key.PEOPLE: State.TO_DO,
        Key.ASSESSMENT: State.TO_DO,
    }


def test_the_organisation_goes_live_before_its_people_come(
    voorbeeld: Organisation, chris: Actor
) -> None:
    page = chris.client.get(PAGE).content.decode()
    assert page.index("Van proef naar echt") < page.index("Mensen uit een bestand toevoegen")


def test_first_the_references_are_filled_in_and_then_one_goes_live(
    voorbeeld: Organisation, chris: Actor
) -> None:
    do_all_but_live(voorbeeld, chris)
    assert states(voorbeeld)[Key.LIVE] is State.TO_DO
    assert primary_buttons(chris) == ["Kenmerken invullen"]
    Organisation.objects.update(
        dpia_reference="DPIA 2026-04",
        dpia_on=date(2026, 4, 1),
        no_works_council="Met negen mensen.",
    )
    assert primary_buttons(chris) == ["Echt beginnen"]
    Organisation.objects.update(live_at=THEN)
    assert "Echt beginnen" not in chris.client.get(PAGE).content.decode()


def primary_buttons(admin: Actor) -> list[str]:
    page = admin.client.get(PAGE).content.decode()
    return re.findall(r"button-primary.*?>\s*(?:<span>)?([^<]+?)\s*<", page)


def test_with_everything_done_nothing_is_left_and_the_look_may_wait(
    voorbeeld: Organisation, chris: Actor
) -> None:
    do_all_but_live(voorbeeld, chris)
    Organisation.objects.update(live_at=THEN, dpia_on=date(2026, 4, 1))
    assert steps_left(Organisation.objects.get(pk=voorbeeld.pk)) == 0
    assert "Inrichten: nog" not in chris.client.get("/").content.decode()
    assert chris.client.get(PAGE).status_code == 200


def test_a_look_is_a_step_done(voorbeeld: Organisation, chris: Actor) -> None:
    Brand.objects.create(organisation=voorbeeld, accent="#1f6f6b", updated_at=THEN)
    assert states(voorbeeld)[Key.LOOK] is State.DONE


def test_the_page_has_one_primary_button_and_it_is_the_next_step(
    voorbeeld: Organisation, chris: Actor
) -> None:
    page = chris.client.get(PAGE).content.decode()
    assert page.count("button-primary") == 1
    before = page.split("button-primary")[0]
    assert before.rindex("/people/organisation/") > before.rindex("<li>")


def test_home_says_how_many_steps_are_left_and_since_when(
    voorbeeld: Organisation, chris: Actor
) -> None:
    page = chris.client.get("/")
    [waiting] = [one for one in page.context["waiting"] if one.link.url == PAGE]
    assert waiting.link.label == "Inrichten: nog 6 stappen"
    assert waiting.link.since == voorbeeld.created_at


def test_the_menu_leads_to_it_also_afterwards(voorbeeld: Organisation, chris: Actor) -> None:
    Organisation.objects.update(live_at=THEN)
    assert f'href="{PAGE}"' in chris.client.get("/people/organisation/").content.decode()


def test_a_test_mail_goes_to_oneself_once_and_shows_how_it_went(
    voorbeeld: Organisation, chris: Actor
) -> None:
    once = str(uuid4())
    for _click in range(2):
        assert chris.client.post("/set-up/test-mail/", {"once": once}).status_code == 302
    mail = Mail.objects.get()
    assert mail.address == chris.person.email
    assert states(voorbeeld)[Key.MAIL] is State.TO_DO
    Mail.objects.update(status=MailStatus.FAILED, error="550 no such user")
    page = chris.client.get(PAGE).content.decode()
    assert "550 no such user" in page
    assert "nam hem niet aan" in page


def test_without_a_mail_server_the_page_says_that_mails_wait(
    voorbeeld: Organisation, chris: Actor, settings: Any
) -> None:
    settings.MAIL_GOES_OUT = False
    chris.client.post("/set-up/test-mail/", {})
    page = chris.client.get(PAGE).content.decode()
    assert "Er is nog geen mailserver" in page
    assert "binnen een minuut" not in page


@pytest.mark.parametrize("status", list(MailStatus))
def test_every_state_of_the_test_mail_has_words(
    voorbeeld: Organisation, chris: Actor, status: MailStatus
) -> None:
    chris.client.post("/set-up/test-mail/", {})
    Mail.objects.update(status=status, created_at=clock.now())
    assert chris.client.get(PAGE).context["mail_words"]


def test_the_draft_of_a_dpia_can_be_read_and_taken_along_in_both_languages(
    voorbeeld: Organisation, chris: Actor
) -> None:
    assert (
        "Privacytoets (DPIA) voor Tweespraak" in chris.client.get("/set-up/dpia/").content.decode()
    )
    assert "/set-up/dpia/" in chris.client.get("/people/organisation/references/").content.decode()
    chris.client.post("/account/language/", {"language": "en", "next": "/"})
    file = chris.client.get("/set-up/dpia/file/")
    assert file["Content-Disposition"] == 'attachment; filename="dpia-tweespraak-en.md"'
    assert "Data protection impact assessment" in file.content.decode()


def test_the_privacy_officer_reads_the_draft_but_does_not_set_up(voorbeeld: Organisation) -> None:
    fatima = actor(voorbeeld, "Fatima", "El Idrissi", Role.PRIVACY_OFFICER)
    page = fatima.client.get("/set-up/dpia/")
    assert page.status_code == 200
    assert f'href="{PAGE}"' not in page.content.decode()  # no way back to where she may not be
    assert fatima.client.get(PAGE).status_code == 403


def test_nobody_else_gets_in(voorbeeld: Organisation, anna: Actor, bram: Actor) -> None:
    for somebody in (anna, bram):
        assert somebody.client.get(PAGE).status_code == 403
        assert somebody.client.post("/set-up/test-mail/", {}).status_code == 403
        assert somebody.client.get("/set-up/dpia/").status_code == 403


def test_eva_sees_the_steps_of_her_own_organisation(
    voorbeeld: Organisation, chris: Actor, eva: Actor
) -> None:
    do_all_but_live(voorbeeld, chris)
    rows = eva.client.get(PAGE).context["rows"]
    assert {row.step.key: row.step.state for row in rows}[Key.MAIL] is State.TO_DO
