"""The gallery of components: example data for `/components/`, shown in demo mode only."""

from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.icons import ICONS


class ExampleForm(forms.Form):
    """One of every kind of field, as the rest of Tweespraak uses them."""

    name = forms.CharField(
        label=gettext_lazy("Name"), help_text=gettext_lazy("As colleagues know you.")
    )
    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    department = forms.ChoiceField(
        label=gettext_lazy("Department"),
        choices=[("care", gettext_lazy("Care")), ("finance", gettext_lazy("Finance"))],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the invitation"),
        choices=[("nl", "Nederlands"), ("en", "English")],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("A personal note"), widget=forms.Textarea, required=False
    )
    agree = forms.BooleanField(
        label=gettext_lazy("Send the invitation now"),
        help_text=gettext_lazy("You can also do this later."),
        required=False,
    )


def example_form(refused: bool) -> ExampleForm:
    """The form as it opens, or as it comes back after a wrong e-mail address."""
    if not refused:
        return ExampleForm(prefix="open", initial={"language": "nl"})
    return ExampleForm(
        {"wrong-name": "Anna", "wrong-email": "anna@", "wrong-department": "care"}, prefix="wrong"
    )


def likert_anchors() -> list[str]:
    """The five answers of a personality statement."""
    return [
        _("Very inaccurate"),
        _("Moderately inaccurate"),
        _("Neither accurate nor inaccurate"),
        _("Moderately accurate"),
        _("Very accurate"),
    ]


def example_page() -> Page[int]:
    """The second page of three."""
    return Paginator(range(60), 20).page(2)


def example_score(name: str, band_word: str, point: float) -> dict[str, Any]:
    """A score as the cube shows it, with an interval of plausible width."""
    return {
        "name": name,
        "url": "#cube",
        "band_word": band_word,
        "low": point - 0.11,
        "high": point + 0.11,
        "point": point,
    }


def example_faces() -> list[dict[str, Any]]:
    """Five faces of the cube, with names a person could really see."""
    high, middle, low = _("Strong"), _("In the middle"), _("Less pronounced")
    return [
        _face("competencies", _("Competencies"), _("What you show most easily in your work."), [
            (_("Listening"), high, 0.78), (_("Working together"), high, 0.71),
            (_("Persuading"), middle, 0.52), (_("Planning and organising"), middle, 0.47),
            (_("Deciding"), middle, 0.42), (_("Entrepreneurship"), low, 0.27),
            (_("Coaching"), high, 0.69), (_("Analysing"), middle, 0.58),
            (_("Result orientation"), middle, 0.5), (_("Adapting"), middle, 0.61),
        ]),
        _face("drives", _("Drives"), _("What gives you energy, and what costs it."), [
            (_("Autonomy"), high, 0.74), (_("Meaning in work"), high, 0.7), (_("Status"), low, 0.2),
        ]),
        _face("intelligence", _("Intelligence"), _("How you handle new and complex information."), [
            (_("Abstract reasoning"), middle, 0.55),
        ]),
        _face("pressure", _("Under pressure"), _("What others may see when things get tense."), [
            (_("Withdrawing"), middle, 0.5), (_("Overdoing care"), high, 0.73), (_("Sharpness"), low, 0.25),
        ]),
        _face("agility", _("Learning Agility"), _("How you learn from what is new."), [
            (_("Self-awareness"), high, 0.72), (_("Dealing with change"), middle, 0.49), (_("People"), high, 0.68),
        ]),
    ]  # fmt: skip


def _face(key: str, title: str, intro: str, scores: list[tuple[str, str, float]]) -> dict[str, Any]:
    return {
        "key": key,
        "title": title,
        "intro": intro,
        "scores": [example_score(*score) for score in scores],
    }


def example_lists() -> dict[str, Any]:
    """Rows, tabs, steps and choices for the list components."""
    return {
        "people": [
            {
                "name": "Anna de Wit",
                "email": "anna@voorbeeld.nl",
                "kind": "done",
                "state": _("Finished"),
            },
            {
                "name": "Bram Jansen",
                "email": "bram@voorbeeld.nl",
                "kind": "waiting",
                "state": _("Invited"),
            },
            {
                "name": "Chris Özdemir",
                "email": "chris@voorbeeld.nl",
                "kind": "draft",
                "state": _("Draft"),
            },
        ],
        "tabs": [
            {"label": _("Match"), "url": "#lists", "current": True},
            {"label": _("Competencies"), "url": "#lists", "count": 16},
            {"label": _("Under pressure"), "url": "#lists"},
        ],
        "steps": [
            {"label": _("Purpose"), "state": "done", "url": "#lists"},
            {"label": _("Lens"), "state": "current"},
            {"label": _("Candidates"), "state": "todo"},
        ],
        "trail": [{"label": _("Talent management"), "url": "#lists"}, {"label": _("Team leads")}],
        "readers": [_("you"), "Fatima"],
        "options": [
            {
                "value": "share",
                "label": _("Share later"),
                "hint": _("Bram sees this when you are both ready."),
            },
            {"value": "keep", "label": _("Only for me"), "checked": True},
        ],
        "departments": [
            {"value": "", "label": _("All departments")},
            {"value": "care", "label": _("Care")},
        ],
    }


def example_bars() -> list[dict[str, Any]]:
    """Answers per department: a length, and the words beside it."""
    return [
        {"label": _("Care"), "value": 0.82, "text": _("41 of 50")},
        {"label": _("Finance"), "value": 0.5, "text": _("9 of 18")},
    ]


def gallery_values() -> dict[str, Any]:
    """Everything `home/gallery.html` needs."""
    return {
        "open_form": example_form(refused=False),
        "wrong_form": example_form(refused=True),
        "anchors": likert_anchors(),
        "pages": example_page(),
        "faces": example_faces(),
        "bars": example_bars(),
        "icons": sorted(ICONS),
        "kinds": ["neutral", "info", "ok", "warn", "danger", "waiting", "done", "draft"],
        "drawings": ["people", "talk", "chart", "inbox", "search", "path", "paper"],
        **example_lists(),
    }
