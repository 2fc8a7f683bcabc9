"""The bare views: who is it, which item, keep the answer; raise a version, read the words."""

from bench.bare.models import Answer, Item, Room
from django.db.models import F
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    item = Item.objects.get(key=request.POST["item"])
    Answer.objects.create(
        person=request.user,
        item=item,
        value=int(request.POST["value"]),
        answered_at=timezone.now(),
    )
    return JsonResponse({"item": item.key, "sentence": item.text})


@require_POST
def turn(request: HttpRequest, room: int) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    Room.objects.filter(pk=room).update(version=F("version") + 1)
    return table(request, room)


def table(request: HttpRequest, room: int) -> HttpResponse:
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    found = Room.objects.get(pk=room)
    answer = HttpResponse(f'<div data-version="{found.version}">{found.text}</div>')
    answer["Content-Length"] = str(len(answer.content))
    return answer


urlpatterns = [
    path("answers/", answer),
    path("rooms/<int:room>/turn/", turn),
    path("rooms/<int:room>/table/", table),
]
