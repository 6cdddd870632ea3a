"""What is taken of a file while it arrives: never more than may be read, under a name that is only a name."""

from pathlib import PurePath
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from triwulan.formats.limits import MOST_BYTES

LONGEST_NAME: Final = 200
"""Characters of a file's name that are kept."""


class SizeLimit(FileUploadHandler):
    """Drops a file as soon as it is too large, before it fills memory or disk, and goes on with the rest of the form.

    The form then finds the names of such files in ``too_large`` of its request.
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
                dropped = (*getattr(self.request, "too_large", ()), self.file_name)
                self.request.too_large = dropped  # type: ignore[attr-defined]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """The next handler has it."""
        return None


def clean_name(name: str | None) -> str:
    """The file's own name without folders and unprintable characters; its end, which says the kind, is kept."""
    last = PurePath((name or "").replace("\\", "/")).name
    printable = "".join(each for each in last if each.isprintable()).strip() or "tanpa nama"
    if len(printable) <= LONGEST_NAME:
        return printable
    suffix = PurePath(printable).suffix[:10]
    return printable[: LONGEST_NAME - len(suffix) - 1] + "…" + suffix
