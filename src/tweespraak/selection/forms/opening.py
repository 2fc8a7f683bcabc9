"""Apply, withdraw, publish."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tweespraak.foundation.fields import DayField
from tweespraak.foundation.once import OnceForm
from tweespraak.selection.actions.applying import Sent, SentCv
from tweespraak.selection.documents.opening_words import NO_CV
from tweespraak.selection.rules.cvs import MOST_BYTES, NoCv, Problem, kept_name, kind_of
from tweespraak.selection.rules.opening import LONGEST_OPEN

LONGEST_MOTIVATION = 4_000
_ADDRESS = re.compile(r"[/\\@:]|www\.|\w\.\w{2,}", re.IGNORECASE)
_CV_HINT = gettext_lazy(
    "PDF, Word (.docx), OpenDocument (.odt) or plain text, at most 10 MB. We look what kind of file it "
    "is, not for viruses. Only the recruiter, the hiring manager and who interviews you can open it."
)


class ApplyForm(OnceForm):
    """Who somebody is, why they apply, and their CV; `sent()` is what was filled in."""

    given_name = forms.CharField(
        label=gettext_lazy("First name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": gettext_lazy("Fill in your first name.")},
    )
    family_name = forms.CharField(
        label=gettext_lazy("Last name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        help_text=gettext_lazy("You get a mail with the page on which you see where you stand."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        error_messages={
            "required": gettext_lazy("Fill in your e-mail address: you hear everything there."),
            "invalid": gettext_lazy(
                "This is not an e-mail address. It looks like name@example.nl, without spaces."
            ),
        },
    )
    motivation = forms.CharField(
        label=gettext_lazy("Why do you want to do this work?"),
        max_length=LONGEST_MOTIVATION,
        required=False,
        help_text=gettext_lazy("A few sentences are enough. Look at the requirements beside it."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    cv = forms.FileField(
        label=gettext_lazy("Your CV"),
        required=False,
        allow_empty_file=True,
        help_text=_CV_HINT,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt,.txt"}),
    )

    def clean_given_name(self) -> str:
        """The name as one reads it."""
        if name := _name(self.cleaned_data["given_name"]):
            return name
        raise forms.ValidationError(_("Fill in your first name."))

    def clean_family_name(self) -> str:
        """The name as one reads it."""
        return _name(self.cleaned_data["family_name"])

    def clean_cv(self) -> SentCv | None:
        """The file, looked into; what is too large is not read at all."""
        file = self.cleaned_data["cv"]
        if not file:
            return None
        try:
            if file.size > MOST_BYTES:
                raise NoCv(Problem.HEAVY)
            content = file.read()
            kind = kind_of(content, file.name)
        except NoCv as refused:
            raise forms.ValidationError(str(NO_CV[refused.why])) from refused
        return SentCv(kept_name(file.name, kind), kind, content)

    def clean(self) -> dict[str, Any]:
        """A CV, a few sentences, or both; and a file that was fine has to be chosen once more."""
        clean = super().clean() or {}
        if "cv" not in self.errors and not clean.get("cv") and not clean.get("motivation"):
            if "motivation" not in self.errors:
                self.add_error("motivation", _("Write a few sentences, add your CV, or do both."))
        elif self.errors and clean.get("cv"):
            self.add_error(
                "cv", _("Your file is fine. Please choose it once more before you send.")
            )
        return clean

    def sent(self) -> Sent:
        """What was filled in, in the language of the page."""
        clean = self.cleaned_data
        return Sent(
            given_name=clean["given_name"],
            family_name=clean["family_name"],
            email=clean["email"],
            motivation=clean["motivation"],
            language=(get_language() or "nl")[:2],
            cv=clean["cv"],
        )


class PublishForm(forms.Form):
    """Until when one can apply."""

    open_until_on = DayField(
        label=gettext_lazy("Last day to apply"),
        required=False,
        help_text=gettext_lazy("Empty: until you take the page away."),
    )

    is_confirmed = forms.BooleanField(
        label=gettext_lazy("We looked at these words again: the work really asks this"),
        required=False,
    )

    def __init__(
        self, *args: Any, today: date, kept: date | None, is_warned: bool, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"open_until_on": kept}
        super().__init__(*args, **kwargs)
        if not is_warned:
            del self.fields["is_confirmed"]
        field: Any = self.fields["open_until_on"]
        field.aim(today - timedelta(days=1), today + LONGEST_OPEN)


class WithdrawForm(forms.Form):
    """A reason, only when the candidate wants to give one."""

    because = forms.CharField(
        label=gettext_lazy("Do you want to say why?"),
        max_length=1_000,
        required=False,
        help_text=gettext_lazy("You need not. The recruiter reads it."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _name(text: str) -> str:
    """A name goes into a mail to an address nobody proved: what a mail program makes a link of is none."""
    line = _line(text)
    if _ADDRESS.search(line):
        raise forms.ValidationError(_("Write only your name here, without a web or mail address."))
    return line


def _line(text: str) -> str:
    """One line, without characters that nobody sees."""
    seen = (sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"})
    return " ".join("".join(seen).split())
