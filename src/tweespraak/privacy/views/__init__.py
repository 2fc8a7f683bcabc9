"""The pages of privacy."""

from tweespraak.privacy.views.consents import consent, consents, withdrawal
from tweespraak.privacy.views.desk import draft, publication, statements, write
from tweespraak.privacy.views.kept import kept
from tweespraak.privacy.views.looks import looks
from tweespraak.privacy.views.mine import export, mine
from tweespraak.privacy.views.stated import acknowledgement, statement, what_changed
from tweespraak.privacy.views.takeouts import printed, takeout, takeouts
from tweespraak.privacy.views.terms import deleted

__all__ = [
    "acknowledgement",
    "consent",
    "consents",
    "deleted",
    "draft",
    "export",
    "kept",
    "looks",
    "mine",
    "printed",
    "publication",
    "statement",
    "statements",
    "takeout",
    "takeouts",
    "what_changed",
    "withdrawal",
    "write",
]
