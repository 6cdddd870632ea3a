"""`python -m django tidy`: deletes files whose time is over, and evidence files that a crash left without a row."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from triwulan.web import clock
from triwulan.web.audits.services import delete_expired
from triwulan.web.evidence.tidying import delete_left_behind
from triwulan.web.imports import sheet_services


class Command(BaseCommand):
    """Run it once a day; every upload and every start of the server delete what is over, too."""

    help = "Hapus berkas unggahan dan impor yang sudah lewat waktunya, dan berkas bukti yang tertinggal tanpa catatan."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them and say how many there were."""
        self.stdout.write(f"{delete_expired(clock.now())} berkas dihapus.")
        self.stdout.write(f"{sheet_services.delete_expired(clock.now())} berkas impor dihapus.")
        # by the real clock: the storage knows no other
        self.stdout.write(f"{delete_left_behind(timezone.now())} berkas bukti tanpa catatan dihapus.")
