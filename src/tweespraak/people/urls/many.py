"""Many people at once: by a file, as a file, and one person known twice."""

from django.urls import path

from tweespraak.people.views import addresses, batch_files, batches, export, merging

urlpatterns = [
    path("batches/new/", batches.batch_new, name="batch_new"),
    path("batches/example/<str:kind>/", batch_files.batch_example, name="batch_example"),
    path("batches/<uuid:batch_id>/", batches.batch, name="batch"),
    path(
        "batches/<uuid:batch_id>/confirmation/",
        batches.batch_confirmation,
        name="batch_confirmation",
    ),
    path("batches/<uuid:batch_id>/undoing/", batches.batch_undoing, name="batch_undoing"),
    path("batches/<uuid:batch_id>/mails/", batches.batch_mails, name="batch_mails"),
    path("batches/<uuid:batch_id>/wrong/", batch_files.batch_wrong, name="batch_wrong"),
    path("export/", export.export, name="export"),
    path("<uuid:membership_id>/same/", merging.merge_search, name="merge_search"),
    path("<uuid:membership_id>/same/<uuid:other_id>/", merging.merge_two, name="merge"),
    path("same/<uuid:membership_id>/", merging.merge_own, name="merge_own"),
    path("<uuid:membership_id>/address/", addresses.new_address, name="new_address"),
    path("address/<uuid:change_id>/", addresses.own_address, name="own_address"),
]
