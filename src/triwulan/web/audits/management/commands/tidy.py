"""`python -m django tidy`: deletes uploaded files whose time is over."""

from typing import Any

from django.core.management.base import BaseCommand

from triwulan.web import clock
from triwulan.web.audits.services import delete_expired


class Command(BaseCommand):
    """Run it once a day; every upload and every start of the server do the same."""

    help = "Hapus berkas unggahan yang sudah lewat 30 hari."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and say how many there were."""
        self.stdout.write(f"{delete_expired(clock.now())} berkas dihapus.")
