"""Files as a browser sends them, what lies in the storage, what a page says."""

import re
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from triwulan.web.evidence.models import Evidence


def file_of(data: bytes, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def content(evidence: Evidence) -> bytes:
    """What lies in the storage for it."""
    with evidence.file.file.open("rb") as kept:
        return bytes(kept.read())
