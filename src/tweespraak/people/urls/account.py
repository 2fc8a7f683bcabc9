"""Signing in and activating an account; allauth's names stay as they are."""

from django.urls import include, path

urlpatterns = [path("", include("allauth.account.urls"))]
