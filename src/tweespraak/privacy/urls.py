"""The pages of privacy."""

from django.urls import path

from tweespraak.privacy import views

app_name = "privacy"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("export/", views.export, name="export"),
    path("consents/<uuid:consent_id>/withdrawal/", views.withdrawal, name="withdrawal"),
]
