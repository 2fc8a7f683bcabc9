"""An application or an old vacancy goes, with everything around it; and who was here only for that is
not known any more."""

from datetime import datetime

from tweespraak.conversations.api import erase_rejection_talk
from tweespraak.foundation.personal_data import Rule
from tweespraak.notifications.api import forget_mails
from tweespraak.people.api import (
    Membership,
    PersonalLink,
    Role,
    end_membership,
    forget_member,
    memberships_of,
    roles_of,
)
from tweespraak.privacy.api import erase_everything
from tweespraak.selection.actions.book import forget_unclaimed
from tweespraak.selection.models import (
    Candidacy,
    Interview,
    Judgement,
    Lesson,
    Profile,
    Rejection,
    Signature,
    Stakeholder,
    Vacancy,
)


def erase_application(candidacy: Candidacy) -> int:
    """The rows of an application, its file, its talk, its links, what was mailed of it, and a page of
    the feedback book that nobody can open."""
    links = PersonalLink.objects.filter(object_id=candidacy.pk)
    forget_mails(object_ids=[candidacy.pk, *links.values_list("pk", flat=True)])
    count = links.delete()[0]
    count += Judgement.objects.filter(interview__candidacy=candidacy).delete()[0]
    count += Interview.objects.filter(candidacy=candidacy).delete()[0]
    count += forget_unclaimed(candidacy=candidacy.pk)
    told = Rejection.objects.filter(candidacy=candidacy).first()
    count += candidacy.delete()[0]  # the file and the rejection go with it
    return count + (erase_rejection_talk(told.talk_id) if told and told.talk_id else 0)


def let_go(member: Membership, *, rule: Rule, at: datetime) -> None:
    """Who was here only as candidate, and has no application here any more, is forgotten here; who
    never had an account and is nowhere else is erased wholly. For anybody else nothing happens."""
    person = member.person
    others = Candidacy.objects.filter(organisation=member.organisation_id, person=person)
    if others.exists() or roles_of(member) - {Role.CANDIDATE}:
        return
    end_membership(member=member, successor=None, by=None, at=at)
    if person.activated_at is None and not memberships_of(person.pk).exists():
        erase_everything(person=person, rule=rule, by=None, at=at)
    else:
        forget_member(member=member, at=at)


def erase_vacancy(vacancy: Vacancy) -> int:
    """A vacancy without applications, with its requirements, signatures, measures and lessons."""
    links = PersonalLink.objects.filter(object_id=vacancy.pk)
    count = forget_mails(object_ids=[vacancy.pk, *links.values_list("pk", flat=True)])
    count += links.delete()[0]
    count += Signature.objects.filter(profile__vacancy=vacancy).delete()[0]
    count += Stakeholder.objects.filter(vacancy=vacancy).delete()[0]
    count += Profile.objects.filter(vacancy=vacancy).delete()[0]
    count += Lesson.objects.filter(vacancy=vacancy).delete()[0]
    return count + vacancy.delete()[0]
