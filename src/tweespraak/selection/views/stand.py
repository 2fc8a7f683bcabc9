"""How a vacancy stands for one of its people: a word, a sentence, and their next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from tweespraak.selection.documents.words import NOW
from tweespraak.selection.models import Profile, Vacancy
from tweespraak.selection.queries.places import LEADS, Part, Place
from tweespraak.selection.queries.profiles import (
    content_of,
    hashes_under,
    profile_of,
    signers_of,
)
from tweespraak.selection.rules.profiles import gaps
from tweespraak.selection.rules.vacancies import Now, Step, next_step, now_of

# What to do, and the page where it is done; each takes the key of the vacancy.
STEPS: Mapping[Step, tuple[Promise | str, str]] = {
    Step.WRITE: (gettext_lazy("Write the requirements"), "requirements"),
    Step.SEND: (gettext_lazy("Have them signed"), "sending"),
    Step.SIGN: (gettext_lazy("Read and sign"), "sign"),
    Step.PUBLISH: (gettext_lazy("Put it on its open page"), "publication"),
}
ROAD = (
    gettext_lazy("Requirements"),
    gettext_lazy("Signatures"),
    gettext_lazy("Candidates"),
    gettext_lazy("Closed"),
)
AT = {Now.WRITING: 0, Now.SIGNING: 1, Now.READY: 2, Now.OPEN: 2, Now.CLOSED: 4}


@dataclass(frozen=True)
class Stand:
    """A vacancy as one of its people sees it."""

    place: Place
    profile: Profile
    now: Now
    step: Step | None
    signed: int
    signers: int

    @property
    def vacancy(self) -> Vacancy:
        """The vacancy itself."""
        return self.place.vacancy

    @property
    def leads(self) -> bool:
        """Whether they lead it or asked for it."""
        return self.place.is_any(*LEADS)

    @property
    def state(self) -> str:
        """Where it is, in a word or two."""
        return str(NOW[self.now][0])

    @property
    def kind(self) -> str:
        """How that is shown."""
        return NOW[self.now][1]

    @property
    def label(self) -> str:
        """The next step, in words."""
        return str(STEPS[self.step][0]) if self.step else ""

    @property
    def url(self) -> str:
        """Where the next step is taken."""
        return (
            reverse(f"selection:{STEPS[self.step][1]}", args=[self.vacancy.pk]) if self.step else ""
        )

    @property
    def text(self) -> str:
        """Where it is, in a sentence."""
        if self.now is Now.SIGNING:
            words = ngettext(
                "%(signed)d of %(n)d signature is there.",
                "%(signed)d of %(n)d signatures are there.",
                self.signers,
            )
            return words % {"signed": self.signed, "n": self.signers}
        return str(SENTENCES[self.now])

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The road, with where it is now."""
        at = AT[self.now]
        states = ["done" if n < at else "current" if n == at else "todo" for n in range(len(ROAD))]
        return [
            {"label": str(label), "state": state} for label, state in zip(ROAD, states, strict=True)
        ]


SENTENCES: Mapping[Now, Promise | str] = {
    Now.WRITING: gettext_lazy("First what is asked, in words everybody can sign."),
    Now.READY: gettext_lazy("Everybody signed the same requirements."),
    Now.OPEN: gettext_lazy("Candidates can find it, with the requirements and the pay range."),
    Now.CLOSED: gettext_lazy("The procedure is over."),
}


def stand_of(place: Place) -> Stand:
    """How a vacancy stands for this person."""
    vacancy = place.vacancy
    profile = profile_of(vacancy)
    if profile is None:
        raise LookupError(str(vacancy.pk))
    signers = signers_of(vacancy)
    hashes = hashes_under(profile, signers)
    mine = [
        mark for one, mark in zip(signers, hashes, strict=True) if one.person_id == place.person_id
    ]
    now = now_of(
        profile.state,
        is_published=vacancy.published_at is not None,
        is_closed=vacancy.closed_at is not None,
    )
    step = next_step(
        now,
        leads=place.is_any(*LEADS),
        publishes=place.is_any(Part.RECRUITER),
        has_gaps=bool(gaps(content_of(profile, vacancy), [one.capacity for one in signers])),
        must_sign=bool(mine) and mine[0] != profile.hash,
    )
    signed = sum(1 for mark in hashes if mark and mark == profile.hash)
    return Stand(place, profile, now, step, signed, len(signers))
