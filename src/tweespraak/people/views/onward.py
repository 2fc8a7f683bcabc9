"""After a proof: back to the page one was on, or the form one had filled in, with everything in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tweespraak.people.access import take_onward


def onward_word(request: HttpRequest) -> str:
    """The word under which the session keeps what one was doing."""
    return request.POST.get("to", "") or request.GET.get("to", "")


def go_on(request: HttpRequest) -> HttpResponse:
    """On with it. A form is shown as one button: only a click of the person sends it."""
    onward = take_onward(request, onward_word(request))
    if onward.fields is None:
        return redirect(onward.path)
    return render(request, "people/go_on.html", {"onward": onward})
