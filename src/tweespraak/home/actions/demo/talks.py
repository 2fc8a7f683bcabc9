"""The demo's talks, in every state: from a moment that was proposed to a record that was signed."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tweespraak.conversations.api import (
    Conversation,
    Cycle,
    Kind,
    Moment,
    Part,
    Period,
    Place,
    Seat,
    Side,
    allow_word,
    be_ready,
    begin_record,
    confirm,
    do_without_record,
    give_pulse,
    hand_over,
    invite,
    library,
    make_cycle,
    mark_theme,
    plan_conversation,
    plan_cycle,
    react,
    ready,
    save_box,
    save_entry,
    say_held,
    seat_of,
    start_cycle,
    write_course,
)
from tweespraak.home.actions.demo.script import Cast, Script, ago
from tweespraak.home.actions.demo.talks_after import follow_up, make_agreements, pass_on
from tweespraak.people.api import Person, day_in

SIDES = (Side.EMPLOYEE, Side.MANAGER)
PULSE = ("B1", "B2", "B3", "B4")


@dataclass(frozen=True)
class Story:
    """One talk of the script, with its people and its days."""

    row: Script
    cast: Cast
    at: datetime  # the demo's today
    cycle: Cycle

    @property
    def people(self) -> tuple[Person, Person]:
        """The employee and the manager."""
        return self.cast.person(self.row["of"]), self.cast.person(self.row["with"])

    @property
    def asked_at(self) -> datetime:
        """When the first moment was proposed."""
        return ago(self.at, self.row["asked"])

    @property
    def starts_at(self) -> datetime:
        """When the two talk, or talked."""
        if "starts_in_minutes" in self.row:
            minutes = timedelta(minutes=self.row["starts_in_minutes"])
            return (self.at + minutes).replace(second=0, microsecond=0)
        days = -self.row["held"] if "held" in self.row else self.row["starts_in_days"]
        then = self.at + timedelta(days=days)
        return then.replace(hour=13, minute=0, second=0, microsecond=0)

    def seat(self, conversation: Conversation, person: Person) -> Seat:
        """Where this person sits, as it is now."""
        found = seat_of(conversation.pk, conversation.organisation_id, person.pk)
        assert found is not None  # noqa: S101
        return found

    def has(self, until: str) -> bool:
        """Whether the talk goes on after this."""
        return self.row.get("until") != until


def make_talks(script: Script, cast: Cast, at: datetime) -> None:
    """The course, the words that say nothing of health, and every talk, the first one first."""
    course = script["course"]
    writer = cast.members[course["by"]]
    write_course(
        organisation=writer.organisation,
        text={language: course[language] for language in ("nl", "en")},
        by=writer.person,
        at=ago(at, course["days"]),
    )
    for row in script["words"]:
        adviser = cast.members[row["by"]]
        allow_word(
            organisation=adviser.organisation,
            once=uuid.uuid4(),
            word=row["word"],
            by=adviser.person,
            at=ago(at, row["days"]),
        )
    cycle = begin_cycle(script["cycle"], cast, at)
    for row in sorted(script["talks"], key=lambda row: -row["asked"]):
        tell(Story(row, cast, at, cycle))
    # Then for everybody who is not in the script.
    plan_cycle(cycle=cycle, at=ago(at, script["cycle"]["days"]))


def begin_cycle(told: Script, cast: Cast, at: datetime) -> Cycle:
    """The talks of this autumn and the check-in after it, for everybody."""
    runner, then = cast.members[told["by"]], ago(at, told["days"])
    today = day_in(runner.organisation, at)
    cycle = make_cycle(
        organisation=runner.organisation,
        once=uuid.uuid4(),
        name=told["name"],
        unit=None,
        periods=[
            Period(
                key=row["key"],
                kind=Kind(row["kind"]),
                minutes=row["minutes"],
                from_on=today + timedelta(days=row["from"]),
                until_on=today + timedelta(days=row["until"]),
                themes=tuple(row.get("themes", ())),
            )
            for row in told["periods"]
        ],
        by=runner.person,
        at=then,
    )
    return start_cycle(cycle=cycle, by=runner.person, at=then)


def tell(story: Story) -> None:
    """One talk, as far as the script goes."""
    conversation = _propose(story)
    if not story.has("inviting"):
        return
    _confirm(story, conversation)
    _prepare(story, conversation)
    if "held" in story.row:
        _hold(story, conversation)
        _end(story, conversation)
        follow_up(story.row, conversation, story.cast, story.at)


def _propose(story: Story) -> Conversation:
    row, kind = story.row, Kind(story.row["kind"])
    by, employee = story.cast.person(row["asks"]), story.cast.members[row["of"]]
    is_of_cycle = kind is Kind.GOOD_CONVERSATION
    conversation = plan_conversation(
        organisation=employee.organisation,
        employee=employee,
        manager=story.cast.members[row["with"]],
        kind=kind,
        chosen=ready(kind, library("nl")),
        by=None if is_of_cycle else by,
        at=(is_of_cycle and story.cycle.started_at) or story.asked_at,
        once=uuid.uuid4(),
        cycle=story.cycle if is_of_cycle else None,
        by_on=date.fromisoformat(story.cycle.moments[0]["until_on"]) if is_of_cycle else None,
    )
    moment = Moment(story.starts_at, row["minutes"], row["place"])
    return invite(conversation=conversation, by=by, number=0, moment=moment, at=story.asked_at)


def _confirm(story: Story, conversation: Conversation) -> None:
    other = story.row["with"] if story.row["asks"] == story.row["of"] else story.row["of"]
    confirm(
        conversation=conversation,
        by=story.cast.person(other),
        number=conversation.invitation_number,
        at=story.asked_at + timedelta(hours=5),
    )


def _prepare(story: Story, conversation: Conversation) -> None:
    """Everybody writes; who is ready says so. Of two the second is ready shortly before the talk."""
    row, written_at = story.row, story.asked_at + timedelta(days=1)
    keys = [row["of"], row["with"]]
    for key in keys:
        seat = story.seat(conversation, story.cast.person(key))
        _write(row, key, seat, written_at)
    both = "held" in row or row.get("until") == "revealed"
    for number, key in enumerate(keys if both else row.get("ready", [])):
        person = story.cast.person(key)
        late = story.starts_at - timedelta(hours=3)
        be_ready(
            seat=story.seat(conversation, person),
            by=person,
            at=late if number else written_at + timedelta(hours=2),
        )


def _write(row: Script, key: str, seat: Seat, at: datetime) -> None:
    answers = row.get("answers", {}).get(key, {})
    for theme in seat.conversation.themes.all():
        if text := answers.get(theme.key):
            place = Place(Part.ANSWER, theme.pk, theme.questions[0]["key"])
            save_entry(seat=seat, place=place, text=text, shared=True, base="", at=at)
    for text in row.get("topics", {}).get(key, []):
        place = Place(Part.TOPIC, uuid.uuid4())
        save_entry(seat=seat, place=place, text=text, shared=True, base="", at=at)
    if text := row.get("private", {}).get(key):
        place = Place(Part.TOPIC, uuid.uuid4())
        save_entry(seat=seat, place=place, text=text, shared=False, base="", at=at)


def _hold(story: Story, conversation: Conversation) -> None:
    """The two talk: boxes, agreements, and both say that it took place."""
    at = story.starts_at + timedelta(minutes=20)
    employee, manager = story.people
    for theme in conversation.themes.all():
        texts = story.row.get("boxes", {}).get(theme.key)
        if not texts:
            continue
        for person, side, text in zip(story.people, SIDES, texts, strict=True):
            save_box(
                seat=story.seat(conversation, person),
                theme=theme,
                side=side,
                text=text,
                base_version=0,
                is_confirmed=False,
                by=person,
                at=at,
            )
        seat = story.seat(conversation, manager)
        mark_theme(seat=seat, theme=theme, is_discussed=True, by=manager, at=at)
    make_agreements(story.row, conversation, story.cast, at, story.at)
    for person in (manager, employee):
        say_held(
            seat=story.seat(conversation, person), by=person, at=story.starts_at + _long(story)
        )
    for key, values in story.row.get("pulse", {}).items():
        person = story.cast.person(key)
        give_pulse(
            seat=story.seat(conversation, person),
            pulse=dict(zip(PULSE, values, strict=True)),
            by=person,
            at=story.starts_at + _long(story),
        )


def _long(story: Story) -> timedelta:
    return timedelta(minutes=story.row["minutes"])


def _end(story: Story, conversation: Conversation) -> None:
    end, at = story.row["end"], story.starts_at + timedelta(hours=2)
    writer = story.cast.person(str(story.row.get("writer", story.row["with"])))
    other = next(person for person in story.people if person != writer)
    if end == "without_record":
        for person in story.people:
            do_without_record(seat=story.seat(conversation, person), by=person, at=at)
        return
    begin_record(seat=story.seat(conversation, writer), by=writer, at=at)
    if end == "record":
        return
    hand_over(seat=story.seat(conversation, writer), by=writer, at=at)
    if end == "hand_over":
        return
    react(
        seat=story.seat(conversation, other),
        is_agreed=end == "agree",
        own_view=story.row.get("own_view", ""),
        is_confirmed=False,
        by=other,
        at=at + timedelta(hours=20),
    )
    if "pass_on" in story.row:
        pass_on(story.row["pass_on"], conversation, story.cast, story.at)
