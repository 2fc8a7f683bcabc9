"""Talk cards: the library, own cards, on paper."""

from django.urls import path

from tweespraak.conversations import views

urlpatterns = [
    path("cards/", views.library, name="library"),
    path("cards/ready/<slug:kind>/", views.ready, name="ready"),
    path("cards/new/<slug:kind>/", views.new_card, name="new_card"),
    path("cards/<uuid:card_id>/", views.card, name="card"),
    path("cards/<uuid:card_id>/print/", views.printed, name="print"),
    path("cards/<uuid:card_id>/edit/", views.edit_card, name="edit_card"),
    path("cards/<uuid:card_id>/archive/", views.archive, name="archive"),
    path("cards/<uuid:card_id>/use/", views.bring_back, name="bring_back"),
]
