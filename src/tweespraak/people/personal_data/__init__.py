"""What people holds about whom, why and how long; export and erasure."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import NOTHING, Field, Rule, Whose
from tweespraak.people.actions.batches import forget_in_batches
from tweespraak.people.actions.locking import take_keys_away
from tweespraak.people.models import AddressChange, Membership, PersonalLink, Post, StandIn
from tweespraak.people.models.persons import ERASED
from tweespraak.people.personal_data import keys
from tweespraak.people.roles import ROLES

_ACCOUNT = _("To let a person sign in and address them in their own language")
_ACCOUNT_TERM = _("As long as the account exists")
_MEMBER = _("To know who belongs to the organisation, under which name and in which job")
_MEMBER_TERM = _("28 days after the membership ended")
_PLACE = _("To know where someone works and who their manager is, then and now")
_STAND_IN = _("To have someone's work done while they are away")
_BATCH_TERM = _("30 days after the file was read")
_RIGHTS = _("To decide who may see and do what, and to show who decided it")
_RIGHTS_TERM = _("24 months after the role was taken away")
_LINK = _("To let one person do one thing, safely, without or before signing in")
_LINK_TERM = _("12 months after it expired")
_MERGED = _("So that what was done under both accounts is found together")
_NEW_ADDRESS = _("To ask a person at a new address whether it is theirs")
_CONTACT = _("Whom participants can ask")
_CONTACT_TERM = _("As long as the person is the organisation's contact")

FIELDS = keys.FIELDS | {
    "Organisation": {
        "id": NOTHING,
        "name": NOTHING,
        "slug": NOTHING,
        "language": NOTHING,
        "time_zone": NOTHING,
        "contact_name": Field(Whose.WORKER, _CONTACT, _CONTACT_TERM),
        "contact_email": Field(Whose.WORKER, _CONTACT, _CONTACT_TERM),
        "contact_phone": Field(Whose.WORKER, _CONTACT, _CONTACT_TERM),
        "privacy_officer_name": Field(Whose.WORKER, _CONTACT, _CONTACT_TERM),
        "privacy_officer_email": Field(Whose.WORKER, _CONTACT, _CONTACT_TERM),
        "sender_name": NOTHING,
        "reply_to": NOTHING,
        "dpia_reference": NOTHING,
        "dpia_on": NOTHING,
        "works_council_reference": NOTHING,
        "works_council_on": NOTHING,
        "no_works_council": NOTHING,
        "live_at": NOTHING,
        "is_demo": NOTHING,
        "created_at": NOTHING,
    },
    "Person": {
        "id": NOTHING,
        "password": Field(Whose.PERSON, _("Hashed with argon2; nobody can read it"), _ACCOUNT_TERM),
        "last_login": Field(
            Whose.PERSON, _("To notice a sign-in that was not theirs"), _ACCOUNT_TERM
        ),
        "email": Field(Whose.PERSON, _ACCOUNT, _ACCOUNT_TERM),
        "given_name": Field(Whose.PERSON, _ACCOUNT, _ACCOUNT_TERM),
        "family_name": Field(Whose.PERSON, _ACCOUNT, _ACCOUNT_TERM),
        "language": Field(Whose.PERSON, _ACCOUNT, _ACCOUNT_TERM),
        "created_at": Field(Whose.PERSON, _ACCOUNT, _ACCOUNT_TERM),
        "activated_at": Field(Whose.PERSON, _ACCOUNT, _ACCOUNT_TERM),
        "merged_into": Field(Whose.PERSON, _MERGED, _ACCOUNT_TERM),
    },
    "AddressChange": {
        "id": NOTHING,
        "organisation": NOTHING,
        "person": Field(Whose.PERSON, _NEW_ADDRESS, _LINK_TERM),
        "email": Field(Whose.PERSON, _NEW_ADDRESS, _LINK_TERM),
        "asked_at": Field(Whose.PERSON, _NEW_ADDRESS, _LINK_TERM),
        "asked_by_id": Field(Whose.WORKER, _NEW_ADDRESS, _LINK_TERM),
        "confirmed_at": Field(Whose.PERSON, _NEW_ADDRESS, _LINK_TERM),
    },
    "Membership": {
        "id": NOTHING,
        "organisation": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "person": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "given_name": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "family_name": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "sort_name": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "job_title": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "language": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "since_at": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "ended_at": Field(Whose.ORGANISATION, _MEMBER, _MEMBER_TERM),
        "let_in_again": NOTHING,
        "is_trial": NOTHING,
    },
    "Brand": dict.fromkeys(
        ("organisation", "accent", "logo", "logo_type", "logo_alt", "version", "updated_at"),
        NOTHING,
    ),
    "Unit": dict.fromkeys(("id", "organisation", "name", "parent", "closed_at"), NOTHING),
    "Post": {
        "id": NOTHING,
        "membership": Field(Whose.ORGANISATION, _PLACE, _MEMBER_TERM),
        "unit": Field(Whose.ORGANISATION, _PLACE, _MEMBER_TERM),
        "manager": Field(Whose.ORGANISATION, _PLACE, _MEMBER_TERM),
        "since_on": Field(Whose.ORGANISATION, _PLACE, _MEMBER_TERM),
        "until_on": Field(Whose.ORGANISATION, _PLACE, _MEMBER_TERM),
    },
    "StandIn": {
        "id": NOTHING,
        "absent": Field(Whose.ORGANISATION, _STAND_IN, _MEMBER_TERM),
        "stand_in": Field(Whose.ORGANISATION, _STAND_IN, _MEMBER_TERM),
        "since_on": Field(Whose.ORGANISATION, _STAND_IN, _MEMBER_TERM),
        "until_on": Field(Whose.ORGANISATION, _STAND_IN, _MEMBER_TERM),
        "given_at": Field(Whose.ORGANISATION, _STAND_IN, _MEMBER_TERM),
        "given_by_id": Field(Whose.WORKER, _STAND_IN, _MEMBER_TERM),
        "ended_at": Field(Whose.ORGANISATION, _STAND_IN, _MEMBER_TERM),
    },
    "Batch": {
        "due_at": NOTHING,
        "leased_until": NOTHING,
        "attempts": NOTHING,
        "id": NOTHING,
        "organisation": NOTHING,
        "file_name": NOTHING,
        "read_as": NOTHING,
        "ignored": NOTHING,
        "rows": Field(Whose.ORGANISATION, _MEMBER, _BATCH_TERM),
        "outcomes": Field(Whose.ORGANISATION, _MEMBER, _BATCH_TERM),
        "state": NOTHING,
        "by_id": Field(Whose.WORKER, _MEMBER, _BATCH_TERM),
        "created_at": NOTHING,
        "confirmed_at": NOTHING,
        "done_at": NOTHING,
        "undone_at": NOTHING,
    },
    "Grant": {
        "id": NOTHING,
        "membership": Field(Whose.ORGANISATION, _RIGHTS, _RIGHTS_TERM),
        "role": Field(Whose.ORGANISATION, _RIGHTS, _RIGHTS_TERM),
        "given_at": Field(Whose.ORGANISATION, _RIGHTS, _RIGHTS_TERM),
        "given_by_id": Field(Whose.WORKER, _RIGHTS, _RIGHTS_TERM),
        "taken_at": Field(Whose.ORGANISATION, _RIGHTS, _RIGHTS_TERM),
        "taken_by_id": Field(Whose.WORKER, _RIGHTS, _RIGHTS_TERM),
    },
    "PersonalLink": {
        "id": NOTHING,
        "organisation": NOTHING,
        "person": Field(Whose.ORGANISATION, _LINK, _LINK_TERM),
        "slot": Field(Whose.ORGANISATION, _LINK, _LINK_TERM),
        "object_id": NOTHING,
        "created_at": Field(Whose.ORGANISATION, _LINK, _LINK_TERM),
        "expires_at": Field(Whose.ORGANISATION, _LINK, _LINK_TERM),
        "opened_at": Field(Whose.ORGANISATION, _LINK, _LINK_TERM),
        "copied_at": Field(Whose.ORGANISATION, _LINK, _LINK_TERM),
        "used_at": Field(Whose.ORGANISATION, _LINK, _LINK_TERM),
        "revoked_at": Field(Whose.ORGANISATION, _LINK, _LINK_TERM),
        "code_hash": Field(
            Whose.PERSON, _("Hashed; to prove that the reader has the mail"), _LINK_TERM
        ),
        "code_until_at": Field(Whose.PERSON, _("How long the mailed code works"), _LINK_TERM),
        "code_tries": Field(Whose.PERSON, _("So that nobody guesses the code"), _LINK_TERM),
    },
}

WORDS = keys.WORDS | {
    "context": _("Account and organisations"),
    "Organisation": _("The contact person and the privacy officer"),
    "Person": _("Your account"),
    "Membership": _("You as a member of an organisation"),
    "Post": _("Your department, team and manager"),
    "StandIn": _("Who stands in for whom"),
    "Batch": _("A file with people that was read in"),
    "Grant": _("Your roles"),
    "PersonalLink": _("Your personal links"),
    "AddressChange": _("A new mail address that you were asked to confirm"),
    "new_addresses": _("New mail addresses you were asked to confirm"),
    "asked_at": _("Asked on"),
    "confirmed_at": _("Confirmed on"),
    "account": _("Your account"),
    "memberships": _("Your organisations"),
    "personal_links": _("Your personal links"),
    "email": _("Mail address"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "language": _("Language"),
    "language=nl": _("Dutch"),
    "language=en": _("English"),
    "job_title": _("Job title"),
    "organisation": _("Organisation"),
    "for": "",
    "roles": _("Roles"),
    "role": _("Role"),
    "given_at": _("Given on"),
    "taken_at": _("Taken away on"),
    "since_at": _("Since"),
    "ended_at": _("Until"),
    "created_at": _("Made on"),
    "activated_at": _("Activated on"),
    "last_sign_in_at": _("Last signed in"),
    "expires_at": _("Works until"),
    "opened_at": _("Opened on"),
    "copied_at": _("Copied on"),
    "used_at": _("Used on"),
    "posts": _("Departments and managers"),
    "unit": _("Department or team"),
    "manager": _("Manager"),
    "since_on": _("From day"),
    "until_on": _("Until day"),
    "replaced_by": _("Who stood in for you"),
    "stands_in_for": _("For whom you stood in"),
    "name": _("Name"),
    **{f"role={role.value}": definition.name for role, definition in ROLES.items()},
}


def export(person: Any) -> dict[str, Any]:
    """The account, every membership with its roles, every link; never the password's hash."""
    return {
        "account": {
            "email": person.email,
            "given_name": person.given_name,
            "family_name": person.family_name,
            "language": person.language,
            "created_at": _moment(person.created_at),
            "activated_at": _moment(person.activated_at),
            "last_sign_in_at": _moment(person.last_login),
        },
        "memberships": [_membership(row) for row in _memberships(person)],
        "new_addresses": [
            {
                "organisation": change.organisation.name,
                "email": change.email,
                "asked_at": _moment(change.asked_at),
                "confirmed_at": _moment(change.confirmed_at),
            }
            for change in AddressChange.objects.filter(person=person)
            .select_related("organisation")
            .order_by("asked_at", "pk")
        ],
        "personal_links": [
            {
                "organisation": link.organisation.name,
                "for": link.slot,
                "created_at": _moment(link.created_at),
                "expires_at": _moment(link.expires_at),
                "opened_at": _moment(link.opened_at),
                "copied_at": _moment(link.copied_at),
                "used_at": _moment(link.used_at),
            }
            for link in PersonalLink.objects.filter(person=person)
            .select_related("organisation")
            .order_by("created_at", "pk")
        ],
        **keys.export(person),
    }


def erase(person: Any, rule: Rule) -> int:
    """End every membership, forget names and address, close the account. The emptied rows stay,
    because what others did with them (who gave which role) must remain readable."""
    links, _rows = PersonalLink.objects.filter(person=person).delete()
    addresses, _rows = EmailAddress.objects.filter(user=person).delete()
    take_keys_away(person=person)
    mine = Membership.objects.filter(Q(person=person) | Q(person__merged_into=person))
    forgotten = forget_in_batches(member_ids=[row.pk for row in mine], email=person.email)
    changes, _rows = AddressChange.objects.filter(person=person).delete()
    Post.objects.filter(manager__in=mine).update(manager=None)
    posts, _rows = Post.objects.filter(membership__in=mine).delete()
    replaced, _rows = StandIn.objects.filter(Q(absent__in=mine) | Q(stand_in__in=mine)).delete()
    touched: int = links + addresses + posts + replaced + forgotten + changes
    for member in mine:
        member.given_name, member.family_name, member.job_title = "–", "", ""
        member.ended_at = member.ended_at or clock.now()
        member.save(update_fields=["given_name", "family_name", "job_title", "ended_at"])
        touched += 1
    person.email = f"{person.pk.hex}{ERASED}"
    person.given_name, person.family_name = "–", ""
    person.activated_at = person.last_login = None
    person.set_unusable_password()
    person.save(
        update_fields=[
            "email",
            "given_name",
            "family_name",
            "activated_at",
            "last_login",
            "password",
        ]
    )
    return touched + 1


def _memberships(person: Any) -> list[Membership]:
    rows = Membership.objects.filter(person=person).select_related("organisation")
    with_them = rows.prefetch_related(
        "grants",
        Prefetch(
            "posts",
            Post.objects.select_related("unit__parent", "manager").order_by("since_on", "pk"),
        ),
        Prefetch("replaced_by", StandIn.objects.select_related("stand_in").order_by("since_on")),
        Prefetch("stands_in_for", StandIn.objects.select_related("absent").order_by("since_on")),
    )
    return list(with_them.order_by("since_at", "pk"))


def _membership(member: Membership) -> dict[str, Any]:
    return {
        "organisation": member.organisation.name,
        "given_name": member.given_name,
        "family_name": member.family_name,
        "job_title": member.job_title,
        "since_at": _moment(member.since_at),
        "ended_at": _moment(member.ended_at),
        "roles": [
            {
                "role": grant.role,
                "given_at": _moment(grant.given_at),
                "taken_at": _moment(grant.taken_at),
            }
            for grant in member.grants.all()
        ],
        "posts": [_post(post) for post in member.posts.all()],
        "replaced_by": [_stand_in(row, row.stand_in) for row in member.replaced_by.all()],
        "stands_in_for": [_stand_in(row, row.absent) for row in member.stands_in_for.all()],
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "unit": post.unit.full_name if post.unit else None,
        "manager": post.manager.full_name if post.manager else None,
        "since_on": post.since_on.isoformat(),
        "until_on": post.until_on.isoformat() if post.until_on else None,
    }


def _stand_in(row: StandIn, other: Membership) -> dict[str, Any]:
    return {
        "name": other.full_name,
        "since_on": row.since_on.isoformat(),
        "until_on": row.until_on.isoformat(),
        "given_at": _moment(row.given_at),
        "ended_at": _moment(row.ended_at),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
