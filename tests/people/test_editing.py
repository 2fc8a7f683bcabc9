"""Edit a user: names, roles and the address, with the consequences shown first."""

from typing import Any

import pytest

from tests.cast import THEN, Actor
from tests.people.adding import activation_of, added, link_in
from tweespraak.audit.api import entries_of_object
from tweespraak.notifications.api import Mail, MailStatus
from tweespraak.people.api import (
    LastAdmin,
    Membership,
    Organisation,
    OwnAdminRole,
    Person,
    Role,
    change_roles,
    roles_of,
)


def edit(chris: Actor, member: Membership, **given: Any) -> Any:
    values = {
        "given_name": member.given_name,
        "family_name": member.family_name,
        "email": member.person.email,
        "job_title": member.job_title,
        "language": member.person.language,
        "roles": [role.value for role in roles_of(member)],
    } | given
    return chris.client.post(f"/people/{member.pk}/edit/", values)


def test_a_name_is_saved_at_once(chris: Actor, anna: Actor) -> None:
    assert edit(chris, anna.member, family_name="de Vries-Bos").status_code == 302
    anna.member.refresh_from_db()
    assert anna.member.full_name == "Anna de Vries-Bos"


def test_a_role_that_is_added_is_shown_first(chris: Actor, anna: Actor) -> None:
    both = ["development_member", "development_admin"]
    preview = edit(chris, anna.member, roles=both)
    assert "Maakt" in preview.content.decode() or preview.context["preview"].given
    assert roles_of(Membership.objects.get(pk=anna.member.pk)) == {Role.DEVELOPMENT_MEMBER}
    edit(chris, anna.member, roles=both, step="save")
    assert len(roles_of(Membership.objects.get(pk=anna.member.pk))) == 2


def test_a_role_that_is_taken_is_shown_first(chris: Actor, anna: Actor) -> None:
    preview = edit(chris, anna.member, roles=[])
    assert preview.context["preview"].taken == ["Ontwikkeling Lid"]
    edit(chris, anna.member, roles=[], step="save")
    assert roles_of(Membership.objects.get(pk=anna.member.pk)) == set()


def test_the_first_role_brings_the_mail_and_saving_twice_brings_it_once(
    chris: Actor, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld, roles=[])
    assert Mail.objects.count() == 0
    for _ in range(2):
        edit(chris, member, roles=["employee"], step="save")
    assert Mail.objects.filter(kind="people.activation").count() == 1
    acts = [entry.action for entry in entries_of_object("membership", member.pk)]
    assert acts.count("people.role_given") == 1


def test_the_last_admin_keeps_the_role(chris: Actor) -> None:
    with pytest.raises(LastAdmin):
        change_roles(member=chris.member, roles=[], by=None, at=THEN)
    page = edit(chris, chris.member, roles=["employee"], step="save")
    assert page.context["form"].errors["roles"]
    assert Role.ORGANISATION_ADMIN in roles_of(Membership.objects.get(pk=chris.member.pk))


def test_nobody_takes_their_own_admin_role(chris: Actor, anna: Actor) -> None:
    change_roles(member=anna.member, roles=[Role.ORGANISATION_ADMIN], by=chris.person, at=THEN)
    with pytest.raises(OwnAdminRole):
        change_roles(member=chris.member, roles=[], by=chris.person, at=THEN)
    change_roles(member=chris.member, roles=[], by=anna.person, at=THEN)
    assert roles_of(Membership.objects.get(pk=chris.member.pk)) == set()


def test_the_address_of_an_account_in_use_stays(chris: Actor, anna: Actor) -> None:
    edit(chris, anna.member, email="ander@voorbeeld.example", step="save")
    anna.person.refresh_from_db()
    assert anna.person.email == "anna@voorbeeld.example"


def test_a_corrected_address_gets_new_mails_and_the_old_link_stops(
    chris: Actor, voorbeeld: Organisation, client: Any
) -> None:
    member = added(voorbeeld, "nor@voorbeeld.example")
    old = link_in(activation_of(member))
    preview = edit(chris, member, email="noor@voorbeeld.example")
    assert preview.context["preview"].new_address
    edit(chris, member, email="noor@voorbeeld.example", step="save")
    member = Membership.objects.get(pk=member.pk)
    assert member.person.email == "noor@voorbeeld.example"
    assert roles_of(member) == {Role.EMPLOYEE}
    assert activation_of(member).address == "noor@voorbeeld.example"
    assert client.get(old).status_code == 404
    assert client.get(link_in(activation_of(member))).status_code == 302


def test_no_mail_that_still_waits_goes_to_an_address_that_was_wrong(
    chris: Actor, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld, "nor@voorbeeld.example")
    edit(chris, member, email="noor@voorbeeld.example", step="save")
    waiting = Mail.objects.filter(status=MailStatus.QUEUED, organisation_id=voorbeeld.pk)
    assert [mail.address for mail in waiting] == ["noor@voorbeeld.example"]


def test_correcting_an_address_of_somebody_known_elsewhere_leaves_them_alone(
    chris: Actor, voorbeeld: Organisation, eva: Actor
) -> None:
    """Chris meant someone else than Eva. To Chris it looks as any correction does."""
    member = added(voorbeeld, eva.person.email)
    answer = edit(chris, member, email="eva.bos@voorbeeld.example", step="save")
    assert answer.status_code == 302
    member = Membership.objects.get(pk=member.pk)
    assert member.person != eva.person
    eva.person.refresh_from_db()
    assert eva.person.email == "eva@elders.example"
    assert eva.client.get("/people/").status_code == 200


def test_correcting_to_an_address_known_elsewhere_is_not_told(
    chris: Actor, voorbeeld: Organisation, eva: Actor
) -> None:
    member = added(voorbeeld)
    assert edit(chris, member, email=eva.person.email, step="save").status_code == 302
    assert Membership.objects.get(pk=member.pk).person == eva.person
    assert Person.objects.filter(email=eva.person.email).count() == 1


def test_correcting_to_a_colleagues_address_leads_to_the_colleague(
    chris: Actor, voorbeeld: Organisation, anna: Actor
) -> None:
    page = edit(chris, added(voorbeeld), email=anna.person.email, step="save")
    assert f'href="/people/{anna.member.pk}/"' in page.content.decode()
