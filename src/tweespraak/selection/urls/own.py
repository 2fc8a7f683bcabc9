"""The candidate's own space: feedback book and preparations."""

from django.urls import path

from tweespraak.selection.views import book, own_account, preparing, reflecting

PAGE = "book/<uuid:page_id>/"
PREPARATION = "preparations/<uuid:preparation_id>/"
urlpatterns = [
    path("book/", book.book, name="book"),
    path("book/new/", book.new_page, name="book_new"),
    path(PAGE, book.book_page, name="book_page"),
    path(f"{PAGE}change/", book.book_change, name="book_change"),
    path(f"{PAGE}removal/", book.book_removal, name="book_removal"),
    path(f"{PAGE}reflection/", reflecting.reflection, name="reflection"),
    path(f"{PAGE}reflection/save/", reflecting.reflection_save, name="reflection_save"),
    path(f"{PAGE}asking/", reflecting.ask_once, name="asking"),
    path(f"{PAGE}letting-go/", reflecting.letting_go, name="letting_go"),
    path(f"{PAGE}action/", reflecting.book_action, name="book_action"),
    path("preparations/", preparing.preparations, name="preparations"),
    path("preparations/new/", preparing.new_preparation, name="new_preparation"),
    path(PREPARATION, preparing.preparation, name="preparation"),
    path(f"{PREPARATION}save/", preparing.preparation_save, name="preparation_save"),
    path(f"{PREPARATION}paper/", preparing.preparation_paper, name="preparation_paper"),
    path(f"{PREPARATION}change/", preparing.preparation_change, name="preparation_change"),
    path(f"{PREPARATION}removal/", preparing.preparation_removal, name="preparation_removal"),
    path("application/<uuid:candidacy_id>/account/", own_account.own_account, name="own_account"),
]
