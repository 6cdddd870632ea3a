"""The superior's answer to a sending, and what approval keeps for ever."""

from typing import Any, NoReturn

from django.db import models

from triwulan.core.workflow import ResponseChoice
from triwulan.web.accounts.models import User
from triwulan.web.organisation.models import Official, RegencyOwned
from triwulan.web.quarters.models import QuarterReport, Sending


class Answer(RegencyOwned):
    """The superior's answer to one sending: being written until ``answered_at`` is set, then unchangeable."""

    class Decision(models.TextChoices):
        APPROVE = "approve"
        RETURN = "return"

    sending = models.OneToOneField(Sending, on_delete=models.PROTECT, related_name="answer")
    choices = models.JSONField(default=list)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    """Counts every saving of choices and text, so that of two windows the later is told."""
    window = models.CharField(max_length=40, blank=True)
    """The window that saved last: its own saving on the way is no conflict with its next one."""
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    responder = models.ForeignKey(Official, on_delete=models.PROTECT, null=True, related_name="+")
    acting = models.CharField(max_length=8, blank=True)
    post = models.CharField(max_length=330, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    @property
    def ticked(self) -> tuple[ResponseChoice, ...]:
        """The ticked boxes in the order of the form."""
        return tuple(choice for choice in ResponseChoice if choice.value in self.choices)

    @property
    def signed_by(self) -> str:
        """Who answered, with the post and the capacity of that day."""
        post = f"{self.acting} {self.post}".strip()
        return f"{self.responder}, {post}" if self.responder else post


class Remark(RegencyOwned):
    """A remark on what an anchor of the report names."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="remarks")
    anchor = models.CharField(max_length=80)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("answer_id", "pk")

    @property
    def leads_to_amendment(self) -> bool:
        """What was agreed is not entered in the quarter: it is put right by amending the agreement."""
        return self.anchor.startswith("agreement/")


class ApprovedForeverError(TypeError):
    """Something tried to change or delete what was approved."""


class ApprovedReport(RegencyOwned):
    """What was approved, to the byte: the Report as JSON and the PDF with its SHA-256. Never changed, never deleted."""

    report = models.OneToOneField(QuarterReport, on_delete=models.PROTECT, related_name="approved")
    document = models.BinaryField()
    """The Report as JSON (docs/report-json.md)."""
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once."""
        if not self._state.adding:
            raise ApprovedForeverError("an approved report is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise ApprovedForeverError("an approved report is never deleted")
