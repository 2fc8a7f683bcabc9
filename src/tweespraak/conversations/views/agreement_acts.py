"""What one does with an agreement: buttons that say yes or no, and a page for what needs words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tweespraak.conversations import access
from tweespraak.conversations.actions.agreements import do_with_agreement, texts_of
from tweespraak.conversations.actions.guarding import Held as HeldBack
from tweespraak.conversations.documents.agreement_table import refusal_words
from tweespraak.conversations.documents.agreements import line_of
from tweespraak.conversations.forms.agreement_acts import (
    ReactForm,
    ReportForm,
    SaidForm,
    StopForm,
)
from tweespraak.conversations.forms.agreements import AdjustForm
from tweespraak.conversations.queries.agreements import Held, guard_over, last_report
from tweespraak.conversations.rules.agreeing import NotAgreed, possible
from tweespraak.conversations.rules.agreements import AgreementAct, AgreementRefused
from tweespraak.conversations.views.agreement_room import back_to
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken, once_in
from tweespraak.people.api import day_in, person_of

_A = AgreementAct
BUTTONS: Mapping[str, tuple[AgreementAct, Promise]] = MappingProxyType(
    {
        "agree": (_A.AGREE, gettext_lazy("Agreed. Now it is of you both.")),
        "drop": (_A.DROP, gettext_lazy("Dropped.")),
        "confirm": (
            _A.CONFIRM,
            gettext_lazy("It is changed. What stood there stays in its story."),
        ),
        "keep": (_A.KEEP, gettext_lazy("It stays as it was.")),
    }
)


@dataclass(frozen=True)
class Page:
    """The words and the form of one act that needs words."""

    form: type[SaidForm | AdjustForm]
    acts: frozenset[AgreementAct]  # one of them has to be possible
    title: Promise
    lead: Promise
    submit: Promise
    thanks: Promise


PAGES: Mapping[str, Page] = MappingProxyType(
    {
        "report": Page(
            ReportForm,
            frozenset(ReportForm.acts.values()),
            gettext_lazy("How did it go?"),
            gettext_lazy("A short update. The other reads it and reacts; then it is closed."),
            gettext_lazy("Send the update"),
            gettext_lazy("Your update is there. Now the other reacts."),
        ),
        "react": Page(
            ReactForm,
            frozenset(ReactForm.acts.values()),
            gettext_lazy("Your reaction"),
            gettext_lazy("No agreement ends in silence: say what you saw, and how it goes on."),
            gettext_lazy("Send the reaction"),
            gettext_lazy("Your reaction is there. Thank you for feeding back."),
        ),
        "adjust": Page(
            AdjustForm,
            frozenset({_A.ADJUST}),
            gettext_lazy("Propose other words or another day"),
            gettext_lazy("Until the other agrees, it stays as it is."),
            gettext_lazy("Propose this"),
            gettext_lazy("Proposed. As soon as the other agrees, it is changed."),
        ),
        "stop": Page(
            StopForm,
            frozenset({_A.STOP, _A.STOP_TOGETHER}),
            gettext_lazy("Stop with this agreement"),
            gettext_lazy("Stopping is fine. The other gets to know it at once, with your words."),
            gettext_lazy("Stop with it"),
            gettext_lazy("It has stopped. The other has been told."),
        ),
    }
)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement_act(request: HttpRequest, agreement_id: UUID, act: str) -> HttpResponse:
    """A button, or the page of an act that needs words."""
    held = access.agreement(request, agreement_id)
    if act in BUTTONS:
        return _pressed(request, held, *BUTTONS[act])
    if act not in PAGES:
        raise Http404
    page = PAGES[act]
    form = _form(request, held, page)
    if request.method == "POST" and form.is_valid() and _does(request, held, form):
        messages.success(request, str(page.thanks))
        return back_to(request, held.agreement)
    if request.method != "POST" and not page.acts & possible(held.state, held.part):
        return _too_late(request, held)  # what was typed already stays on its page
    today = day_in(held.agreement.organisation, clock.now())
    values = {
        "form": form,
        "page": page,
        "line": line_of(held, today),
        "held": held,
        "said": last_report(held.agreement) if act == "react" else "",
        "read_by": [_("you"), held.other_name],
    }
    return render(request, "conversations/agreements/act.html", values)


def _pressed(request: HttpRequest, held: Held, act: AgreementAct, thanks: Promise) -> HttpResponse:
    if request.method != "POST":
        return redirect("conversations:agreement", held.agreement.pk)
    try:
        do_with_agreement(
            agreement=held.agreement,
            act=act,
            once=once_in(request.POST),
            by=person_of(request),
            at=clock.now(),
        )
    except OnceTaken:
        raise Http404 from None
    except AgreementRefused:
        return _too_late(request, held)
    except NotAgreed as no:
        messages.error(request, refusal_words(no.refusal))
    else:
        messages.success(request, str(thanks))
    return back_to(request, held.agreement)


def _form(request: HttpRequest, held: Held, page: Page) -> Any:
    """The form of this page, filled in with what stands there where it changes that."""
    found = held.agreement
    values: dict[str, Any] = {"guard": guard_over(found, held.me)}
    if page.form is AdjustForm:
        texts = texts_of(found)
        values |= {
            "known": texts,
            "today": day_in(found.organisation, clock.now()),
            "kept": found.due_on,
            "initial": {**texts, "due_on": found.due_on},
        }
    return page.form(request.POST or None, **values)


def _does(request: HttpRequest, held: Held, form: Any) -> bool:
    """Whether it was done; when not, the form says why and keeps what was typed."""
    try:
        do_with_agreement(
            agreement=held.agreement,
            act=form.act,
            once=form.cleaned_data["once"],
            text=form.cleaned_data["text"],
            plan=form.plan() if isinstance(form, AdjustForm) else None,
            is_confirmed=form.cleaned_data["is_confirmed"],
            by=person_of(request),
            at=clock.now(),
        )
    except OnceTaken:
        raise Http404 from None
    except NotAgreed as no:
        form.add_error(None, refusal_words(no.refusal))
    except AgreementRefused:
        form.add_error(
            None, _("Meanwhile something else happened with it. Look at the agreement first.")
        )
    except HeldBack:
        form.add_error(None, _("Not saved yet: send it once more to see which words held it."))
    else:
        return True
    return False


def _too_late(request: HttpRequest, held: Held) -> HttpResponse:
    messages.info(request, _("That is not possible any more: see below how it stands now."))
    return back_to(request, held.agreement)
