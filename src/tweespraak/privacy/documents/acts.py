"""Acts in words, as the person they were about reads them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation import slots

# What stands below privacy cannot fill a slot of privacy, so its acts are worded here. An act without
# words of its own gets those of the shorter key: `people.key_removed`, `people.key`, `people`.
ACTS = {
    "people": gettext_lazy("Your account was changed"),
    "people.account_activated": gettext_lazy("You chose your first password"),
    "people.account_doubted": gettext_lazy(
        "Your account was closed until you open a mail: nobody knew for sure that it was yours alone"
    ),
    "people.address_asked": gettext_lazy(
        "A new mail address was asked for, to be confirmed by you"
    ),
    "people.address_changed": gettext_lazy("Your mail address was changed"),
    "people.address_corrected": gettext_lazy("Your mail address was corrected"),
    "people.batch_confirmed": gettext_lazy("A file with people was confirmed"),
    "people.batch_done": gettext_lazy("A file with people was worked off"),
    "people.batch_sent": gettext_lazy("The mails of a file with people were sent"),
    "people.batch_undone": gettext_lazy("A file with people was undone"),
    "people.brand_saved": gettext_lazy("Logo and colour were changed"),
    "people.exported": gettext_lazy("The list of people, with you on it, was exported"),
    "people.key": gettext_lazy("Your way of signing in was changed"),
    "people.keys_taken": gettext_lazy("Your second step and passkeys were taken away"),
    "people.link_code": gettext_lazy("A code for a personal link of yours was mailed or used"),
    "people.link_copied": gettext_lazy("A personal link of yours was copied to hand it to you"),
    "people.mail_sent_again": gettext_lazy("A mail to you was sent again"),
    "people.mail_set_aside": gettext_lazy("A mail to you that did not arrive was left at that"),
    "people.merge_asked": gettext_lazy("It was asked to make one of two accounts of yours"),
    "people.merge_declined": gettext_lazy("Making one of two accounts was declined"),
    "people.merged": gettext_lazy("Two accounts of yours were made one"),
    "people.move_called_off": gettext_lazy("A planned move of yours was called off"),
    "people.organisation": gettext_lazy("The organisation was set up"),
    "people.password_changed": gettext_lazy("You chose another password"),
    "people.password_reset": gettext_lazy("A new password was chosen through a mail"),
    "people.person_added": gettext_lazy("You were added to an organisation"),
    "people.person_back": gettext_lazy("Your leaving of an organisation was taken back"),
    "people.person_edited": gettext_lazy("Your name or job title was changed"),
    "people.person_left": gettext_lazy("You left an organisation"),
    "people.person_forgotten": gettext_lazy("An organisation you left forgot your name"),
    "people.placed": gettext_lazy("Your department or your manager was changed"),
    "people.proof_given": gettext_lazy("You showed once more that it is you"),
    "people.references_noted": gettext_lazy("The references of the organisation were noted"),
    "people.role_given": gettext_lazy("You were given a role"),
    "people.role_taken": gettext_lazy("A role was taken from you"),
    "people.row_undone": gettext_lazy("What a file with people did for you was undone"),
    "people.sessions_ended": gettext_lazy("Your devices were signed out"),
    "people.signed_in": gettext_lazy("You signed in"),
    "people.stand_in_ended": gettext_lazy("Standing in for you was ended"),
    "people.stand_in_given": gettext_lazy("Somebody was named to stand in for you"),
    "people.test_mail_sent": gettext_lazy("A test mail was sent"),
    "people.unit": gettext_lazy("A department or team was changed"),
    "privacy": gettext_lazy("Your data were exported or erased on request"),
    "privacy.consent_given": gettext_lazy("You gave a consent"),
    "privacy.consent_withdrawn": gettext_lazy("You withdrew a consent"),
    "privacy.erased": gettext_lazy("Your data were erased on request"),
    "privacy.exported": gettext_lazy("Your data were taken along"),
    "privacy.statement_published": gettext_lazy("A statement of the organisation was published"),
    "privacy.statement_saved": gettext_lazy("A draft of a statement was saved"),
    "privacy.statement_seen": gettext_lazy("You saw a statement of the organisation"),
    "privacy.term_ended": gettext_lazy("Data about you were deleted, because their term was over"),
}


def act_words(action: str) -> str:
    """Which kind of act it was; a context above privacy knows the words for its own."""
    return own_words(action) or _("Someone worked with your data")


def own_words(action: str) -> str:
    """The words somebody wrote for this kind of act; empty when nobody did."""
    context = action.partition(".")[0]
    provider = slots.by_key("record.label", context)
    for link in (provider and provider(request=None, action=action)) or ():
        return str(link.label)
    return next((str(ACTS[key]) for key in _shorter(action) if key in ACTS), "")


def _shorter(action: str) -> Iterator[str]:
    context, _dot, act = action.partition(".")
    parts = act.split("_")
    yield from (f"{context}.{'_'.join(parts[:end])}" for end in range(len(parts), 0, -1))
    yield context
