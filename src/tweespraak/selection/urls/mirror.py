"""How the process went, and what is to be learned from it."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
