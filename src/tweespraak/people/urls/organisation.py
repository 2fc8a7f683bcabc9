"""The pages of the organisation itself: what it says, how it looks, from trial to live."""

from django.urls import path

from tweespraak.people.views import brand, organisation, trial

urlpatterns = [
    path("organisation/", organisation.organisation, name="organisation"),
    path("organisation/look/", brand.brand, name="brand"),
    path("organisation/look/proof/<str:accent>.css", brand.brand_proof, name="brand_proof"),
    path("organisation/references/", trial.references, name="references"),
    path("organisation/live/", trial.live, name="go_live"),
    path("look/<uuid:organisation_id>/<int:version>.css", brand.brand_css, name="brand_css"),
    path("look/<uuid:organisation_id>/<int:version>/logo", brand.logo, name="logo"),
]
