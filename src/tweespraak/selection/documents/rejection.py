"""The rejection as it goes out. One function makes the preview and the mail: what is shown is what is sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.notifications.api import Letter, compose
from tweespraak.people.api import (
    PersonalLink,
    contact_of,
    date_in_words,
    link_url,
    look_of,
    membership_in,
    names_in,
)
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.openings import deletion_day
from tweespraak.selection.queries.reasons import taxonomy
from tweespraak.selection.rules.reasons import Reason, fitted
from tweespraak.selection.rules.rejecting import Around, Draft, message_hash

_LINK = UUID("6f0b1f0e-3c55-4a0e-9c5b-8a1d3f6f2a10")  # a space of names of our own


@dataclass(frozen=True)
class Message:
    """What the candidate gets, to the letter."""

    letter: Letter

    @property
    def hash(self) -> str:
        """Another letter, another hash."""
        return message_hash(
            self.letter.language, self.letter.subject, self.letter.text, self.letter.html
        )

    def row(self) -> dict[str, str]:
        """As it is kept."""
        return {
            "subject": self.letter.subject,
            "body": self.letter.text,
            "language": self.letter.language,
        }


def message_of(candidacy: Candidacy, draft: Draft, around: Around, at: datetime) -> Message:
    """The whole mail, in the language of the candidate."""
    here, language = candidacy.organisation, candidacy.language
    member = membership_in(here.pk, candidacy.person_id)
    name = member.given_name if member else ""
    with translation.override(language):
        letter = compose(
            language=language,
            subject=_("About your application for %(job)s") % {"job": candidacy.vacancy.title},
            greeting=_("Dear %(name)s,") % {"name": name} if name else _("Hello,"),
            paragraphs=_paragraphs(candidacy, draft, around, at),
            button=(_("Ask, talk, or say that you disagree"), _address(candidacy)),
            sender=here.name,
            contact=contact_of(here),
            look=look_of(here),
        )
    return Message(letter)


def link_key(candidacy: Candidacy) -> UUID:
    """The key of the link in the mail: known before there is a link, so that the preview is exact."""
    return uuid5(_LINK, candidacy.pk.hex)


def reasons_said(candidacy: Candidacy, draft: Draft, around: Around) -> list[str]:
    """Each reason in whole sentences, with the requirement it is tied to, in the candidate's language."""
    with translation.override(candidacy.language):
        return [_reason(one, candidacy.language, around) for one in draft.reasons]


def _address(candidacy: Candidacy) -> str:
    return link_url(PersonalLink(pk=link_key(candidacy)))


def _paragraphs(candidacy: Candidacy, draft: Draft, around: Around, at: datetime) -> list[str]:
    found = [
        _("Thank you for %(thanks)s. We will not continue with you for the role of %(job)s.")
        % {"thanks": fitted(draft.thanks), "job": candidacy.vacancy.title},
        *_reasons(candidacy, draft, around),
    ]
    if draft.strength.strip() or around.had_contact:
        found.append(
            _("What stood out and is worth keeping: %(strength)s.")
            % {"strength": fitted(draft.strength)}
        )
    if draft.tip.strip():
        found.append(_("A tip: %(tip)s.") % {"tip": fitted(draft.tip)})
    return [*found, _talk(candidacy, draft), _deletion(candidacy, at), _complaint()]


def _reasons(candidacy: Candidacy, draft: Draft, around: Around) -> list[str]:
    said = [_reason(one, candidacy.language, around) for one in draft.reasons]
    if len(said) <= 1:
        return [_("The reason: %(reason)s") % {"reason": one} for one in said]
    numbered = (
        _("The first reason: %(reason)s"),
        _("The second reason: %(reason)s"),
        _("The third reason: %(reason)s"),
    )
    return [line % {"reason": one} for line, one in zip(numbered, said, strict=False)]


def _reason(reason: Reason, language: str, around: Around) -> str:
    text = taxonomy().said(reason.code, reason.words, language, had_contact=around.had_contact)
    tied = around.requirements.get(reason.requirement)
    if tied is None:
        return text
    belongs = _("This belongs to the requirement “%(requirement)s”.")
    return f"{text} {belongs % {'requirement': tied.text.strip()}}"


def _talk(candidacy: Candidacy, draft: Draft) -> str:
    names = names_in(candidacy.organisation_id, [draft.caller]) if draft.caller else {}
    name = names.get(draft.caller) if draft.caller else None
    if not name or not draft.call_on.strip():
        return _(
            "Would you like to talk about it? You can ask for that with the button below, within "
            "twenty working days."
        )
    return _(
        "Would you like to talk about it? %(caller)s will gladly call you on %(moment)s. Say so with "
        "the button below, or ask for another moment there, within twenty working days."
    ) % {"caller": name, "moment": fitted(draft.call_on)}


def _deletion(candidacy: Candidacy, at: datetime) -> str:
    day = deletion_day(candidacy, at)
    year = _("You may let us keep it for a year: you choose that yourself with the button.")
    if day:
        return _("We delete your data on %(day)s.") % {"day": date_in_words(day)} + " " + year
    when = _(
        "We delete your data 28 days after the end of this procedure; as soon as that day is known, "
        "it stands behind the button."
    )
    return f"{when} {year}"


def _complaint() -> str:
    return _(
        "Do you disagree with something? Say so with the same button. Somebody else than who decided "
        "then looks at it and answers you within a month."
    )
