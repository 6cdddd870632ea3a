"""`python -m django tidy`: deletes uploads whose time is over, and evidence files that a crash left without a row."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from triwulan.web import clock
from triwulan.web.audits.services import delete_expired
from triwulan.web.evidence.tidying import delete_left_behind


class Command(BaseCommand):
    """Run it once a day; every upload and every start of the server delete what is over, too."""

    help = "Hapus berkas unggahan yang sudah lewat 30 hari, dan berkas bukti yang tertinggal tanpa catatan."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and say how many there were."""
        self.stdout.write(f"{delete_expired(clock.now())} berkas dihapus.")
        # by the real clock: the storage knows no other
        self.stdout.write(f"{delete_left_behind(timezone.now())} berkas bukti tanpa catatan dihapus.")
