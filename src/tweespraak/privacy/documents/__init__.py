"""What privacy puts on paper: the export for programs and for people, and our drafts of statements."""

from tweespraak.foundation.paper import NoLetters
from tweespraak.privacy.documents.acts import ACTS, act_words, own_words
from tweespraak.privacy.documents.export import export_file
from tweespraak.privacy.documents.paper import takeout_pdf, takeout_values
from tweespraak.privacy.documents.readable import Block, Chapter, readable
from tweespraak.privacy.documents.statements import kind_word, our_draft

__all__ = [
    "ACTS",
    "Block",
    "Chapter",
    "NoLetters",
    "act_words",
    "export_file",
    "kind_word",
    "our_draft",
    "own_words",
    "readable",
    "takeout_pdf",
    "takeout_values",
]
