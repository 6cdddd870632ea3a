"""Reads of uploads: only one's own, and none whose time is over."""

from datetime import datetime

from django.db.models import QuerySet, Sum
from django.http import Http404

from triwulan.web import clock
from triwulan.web.accounts.models import User
from triwulan.web.audits.models import Upload


def uploads_of(user: User, now: datetime | None = None) -> QuerySet[Upload]:
    """The visitor's own files that are still kept, the latest first."""
    return Upload.objects.filter(owner=user, expires_at__gt=now or clock.now())


def own_upload(user: User, pk: int) -> Upload:
    """One's own file; 404 for everybody else, administrators too."""
    upload = uploads_of(user).filter(pk=pk).first()
    if upload is None:
        raise Http404
    return upload


def stored_bytes(user: User) -> int:
    """How much of the storage the visitor's files take."""
    sums = Upload.objects.filter(owner=user).aggregate(own=Sum("size"), other=Sum("previous_size"))
    return (sums["own"] or 0) + (sums["other"] or 0)
