"""Keep one answer: the action of the whole product that happens most."""

import uuid
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from tweespraak.testing.models import Response, Session
from tweespraak.testing.rules import Act, State, after

# One statement: it stores nothing when the session was finished meanwhile (the lock makes
# PostgreSQL wait for a finish that is under way), and nothing when this click is already here.
_INSERT = """
    INSERT INTO testing_response (session_id, item_key, value, language, answered_at, click)
    SELECT id, %s, %s, %s, %s, %s FROM testing_session WHERE id = %s AND finished_at IS NULL {lock}
    ON CONFLICT (session_id, click) DO NOTHING
"""
_COLUMNS = ("item_key", "value", "language", "answered_at", "click")


def answer(
    *,
    session: Session,
    item_key: str,
    value: int | None,
    language: str,
    click: UUID,
    at: datetime,
) -> bool:
    """Keep an answer; None skips the item. The same click twice is one answer.

    Returns whether it was new. Raises Refused when the session is finished. An autosave: no audit
    row, and one statement that is its own transaction.
    """
    after(session.state, Act.ANSWER)
    if _insert(session.pk, item_key, value, language, at, click):
        return True
    kept = Response.objects.filter(session=session, click=click).first()
    if kept is None:
        after(State.FINISHED, Act.ANSWER)
    elif (kept.item_key, kept.value) != (item_key, value):
        # Not a double click but another answer from an old copy of the page: nothing is lost.
        return _insert(session.pk, item_key, value, language, at, uuid.uuid4())
    return False


@transaction.atomic
def change_language(*, session: Session, language: str, at: datetime) -> Session:
    """From here on the statements are shown in this language; each answer keeps its own."""
    after(session.state, Act.CHANGE_LANGUAGE)
    session.language = language
    session.save(update_fields=["language"])
    return session


def _insert(
    session: UUID,
    item_key: str,
    value: int | None,
    language: str,
    at: datetime,
    click: UUID,
) -> bool:
    lock = "FOR SHARE" if connection.features.has_select_for_update else ""
    values = zip(_COLUMNS, (item_key, value, language, at, click), strict=True)
    fields = {field.name: field for field in Response._meta.concrete_fields}
    row = [fields[column].get_db_prep_save(each, connection) for column, each in values]
    key = Session._meta.pk.get_db_prep_value(session, connection)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT.format(lock=lock), [*row, key])
        return bool(cursor.rowcount > 0)
