"""The bare view: who is it, which item, keep the answer."""

from bench.bare.models import Answer, Item
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


urlpatterns = [path("answers/", answer)]
