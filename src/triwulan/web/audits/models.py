"""A file that somebody brought to have it audited, and what became of it; kept for thirty days at most."""

from secrets import token_hex
from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.web.accounts.models import User
from triwulan.web.organisation.models import RegencyOwned
from triwulan.web.receiving import LONGEST_NAME


def private_storage() -> Storage:
    """Where files lie that no address of a web server leads to."""
    return storages["private"]


def stored_name(upload: "Upload", name: str) -> str:
    """A name that says nothing of what it holds: whatever the file was called is data, never a path."""
    return f"berkas/{token_hex(2)[:2]}/{token_hex(16)}"


class Upload(RegencyOwned):
    """A file, the quarter before beside it where one was given, and the result once there is one.

    Only its owner ever sees it. It is nobody's report: nothing of it goes into the records.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("menunggu")
        READING = "reading", _("sedang diperiksa")
        DONE = "done", _("selesai")
        REFUSED = "refused", _("tidak dapat dibaca")
        CANCELLED = "cancelled", _("dibatalkan")

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=LONGEST_NAME)
    """What its owner called it."""
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, upload_to=stored_name)
    previous_name = models.CharField(max_length=LONGEST_NAME, blank=True)
    previous_size = models.PositiveBigIntegerField(default=0)
    previous_file = models.FileField(storage=private_storage, upload_to=stored_name, blank=True)
    result = models.FileField(storage=private_storage, upload_to=stored_name, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    run = models.CharField(max_length=32, blank=True)
    """The reading that is under way: what another one brings, or one that was cancelled, is not taken."""
    problem = models.JSONField(default=dict, blank=True)
    """Why it could not be read: a message id and its values."""
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    remarks = models.PositiveIntegerField(default=0)
    uploaded_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        indexes = (
            models.Index(fields=("owner", "expires_at"), name="uploads_of_an_owner"),
            models.Index(fields=("expires_at",), name="uploads_by_end"),
        )

    @property
    def files(self) -> tuple[Any, ...]:
        """Whatever lies in the storage for it."""
        return tuple(file for file in (self.file, self.previous_file, self.result) if file)

    @property
    def takes_comments(self) -> bool:
        """Whether it is a file of Word, into which the findings can be written as comments."""
        return self.name.lower().endswith((".docx", ".docm"))

    def __str__(self) -> str:
        return self.name
