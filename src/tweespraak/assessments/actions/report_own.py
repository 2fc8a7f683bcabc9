"""A psychologist's own text blocks and signature. No audit row: nothing of it is about anybody."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.models import Signature, Snippet
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Membership


@transaction.atomic
def make_snippet(
    *, member: Membership, once: UUID, name: str, section: str, text: str, at: datetime
) -> Snippet:
    """A text block; the same `once` gives the same one. Raises OnceTaken."""
    made = Snippet.objects.filter(pk=once).first()
    if made is None:
        return Snippet.objects.create(
            pk=once,
            organisation_id=member.organisation_id,
            owner_id=member.person_id,
            name=name,
            section=section,
            text=text,
            saved_at=at,
        )
    if (made.organisation_id, made.owner_id) != (member.organisation_id, member.person_id):
        raise OnceTaken
    return made


def change_snippet(*, snippet: Snippet, name: str, section: str, text: str, at: datetime) -> None:
    """Other words for a text block; what was put in a report stays as it was."""
    snippet.name, snippet.section, snippet.text, snippet.saved_at = name, section, text, at
    snippet.save(update_fields=["name", "section", "text", "saved_at"])


def delete_snippet(*, snippet: Snippet) -> None:
    """Delete a text block."""
    snippet.delete()


@transaction.atomic
def sign_as(
    *, member: Membership, name: str, register: str, number: str, at: datetime
) -> Signature:
    """How somebody signs here from now on; what was signed stays as it was."""
    signature, _new = Signature.objects.update_or_create(
        organisation_id=member.organisation_id,
        owner_id=member.person_id,
        defaults={"name": name, "register": register, "number": number, "saved_at": at},
    )
    return signature
