"""No file is taken at the form: what is sent as one is read past, and never held or written anywhere."""

from __future__ import annotations

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class NoFiles(FileUploadHandler):
    """Passes over every file. One that somebody wants to add comes later, with the eight words."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None


def take_no_files(request: HttpRequest) -> None:
    """Has to be said before anything of the request is read."""
    request.upload_handlers = [NoFiles(request)]
