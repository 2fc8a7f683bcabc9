"""How an evaluation stands for one of the two: a word, a sentence, and their next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tweespraak.evaluations.documents.words import STATE_TAGS, Words
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.places import Place
from tweespraak.evaluations.queries.replies import owes_reply
from tweespraak.evaluations.queries.sending import vacancies_in
from tweespraak.evaluations.queries.talking import offer_in
from tweespraak.evaluations.rules.states import OPEN, TALKING, Side, State
from tweespraak.people.api import names_in

C, R, S = Side.CLIENT, Side.RECRUITER, State


@dataclass(frozen=True)
class Step:
    """What somebody can do next, and where."""

    label: Words
    url: str
    is_pressing: bool = True  # else it may wait: nobody is held up by it


@dataclass(frozen=True)
class Stand:
    """An evaluation as one of the two sees it."""

    place: Place
    other: str  # the name of who is on the other side
    step: Step | None

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation itself."""
        return self.place.evaluation

    @property
    def state(self) -> State:
        """Where it is."""
        return State(self.evaluation.state)

    @property
    def word(self) -> str:
        """Where it is, in a word or two."""
        return str(STATE_TAGS[self.state][0])

    @property
    def kind(self) -> str:
        """How that is shown."""
        return STATE_TAGS[self.state][1]

    @property
    def text(self) -> str:
        """Where it is, in a sentence."""
        found = SENTENCES.get((self.place.side, self.state)) or SENTENCES.get((None, self.state))
        day = self.evaluation.send_on
        words = {"name": self.other, "day": date_format(day, "l j F") if day else ""}
        return str(found) % words if found else ""

    @property
    def jobs(self) -> list[str]:
        """What it is about."""
        return [one.title for one in vacancies_in(self.evaluation)]

    @property
    def is_pressing(self) -> bool:
        """Whether it waits for them."""
        return self.step is not None and self.step.is_pressing


def stand_of(place: Place, names: Mapping[UUID, str] | None = None) -> Stand:
    """How an evaluation stands for this person; `names` when they were read for many at once."""
    known = names if names is not None else _names(place)
    find = STEPS.get((place.side, State(place.evaluation.state)))
    return Stand(place, known.get(place.other_id, ""), find(place) if find else None)


def step_to(label: Words, page: str, *, is_pressing: bool = True) -> Callable[[Place], Step]:
    """A step that is always the same: a page of this evaluation."""
    return lambda place: Step(
        label, reverse(f"evaluations:{page}", args=[place.evaluation.pk]), is_pressing
    )


def _names(place: Place) -> Mapping[UUID, str]:
    return {**names_in(place.evaluation.organisation_id, [place.other_id])}


# Side (None: either) and state -> where it is; each part adds its own. %(name)s is the other one.
SENTENCES: Mapping[tuple[Side | None, State], Words] = {
    (R, S.PREPARED): _("%(name)s has not been asked yet. It goes out of itself on %(day)s."),
    (R, S.SENT): _("%(name)s was asked how it went. Neither of you reads the other before both answered."),
    (C, S.SENT): _("%(name)s would like to know how working together went for you."),
    (None, S.ANSWERED_ONE): _("Neither of you reads the other before both answered, or the last day passed."),
    **{
        (None, state): _("You and %(name)s can read each other’s answers.")
        for state in (S.REVEALED, S.LIVE_REQUIRED, S.LIVE_OFFERED)
    },
    (None, S.LIVE_PLANNED): _("You and %(name)s talk about it. You both prepare."),
    (None, S.LIVE_HELD): _("You and %(name)s have talked. What you agreed is followed up."),
    (None, S.LIVE_DECLINED): _("There is no talk about it."),
    (None, S.FOLLOWED_UP): _("You and %(name)s talked, and everything you agreed is closed."),
    (R, S.CLOSED): _("%(name)s was thanked, and heard what you do with it."),
    (C, S.CLOSED): _("%(name)s told you what is done with it."),
    (None, S.LAPSED): _("Nobody answered before the last day."),
    (None, S.DROPPED): _("It was not sent after all."),
}  # fmt: skip


def _own_view(place: Place) -> Step | None:
    """Answer, as long as one did not; after that it waits for the other."""
    if not owes_reply(place.evaluation, place.side):
        return None
    label = _("Tell how it went") if place.side is Side.CLIENT else _("Give your own view")
    return step_to(label, "answer")(place)


def _after_reading(place: Place) -> Step | None:
    """The recruiter's own view first, when it is still owed; then thanks."""
    return _own_view(place) or step_to(_("Thank and close"), "thanks")(place)


def _find_moment(place: Place) -> Step | None:
    """The recruiter's own view first; then a moment, which one offers and the other chooses."""
    if place.side is Side.RECRUITER and (own := _own_view(place)):
        return own
    offer = offer_in(place.evaluation)
    if offer is None:
        is_mine = place.side is Side.RECRUITER
        return step_to(_("Find a moment to talk"), "talk", is_pressing=is_mine)(place)
    if offer.by is place.side:
        return step_to(_("See the moments you offered"), "talk", is_pressing=False)(place)
    return step_to(_("Choose a moment to talk"), "talk")(place)


_TALK = step_to(_("To the talk"), "talk", is_pressing=False)
_READ = step_to(_("Read each other"), "together", is_pressing=False)

# Side and state -> the next step for who stands there; each part adds its own.
STEPS: Mapping[tuple[Side, State], Callable[[Place], Step | None]] = {
    (R, S.PREPARED): step_to(_("See what goes out"), "sending", is_pressing=False),
    **{(side, state): _own_view for side in Side for state in OPEN},
    (R, S.REVEALED): _after_reading,
    **{(side, S.CLOSED): _READ for side in Side},
    (C, S.REVEALED): _READ,
    **{(side, state): _find_moment for side in Side for state in TALKING},
    **{
        (side, state): _TALK
        for side in Side
        for state in (S.LIVE_PLANNED, S.LIVE_HELD, S.FOLLOWED_UP)
    },
    **{(side, S.LIVE_DECLINED): _READ for side in Side},
}
