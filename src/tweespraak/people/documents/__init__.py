"""Bytes and words that leave people: letters, and how an organisation looks in them."""

from tweespraak.people.documents.keys import key_changed_letter, sign_in_code_letter
from tweespraak.people.documents.letters import (
    activation_letter,
    address_changed_letter,
    code_letter,
    from_organisation,
    letter_of_test,
    merge_letter,
    new_address_letter,
    password_changed_letter,
    reset_letter,
    something_ready_letter,
)
from tweespraak.people.documents.organisations import (
    PRODUCT,
    Sender,
    contact_for,
    contact_of,
    date_in_words,
    day_in_words,
    digest_reader,
    look_of,
    sender_of,
    trial_full_words,
)

__all__ = [
    "PRODUCT",
    "Sender",
    "activation_letter",
    "address_changed_letter",
    "code_letter",
    "contact_for",
    "contact_of",
    "date_in_words",
    "day_in_words",
    "digest_reader",
    "from_organisation",
    "key_changed_letter",
    "letter_of_test",
    "look_of",
    "merge_letter",
    "new_address_letter",
    "password_changed_letter",
    "reset_letter",
    "sender_of",
    "sign_in_code_letter",
    "something_ready_letter",
    "trial_full_words",
]
