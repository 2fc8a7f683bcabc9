"""What is sent along with a form: no more of it is written to disk than any form could take."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

MOST_KEPT = 16 * 1024 * 1024  # more than any form takes: so the form can say it is too large


class AtMost(FileUploadHandler):
    """Lets the first part of a file through and reads over the rest, so that what was typed beside it is
    still there; the form sees a file that is too large."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """None: no handler after this gets it."""
        return raw_data if start < MOST_KEPT else None

    def file_complete(self, file_size: int) -> Any:
        """The file is made by who comes after."""
        return None
