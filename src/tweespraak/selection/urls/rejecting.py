"""The rejection: composing, checking, telling, the talk, the answer to an objection."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
