"""Write, publish and acknowledge what an organisation states."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.notifications.api import notify_all
from tweespraak.people.api import (
    Organisation,
    Person,
    links_in,
    members_and_languages,
    memberships_of,
)
from tweespraak.privacy.models import Acknowledgement, Statement, StatementKind
from tweespraak.privacy.queries import (
    published_version,
    statement_in_force,
    statements_in_force,
)
from tweespraak.privacy.rules import gaps

PUBLISHED_NOTICE = "privacy.statement_published"


class Gaps(Exception):
    """Something is still to be filled in: say so, with what it is."""

    def __init__(self, what: list[str]) -> None:
        super().__init__(", ".join(what))
        self.what = what


class NothingNew(Exception):
    """This text is in force already: there is nothing to publish."""


class ChangedMeanwhile(Exception):
    """A colleague saved other words after this draft was read: read those first."""


class AlreadyPublished(Exception):
    """A published version never changes: save a new draft instead."""


@transaction.atomic
def save_statement(
    *,
    organisation: Organisation,
    kind: StatementKind,
    language: str,
    text: str,
    by: Person,
    at: datetime,
) -> Statement:
    """Keep the draft of the next version; the same text twice is one save."""
    ours = Statement.objects.filter(organisation=organisation, kind=kind, language=language)
    draft = ours.filter(published_at=None).select_for_update().last()  # nobody publishes it now
    if draft and draft.text == text:
        return draft
    words = {"text": text, "saved_at": at, "saved_by_id": by.pk}
    if draft is None:
        last = ours.order_by("version").last()
        version = last.version + 1 if last else 1
        draft = ours.create(
            organisation=organisation, kind=kind, language=language, version=version, **words
        )
    else:
        for name, value in words.items():
            setattr(draft, name, value)
        draft.save(update_fields=list(words))
    _record("privacy.statement_saved", draft, by=by, at=at)
    return draft


@transaction.atomic
def publish_statement(*, statement: Statement, by: Person, at: datetime) -> Statement:
    """Put a draft in force for good, as it was read, and tell everyone who reads this language.

    Raises AlreadyPublished, ChangedMeanwhile, Gaps, NothingNew.
    """
    draft = Statement.objects.select_for_update().filter(pk=statement.pk, published_at=None).first()
    if draft is None:
        raise AlreadyPublished(str(statement.pk))
    if draft.saved_at != statement.saved_at:
        raise ChangedMeanwhile(str(statement.pk))
    if what := gaps(statement.text):
        raise Gaps(what)
    organisation, kind = statement.organisation, StatementKind(statement.kind)
    former = published_version(organisation, kind, statement.language, statement.version - 1)
    if former and former.text == statement.text:
        raise NothingNew(str(statement.pk))
    statement.published_at = at
    statement.save(update_fields=["published_at"])
    _record("privacy.statement_published", statement, by=by, at=at)
    _tell(statement, by=by, at=at)
    return statement


@transaction.atomic
def acknowledge(*, statement: Statement, person: Person, at: datetime) -> Acknowledgement:
    """Write down that someone saw this version; once is enough."""
    seen, new = Acknowledgement.objects.get_or_create(
        statement=statement, person=person, defaults={"at": at}
    )
    if new:
        _record("privacy.statement_seen", statement, by=person, at=at, about=person)
    return seen


@transaction.atomic
def acknowledge_shown(*, person_id: UUID, language: str, at: datetime) -> None:
    """What is in force stood beside the form with which this person chose a password just now.

    Only the organisation whose link was used for that showed its texts: another organisation showed
    nothing yet, nor did signing in with the key of an organisation.
    """
    for member in memberships_of(person_id):
        links = links_in(member.organisation_id, [person_id])[person_id]
        if any(link.used_at == at for link in links):
            for statement in statements_in_force(member.organisation, language):
                acknowledge(statement=statement, person=member.person, at=at)


def _tell(statement: Statement, *, by: Person, at: datetime) -> None:
    """Ring the bell of everyone with an account who sees this version now."""
    kind, shown, readers = StatementKind(statement.kind), {}, []
    for member, written in members_and_languages(statement.organisation_id):
        if not member.person.is_active or member.person_id == by.pk:
            continue
        language = written[:2]
        if language not in shown:
            shown[language] = statement_in_force(statement.organisation, kind, language)
        if shown[language] == statement:
            readers.append(member.person_id)
    notify_all(
        organisation=statement.organisation_id,
        persons=readers,
        kind=PUBLISHED_NOTICE,
        object_id=statement.pk,
        at=at,
    )


def _record(
    action: str, statement: Statement, *, by: Person, at: datetime, about: Person | None = None
) -> None:
    record(
        action=action,
        object_type="statement",
        object_id=statement.pk,
        at=at,
        by=by.pk,
        organisation=statement.organisation_id,
        about=about.pk if about else None,
        state_to=f"{statement.kind} {statement.language} {statement.version}",
    )
