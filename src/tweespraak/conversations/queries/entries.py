"""What the two wrote down for themselves and for each other: the only place that reads it.

Who asks gets their own entries, and of the other what was revealed: never a draft, and never what is
for its author only.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.conversations.models import Conversation, Entry, Participant
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Kind, Side
from tweespraak.conversations.rules.places import Place
from tweespraak.conversations.rules.states import OneSided, State
from tweespraak.conversations.rules.writing import READABLE, Missing, Part, missing

_WRITTEN = (Part.ANSWER, Part.TOPIC)


def own_entries(seat: Seat) -> list[Entry]:
    """Everything of mine, in any state, also what is for me only."""
    return list(Entry.objects.filter(participant=seat.me).select_related("participant", "theme"))


def revealed_entries(seat: Seat) -> list[Entry]:
    """What both may read of both: shared, not empty, and only where it was revealed."""
    rows = [seat.me, seat.other]
    return list(_revealed(seat.conversation, rows).select_related("participant", "theme"))


def additions(seat: Seat) -> list[Entry]:
    """What was added later, by either side, the first one first."""
    later = [one for one in revealed_entries(seat) if one.part == Part.ADDITION]
    return sorted(later, key=lambda one: (one.saved_at, one.pk))


def revealed_about(seat: Seat, theme: UUID | None) -> list[Entry]:
    """Of that, what is about one theme; or about none: topics, and what was laid on the table or added."""
    return list(_revealed(seat.conversation, [seat.me, seat.other]).filter(theme=theme))


def revealed_to(person: UUID) -> QuerySet[Entry]:
    """What others let this person read, in every conversation, one statement for each."""
    found = Entry.objects.none()
    seats = Participant.objects.filter(person_id=person).select_related("conversation")
    for mine in seats.prefetch_related("conversation__participants"):
        rows = list(mine.conversation.participants.all())
        found |= _revealed(mine.conversation, rows).exclude(participant__person_id=person)
    return found


def entries_by(person: UUID) -> QuerySet[Entry]:
    """Everything this person wrote, for themselves and for others."""
    return Entry.objects.filter(participant__person_id=person)


def revealed_sides(conversation: Conversation, rows: Collection[Participant]) -> set[Side]:
    """Whose shared texts both read: nobody's before the reveal, of one side when only that was shown."""
    if State(conversation.state) not in READABLE or conversation.one_sided == OneSided.OWN_CARD:
        return set()
    shown = [row for row in rows if row.ready_at] if conversation.one_sided else rows
    return {Side(row.side) for row in shown}


def entry_at(participant: Participant, place: Place) -> Entry | None:
    """What stands in this place of this side's preparation."""
    mine = Entry.objects.filter(participant=participant, part=place.part)
    match place.part:
        case Part.ANSWER:
            mine = mine.filter(theme_id=place.key, question=place.question)
        case Part.TOPIC:
            mine = mine.filter(pk=place.key)
        case _:
            mine = mine.filter(subject_id=place.key, question=place.question)
    return mine.first()


def is_written_by_another(participant: Participant, key: UUID) -> bool:
    """Whether a topic with this key stands in somebody else's preparation."""
    return Entry.objects.filter(pk=key).exclude(participant=participant).exists()


def still_missing(conversation: Conversation, me: Participant) -> list[Missing]:
    """What this side still has to write before it can be ready, in the order of the page."""
    mine = Entry.objects.filter(participant=me).exclude(text="")
    themes = [theme.pk for theme in conversation.themes.all()]
    answered = set(mine.filter(part=Part.ANSWER).values_list("theme_id", flat=True))
    topics = mine.filter(part=Part.TOPIC, shared=True).count()
    there = [theme for theme in themes if theme in answered]
    return missing(Kind(conversation.kind), themes, there, topics)


def never_read(conversation: Conversation) -> QuerySet[Entry]:
    """What nobody but its author reads or ever will: for me only, and what was never revealed."""
    rows = list(conversation.participants.all())
    every = Entry.objects.filter(participant__conversation=conversation)
    return every.exclude(pk__in=_revealed(conversation, rows).values("pk"))


def _revealed(conversation: Conversation, rows: Collection[Participant]) -> QuerySet[Entry]:
    sides = revealed_sides(conversation, rows)
    shared = Entry.objects.filter(participant__conversation=conversation, shared=True)
    if State(conversation.state) not in READABLE:
        return shared.none()
    seen = shared.filter(Q(part=Part.ADDITION) | Q(participant__side__in=sides))
    return seen.exclude(part__in=_WRITTEN, text="")
