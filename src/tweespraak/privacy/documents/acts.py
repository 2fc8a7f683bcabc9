"""Acts in words, as the person they were about reads them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation import slots

# What stands below privacy cannot fill a slot of privacy, so its acts are worded here.
ACTS = {
    "people.person_added": gettext_lazy("You were added to an organisation"),
    "people.person_edited": gettext_lazy("Your name or job title was changed"),
    "people.address_corrected": gettext_lazy("Your mail address was corrected"),
    "people.role_given": gettext_lazy("You were given a role"),
    "people.role_taken": gettext_lazy("A role was taken from you"),
    "people.link_copied": gettext_lazy("A personal link of yours was copied to hand it to you"),
    "people.mail_set_aside": gettext_lazy("A mail to you that did not arrive was left at that"),
    "people.mail_sent_again": gettext_lazy("A mail to you was sent again"),
    "people.placed": gettext_lazy("Your department or your manager was changed"),
    "people.move_called_off": gettext_lazy("A planned move of yours was called off"),
    "people.stand_in_given": gettext_lazy("Somebody was named to stand in for you"),
    "people.stand_in_ended": gettext_lazy("Standing in for you was ended"),
    "people.person_left": gettext_lazy("You left an organisation"),
    "people.person_back": gettext_lazy("Your leaving of an organisation was taken back"),
    "people": gettext_lazy("Your account was changed"),
    "privacy": gettext_lazy("Your data were exported or erased on request"),
}


def act_words(action: str) -> str:
    """Which kind of act it was; a context above privacy knows the words for its own."""
    context = action.partition(".")[0]
    provider = slots.by_key("record.label", context)
    for link in (provider and provider(request=None, action=action)) or ():
        return str(link.label)
    return str(ACTS.get(action) or ACTS.get(context) or _("Someone worked with your data"))
