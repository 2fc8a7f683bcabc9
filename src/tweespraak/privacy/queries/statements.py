"""What organisations state: versions, drafts, and what is in force."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from tweespraak.people.api import Organisation
from tweespraak.privacy.models import Acknowledgement, Statement, StatementKind

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class StatementState:
    """How far one text in one language is: what is in force, and what waits to be published."""

    kind: StatementKind
    language: str
    in_force: Statement | None
    draft: Statement | None


def statements_state(organisation: Organisation) -> list[StatementState]:
    """Every text an organisation needs, in every language; nothing published is said as such."""
    rows = list(_of(organisation).defer("text"))
    published = _newest(row for row in rows if row.published_at)
    drafts = _newest(row for row in rows if not row.published_at)
    return [
        StatementState(
            kind, language, published.get((kind, language)), drafts.get((kind, language))
        )
        for kind in StatementKind
        for language in LANGUAGES
    ]


def statements_in_force(organisation: Organisation, language: str) -> list[Statement]:
    """The published texts: in this language, or in the other where only that one is published."""
    found = _newest(_of(organisation).exclude(published_at=None).defer("text"))
    shown = (_for_reader(found, kind, language) for kind in StatementKind)
    return [statement for statement in shown if statement]


def statement_in_force(
    organisation: Organisation, kind: StatementKind, language: str
) -> Statement | None:
    """The newest published version of one text, in this language if there is one."""
    found = _newest(versions_of(organisation, kind).defer("text"))
    return _for_reader(found, kind, language)


def versions_of(organisation: Organisation, kind: StatementKind) -> QuerySet[Statement]:
    """Every published version in every language, oldest first."""
    return _of(organisation).filter(kind=kind).exclude(published_at=None)


def published_version(
    organisation: Organisation, kind: StatementKind, language: str, version: int
) -> Statement | None:
    """One published version."""
    rows = versions_of(organisation, kind)
    return rows.filter(language=language, version=version).first()


def published_named(keys: Collection[UUID]) -> dict[UUID, Statement]:
    """These versions by key, as far as they are published; without their texts."""
    rows = Statement.objects.filter(pk__in=keys).exclude(published_at=None)
    return rows.select_related("organisation").defer("text").in_bulk()


def draft_of(organisation: Organisation, kind: StatementKind, language: str) -> Statement | None:
    """What was saved and not published yet."""
    return _of(organisation).filter(kind=kind, language=language, published_at=None).last()


def is_acknowledged(statement: Statement, person: UUID) -> bool:
    """Whether this person has seen this version."""
    return Acknowledgement.objects.filter(statement=statement, person_id=person).exists()


def acknowledgements_of(person: UUID) -> QuerySet[Acknowledgement]:
    """Which texts a person has seen, oldest first."""
    rows = Acknowledgement.objects.filter(person_id=person)
    return rows.select_related("statement__organisation").order_by("at", "pk")


def _of(organisation: Organisation) -> QuerySet[Statement]:
    rows = Statement.objects.filter(organisation=organisation)
    return rows.select_related("organisation").order_by("version", "pk")


def _newest(rows: Iterable[Statement]) -> dict[tuple[str, str], Statement]:
    return {(row.kind, row.language): row for row in rows}


def _for_reader(
    found: dict[tuple[str, str], Statement], kind: StatementKind, language: str
) -> Statement | None:
    order = (language[:2], *LANGUAGES)
    return next((found[kind, each] for each in order if (kind, each) in found), None)
