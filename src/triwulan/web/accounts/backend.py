"""Finds the account of a session together with what every page asks of it."""

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest

from triwulan.web.accounts.models import Grant, User


class AccountBackend(BaseBackend):
    """Accounts by user name and password; permissions follow from positions and grants, not from Django's."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_other: object
    ) -> User | None:
        """The active account with this name and password."""
        if username is None or password is None:
            return None
        user = _named(username)
        if user is None:
            # The same work as for a known name, so that the time taken does not tell which names exist.
            User().set_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """The session's account with its official and regency, and whether anything was ``granted`` to it."""
        granted = Exists(Grant.objects.filter(user=OuterRef("pk")))
        accounts = User.objects.select_related("official", "regency").annotate(granted=granted)
        return accounts.filter(pk=user_id, is_active=True, regency__demo=settings.DEMO).order_by().first()


def _named(username: str) -> User | None:
    """The account of this name, in small or large letters; of two that differ only so, the one written exactly.

    The demo's accounts exist only where the demo is served, and nobody else's there: everybody knows the key
    that signs its sessions.
    """
    same = Q(username__iexact=username) | Q(username=username.lower())
    found = User.objects.filter(same, regency__demo=settings.DEMO)
    return max(found, key=lambda user: (user.username == username, user.username.islower()), default=None)
