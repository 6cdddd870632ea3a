"""What is taken of a file while it arrives: never more than may be read."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from triwulan.formats.limits import MOST_BYTES


class SizeLimit(FileUploadHandler):
    """Drops a file as soon as it is too large, before it fills memory or disk, and goes on with the rest of the form.

    The form then names the file in ``too_large`` of its request.
    """

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """A part of it has come; the next handler keeps it."""
        self._received += len(raw_data)
        if self._received > MOST_BYTES:
            if self.request is not None:
                self.request.too_large = True  # type: ignore[attr-defined]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """The next handler has it."""
        return None
