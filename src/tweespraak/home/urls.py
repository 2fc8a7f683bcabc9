"""The pages of home."""

from django.urls import path

from tweespraak.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("help/", views.help_index, name="help"),
    path("help/<slug:key>/", views.help_page, name="help_page"),
    path("set-up/", views.set_up, name="set_up"),
    path("set-up/test-mail/", views.test_mail, name="test_mail"),
    path("set-up/dpia/", views.dpia, name="dpia"),
    path("set-up/dpia/file/", views.dpia_file, name="dpia_file"),
    path("components/", views.gallery, name="gallery"),
    path("demo/sign-in/", views.demo_sign_in, name="demo_sign_in"),
    path("demo/mailbox/", views.mailbox, name="mailbox"),
    path("demo/mailbox/<uuid:mail_id>/", views.mailbox_mail, name="mailbox_mail"),
    path("demo/mailbox/<uuid:mail_id>/html/", views.mailbox_html, name="mailbox_html"),
]
