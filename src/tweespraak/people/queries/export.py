"""The list of people as rows for a spreadsheet, in a constant number of queries."""

from collections.abc import Callable

from django.db.models import QuerySet

from tweespraak.foundation import clock
from tweespraak.people.models import Membership, Organisation
from tweespraak.people.queries.accounts import Account, accounts_of
from tweespraak.people.queries.places import places_on, today_in
from tweespraak.people.rules.columns import Column


def export_rows(
    organisation: Organisation,
    members: QuerySet[Membership],
    told: Callable[[Account], str],
) -> list[list[str]]:
    """Every member under the columns a file with people has, and how far their account is."""
    everyone = list(members)
    posts = places_on(everyone, today_in(organisation))
    managers = {
        member.pk: member.person.email
        for member in Membership.objects.filter(
            pk__in={post.manager_id for post in posts.values() if post.manager_id}
        ).select_related("person")
    }
    rows = []
    for account in accounts_of(everyone, clock.now()):
        member = account.member
        post = posts.get(member.pk)
        unit = post.unit if post else None
        department = (unit.parent or unit) if unit else None
        values = {
            Column.GIVEN_NAME: member.given_name,
            Column.FAMILY_NAME: member.family_name,
            Column.EMAIL: member.address,
            Column.LANGUAGE: member.language,
            Column.JOB_TITLE: member.job_title,
            Column.ROLES: " | ".join(account.role_names),
            Column.DEPARTMENT: department.name if department else "",
            Column.TEAM: unit.name if unit and unit.parent_id else "",
            Column.MANAGER_EMAIL: managers.get(post.manager_id, "")
            if post and post.manager_id
            else "",
        }
        rows.append([*(values[column] for column in Column), told(account)])
    return rows
