"""The pages of home."""

from django.urls import path

from tweespraak.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("help/", views.help_index, name="help"),
    path("help/<slug:key>/", views.help_page, name="help_page"),
    path("components/", views.gallery, name="gallery"),
    path("demo/sign-in/", views.demo_sign_in, name="demo_sign_in"),
    path("demo/mailbox/", views.mailbox, name="mailbox"),
    path("demo/mailbox/<uuid:mail_id>/", views.mailbox_mail, name="mailbox_mail"),
    path("demo/mailbox/<uuid:mail_id>/html/", views.mailbox_html, name="mailbox_html"),
]
