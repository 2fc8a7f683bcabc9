"""Agreements: propose, report, react, adjust, stop."""

from django.urls import path

from tweespraak.conversations.views import agreement_acts, agreement_room, agreements, texts

urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/texts/", texts.texts_to_choose, name="texts_to_choose"),
    path("agreements/<uuid:agreement_id>/", agreements.agreement, name="agreement"),
    path(
        "agreements/<uuid:agreement_id>/<slug:act>/",
        agreement_acts.agreement_act,
        name="agreement_act",
    ),
    path(
        "<uuid:conversation_id>/agreements/new/",
        agreement_room.propose,
        name="propose_agreement",
    ),
]
