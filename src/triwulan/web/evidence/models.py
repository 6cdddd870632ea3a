"""Evidence: what a file holds is kept once in a regency; who added it, where and why, as often as it is added."""

from secrets import token_hex
from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.formats.file_kinds import FileKind
from triwulan.web.accounts.models import User
from triwulan.web.organisation.models import RegencyOwned, Unit
from triwulan.web.receiving import LONGEST_NAME

LONGEST_DESCRIPTION = 500
FOLDER = "bukti"
"""The folder of the storage that holds nothing but evidence."""


def evidence_storage() -> Storage:
    """Where files lie that no address of a web server leads to."""
    return storages["evidence"]


def stored_name(kept: "EvidenceFile", name: str) -> str:
    """A name that says what the file holds and whose it is.

    No name is ever given twice: what removes one file can never meet another that came meanwhile.
    """
    return f"{FOLDER}/{kept.regency_id}/{kept.sha256[:2]}/{kept.sha256}-{token_hex(4)}"


class EvidenceFile(RegencyOwned):
    """What a file holds: one row for all evidence of the same bytes. It goes with the last of them."""

    class Picture(models.TextChoices):
        NEW = "new"
        MADE = "made"
        NONE = "none"

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    """Bytes."""
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in FileKind])
    file = models.FileField(storage=evidence_storage, upload_to=stored_name, max_length=200)
    picture = models.FileField(storage=evidence_storage, upload_to=stored_name, max_length=200, blank=True)
    """A small picture of what it shows; made when it is first looked at."""
    picture_state = models.CharField(max_length=4, choices=Picture, default=Picture.NEW)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("regency", "sha256"), name="one_file_per_content"),)

    @property
    def stored(self) -> tuple[Any, ...]:
        """Whatever lies in the storage for it."""
        return tuple(file for file in (self.file, self.picture) if file)

    def __str__(self) -> str:
        return self.sha256


class Evidence(RegencyOwned):
    """A file that a unit keeps as evidence. Whatever refers to it does so with PROTECT."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(_("nama berkas"), max_length=LONGEST_NAME)
    """What whoever added it called it."""
    description = models.CharField(_("keterangan"), max_length=LONGEST_DESCRIPTION, blank=True)
    day = models.DateField(_("tanggal kejadian"), null=True, blank=True)
    """The day it shows, which need not be the day it was added."""
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-added_at", "-pk")
        indexes = (models.Index(fields=("unit", "-added_at"), name="evidence_of_a_unit"),)

    def __str__(self) -> str:
        return self.name
