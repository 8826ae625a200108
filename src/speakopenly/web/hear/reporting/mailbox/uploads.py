"""One file beside a message: held in memory up to its limit, counted beyond it, and never written anywhere.

So a file that is too big is refused by its size in words, beside what was typed, and not by an empty page.
"""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from speakopenly.hear.attachments import LARGEST


class HoldOneFile(FileUploadHandler):
    """Holds the bytes of all files of a request together up to ``LARGEST``; the rest is only counted."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._room = LARGEST

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        kept = raw_data[: self._room]
        self._room -= len(kept)
        self._held.write(kept)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._held.seek(0)
        return InMemoryUploadedFile(
            file=self._held,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )


def hold_one_file(request: HttpRequest) -> None:
    """Take files this way; has to be said before anything of the request is read."""
    request.upload_handlers = [HoldOneFile(request)]
