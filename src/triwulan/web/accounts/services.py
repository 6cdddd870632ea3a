"""Making the first administrator, and changing accounts and their rights."""

import hashlib

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.crypto import constant_time_compare, salted_hmac

from triwulan.web.accounts.models import Grant, User
from triwulan.web.locking import one_at_a_time
from triwulan.web.organisation.models import Regency


def setup_key() -> str:
    """The key of the first set-up: whoever reads the server's output has it, and nobody else."""
    return salted_hmac("triwulan.setup", "first administrator", algorithm=hashlib.sha256().name).hexdigest()[:32]


def setup_is_open(key: str) -> bool:
    """The first set-up is possible: nothing is set up yet, and the key is right; never with the demo's public key."""
    return (
        not settings.DEMO and constant_time_compare(key.encode(), setup_key().encode()) and not Regency.objects.exists()
    )


def set_up(*, regency: Regency, username: str, name: str, password: str) -> User:
    """Create the regency and its first administrator; only once."""
    with one_at_a_time("setup"):
        if Regency.objects.exists():
            raise PermissionDenied
        regency.save()
        user = User.objects.create_user(username=username, name=name, password=password, regency=regency)
        Grant.objects.create(regency=regency, user=user, kind=Grant.Kind.REGENCY_ADMINISTRATOR)
    return user
