"""Files that a crash left between the storage and the database: no row knows them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.core.files.storage import Storage

from triwulan.web.evidence.models import FOLDER, EvidenceFile, evidence_storage

GRACE: Final = timedelta(days=1)
"""A younger file may belong to a row that is being written."""


def delete_left_behind(now: datetime) -> int:
    """Delete files of the evidence storage that no row refers to; how many there were."""
    storage = evidence_storage()
    deleted = 0
    for names in _folders(storage, FOLDER):
        for name in names - _known(names):
            if now - storage.get_modified_time(name) > GRACE:
                storage.delete(name)
                deleted += 1
    return deleted


def _folders(storage: Storage, folder: str) -> Iterator[set[str]]:
    """The names of the files, folder by folder: never all at once."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield {f"{folder}/{name}" for name in files}
    for each in folders:
        yield from _folders(storage, f"{folder}/{each}")


def _known(names: set[str]) -> set[str]:
    """Every name begins with the SHA-256 of a content, also that of a picture."""
    found: set[str] = set()
    contents = sorted({name.rpartition("/")[2][:64] for name in names})
    for start in range(0, len(contents), 500):
        rows = EvidenceFile.objects.filter(sha256__in=contents[start : start + 500]).order_by()
        for file, picture in rows.values_list("file", "picture"):
            found |= {file, picture}
    return found
