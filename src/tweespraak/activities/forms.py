"""What people fill in about activities."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tweespraak.activities.queries import Lendable
from tweespraak.foundation.once import OnceForm
from tweespraak.lenses.api import LensText, LensVersion
from tweespraak.people.api import Membership


class ActivityForm(OnceForm):
    """Name, purpose and lens of a new activity."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Participants see this name in their invitation."),
        error_messages={"required": _("Give the activity a name.")},
    )
    purpose = forms.CharField(
        label=_("What is it for?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "In your own words, one or two sentences. Participants read this before they decide "
            "what to share, so it cannot be changed later."
        ),
        error_messages={"required": _("Say in a sentence or two what it is for.")},
    )
    lens = forms.ChoiceField(
        error_messages={
            "required": _("Choose the lens that fits this activity."),
            "invalid_choice": _("This lens is not in the library. Choose one from the list."),
        }
    )

    def __init__(
        self, *args: Any, lenses: list[tuple[LensVersion, LensText]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lenses = lenses
        self.fields["lens"].choices = [  # type: ignore[attr-defined]
            (str(version.pk), text.name) for version, text in lenses
        ]

    def options(self) -> list[dict[str, Any]]:
        """The lenses as choices, each with its summary."""
        chosen = self["lens"].value()
        return [
            {
                "value": str(version.pk),
                "label": text.name,
                "hint": text.summary,
                "checked": str(version.pk) == chosen,
            }
            for version, text in self.lenses
        ]

    def lens_version(self) -> LensVersion:
        """The lens that was chosen."""
        chosen = self.cleaned_data["lens"]
        return next(version for version, _text in self.lenses if str(version.pk) == chosen)


class CandidatesForm(forms.Form):
    """Candidates as pasted, and the language in which people who are new here are written to."""

    lines = forms.CharField(
        label=_("Candidates"),
        required=False,
        strip=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocapitalize": "off"}),
        help_text=_(
            "One per line: a name with the address behind it, such as “Sam Visser "
            "<sam@example.org>”, or only the address. A list from your mail program works too."
        ),
    )
    language = forms.ChoiceField(
        label=_("Language of the mails to people who are new here"),
        choices=settings.LANGUAGES,
    )


class ColleagueForm(forms.Form):
    """A colleague to add to the team."""

    colleague = forms.ModelChoiceField(
        label=_("Colleague"),
        queryset=Membership.objects.none(),
        empty_label=_("Choose a colleague"),
        help_text=_("Colleagues with the role Development admin who are not on the team yet."),
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = colleagues  # type: ignore[attr-defined]


class ConsentForm(forms.Form):
    """The results someone ticked, and which text was on the screen."""

    read = forms.CharField(max_length=64, widget=forms.HiddenInput)
    results = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, lendable: list[Lendable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lendable = {str(one.result.pk): one for one in lendable}
        self.fields["results"].choices = [  # type: ignore[attr-defined]
            (key, key) for key in self.lendable
        ]

    def ticked(self) -> list[Any]:
        """The results that were ticked."""
        return [self.lendable[key].result for key in self.cleaned_data["results"]]
