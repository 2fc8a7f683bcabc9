"""Trying it out with ten people, and the step to the real thing."""

from datetime import date
from typing import Any

import pytest

from tests.cast import THEN, Actor, actor
from tests.people.adding import added, post_add, typed
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation import clock
from tweespraak.people.actions import end_membership
from tweespraak.people.actions.organisations import References, note_references
from tweespraak.people.actions.trial import ReferencesMissing, go_live
from tweespraak.people.api import Membership, Organisation, Role, TrialFull

REFERENCES = References("DPIA 2026-04", date(2026, 4, 1), "OR 12", date(2026, 5, 1), "")
NO_COUNCIL = References("DPIA 2026-04", date(2026, 4, 1), "", None, "Fewer than fifty people")


@pytest.fixture
def voorbeeld(voorbeeld: Organisation) -> Organisation:
    """On trial, as `init` makes it."""
    voorbeeld.live_at = None
    voorbeeld.save(update_fields=["live_at"])
    return voorbeeld


def filled(organisation: Organisation, size: int) -> list[Membership]:
    """As many members as this, added one by one."""
    missing = size - organisation.memberships.filter(ended_at=None).count()
    return [added(organisation, f"p{n}@voorbeeld.example", roles=[]) for n in range(missing)]


def ready(chris: Actor, references: References = REFERENCES) -> None:
    note_references(
        organisation=chris.member.organisation,
        references=references,
        by=chris.person,
        at=clock.now(),
    )


def test_ten_people_fit_and_the_eleventh_does_not(chris: Actor, voorbeeld: Organisation) -> None:
    filled(voorbeeld, 10)
    with pytest.raises(TrialFull):
        added(voorbeeld, "elf@voorbeeld.example")


def test_who_left_makes_room(chris: Actor, voorbeeld: Organisation) -> None:
    [*_others, last] = filled(voorbeeld, 10)
    Membership.objects.filter(pk=last.pk).update(ended_at=THEN)
    assert added(voorbeeld, "elf@voorbeeld.example").is_trial


def test_taking_a_leave_back_makes_no_eleventh(chris: Actor, voorbeeld: Organisation) -> None:
    [*_others, last] = filled(voorbeeld, 10)
    end_membership(member=last, successor=None, by=chris.person, at=clock.now())
    added(voorbeeld, "elf@voorbeeld.example", roles=[])
    assert chris.client.post(f"/people/{last.pk}/leaving/back/").url == "/people/left/"
    assert voorbeeld.memberships.filter(ended_at=None).count() == 10


def test_a_second_click_on_the_tenth_is_no_eleventh(chris: Actor, voorbeeld: Organisation) -> None:
    filled(voorbeeld, 9)
    form = typed()
    for _click in range(2):
        assert chris.client.post("/people/add/", form).status_code == 302
    assert voorbeeld.memberships.count() == 10


def test_the_screen_says_that_the_trial_is_full_and_what_to_do(
    chris: Actor, voorbeeld: Organisation
) -> None:
    filled(voorbeeld, 10)
    page = post_add(chris)
    assert page.status_code == 200
    assert "/people/organisation/live/" in page.content.decode()


def test_a_live_organisation_has_no_limit_and_no_marks(
    chris: Actor, voorbeeld: Organisation
) -> None:
    Organisation.objects.update(live_at=THEN)
    filled(voorbeeld, 11)
    assert not Membership.objects.filter(is_trial=True).exists()


def test_everyone_sees_that_it_is_a_trial(chris: Actor, anna: Actor) -> None:
    assert "hoogstens 10 mensen" in chris.client.get("/").content.decode()
    assert "uitslagen" in anna.client.get("/my-data/").content.decode().lower()
    for somebody in (chris, anna):
        assert "standing-notice" in somebody.client.get("/my-data/").content.decode()


def test_a_live_organisation_says_nothing(chris: Actor, voorbeeld: Organisation) -> None:
    Organisation.objects.update(live_at=THEN)
    assert "standing-notice" not in chris.client.get("/").content.decode()


def test_people_are_marked_in_the_list_and_on_their_page(
    chris: Actor, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld)
    assert "proef" in chris.client.get("/people/?q=noor").content.decode()
    assert "proef" in chris.client.get(f"/people/{member.pk}/").content.decode()


@pytest.mark.parametrize(
    "missing",
    [
        References("", None, "OR 12", date(2026, 5, 1), ""),
        References("DPIA", date(2026, 4, 1), "", None, ""),
    ],
)
def test_without_references_it_stays_a_trial(
    chris: Actor, voorbeeld: Organisation, missing: References
) -> None:
    ready(chris, missing)
    with pytest.raises(ReferencesMissing):
        go_live(organisation=voorbeeld, keep=[], by=chris.person, at=clock.now())
    voorbeeld.refresh_from_db()
    assert voorbeeld.live_at is None


@pytest.mark.parametrize("references", [REFERENCES, NO_COUNCIL])
def test_who_is_kept_stays_and_the_others_leave(
    chris: Actor, voorbeeld: Organisation, references: References
) -> None:
    stays, goes = filled(voorbeeld, 3)
    ready(chris, references)
    for _click in range(2):
        page = chris.client.post("/people/organisation/live/", {"keep": [str(stays.pk)]})
        assert page.status_code == 302
    for member in (stays, goes, chris.member, voorbeeld):
        member.refresh_from_db()
    assert voorbeeld.live_at is not None
    assert (stays.ended_at, stays.is_trial) == (None, False)
    assert goes.ended_at is not None
    assert chris.member.ended_at is None
    actions = [entry.action for entry in entries_of_object("organisation", voorbeeld.pk)]
    assert actions.count("people.organisation_live") == 1


def test_who_ends_the_trial_stays_also_when_not_ticked(voorbeeld: Organisation) -> None:
    eerste = actor(voorbeeld, "Els", "Vos", Role.ORGANISATION_ADMIN)
    Membership.objects.update(is_trial=True)
    ready(eerste)
    eerste.client.post("/people/organisation/live/", {"keep": []})
    eerste.member.refresh_from_db()
    assert (eerste.member.ended_at, eerste.member.is_trial) == (None, False)


def test_the_page_sends_who_has_no_references_to_them(chris: Actor) -> None:
    assert (
        "/people/organisation/references/"
        in chris.client.get("/people/organisation/live/").content.decode()
    )
    answer = chris.client.post("/people/organisation/live/", {})
    assert answer["Location"] == "/people/organisation/references/"


def posted(**given: Any) -> dict[str, str]:
    return {
        "dpia_reference": "DPIA 2026-04",
        "dpia_on": "2026-04-01",
        "works_council_reference": "",
        "works_council_on": "",
        "no_works_council": "",
    } | given


def test_references_may_be_saved_in_parts(chris: Actor, voorbeeld: Organisation) -> None:
    page = "/people/organisation/references/"
    assert chris.client.post(page, posted())["Location"] == page
    whole = posted(works_council_reference="OR 12", works_council_on="2026-05-01")
    assert chris.client.post(page, whole)["Location"] == "/people/organisation/live/"
    voorbeeld.refresh_from_db()
    assert voorbeeld.works_council_on == date(2026, 5, 1)


def test_a_reference_and_its_day_belong_together(chris: Actor) -> None:
    page = chris.client.post("/people/organisation/references/", posted(dpia_on=""))
    assert "dpia_on" in page.context["form"].errors


def test_only_the_admin_goes_live(anna: Actor, bram: Actor) -> None:
    for somebody in (anna, bram):
        for page in ("references", "live"):
            assert somebody.client.get(f"/people/organisation/{page}/").status_code == 403
            assert somebody.client.post(f"/people/organisation/{page}/", {}).status_code == 403


def test_eva_takes_only_her_own_organisation_live(eva: Actor, voorbeeld: Organisation) -> None:
    Organisation.objects.filter(slug="elders").update(live_at=None)
    ready(eva)
    eva.client.post("/people/organisation/live/", {"keep": []})
    voorbeeld.refresh_from_db()
    assert voorbeeld.live_at is None
