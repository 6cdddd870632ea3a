"""The real server, started by its own command, on a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.browser.database import Database

SECONDS = 90
"""How long a start may take on a busy machine."""
ROOT = Path(__file__).parents[2]
SECRET = "only-for-the-tests-of-a-server-that-nobody-else-reaches"


class Server:
    """`triwulan serve` in a process group of its own, so that it can be stopped, or killed, as a whole."""

    def __init__(
        self, database: Database, *, demo: bool, settings: str = "triwulan.web.settings", workers: int = 1
    ) -> None:
        self.database, self.demo, self.settings, self.workers = database, demo, settings, workers
        self.log = database.folder / "server.log"
        self.url = f"http://127.0.0.1:{_free_port()}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Server":
        """Start it and wait for its first page."""
        command = [str(Path(sys.executable).with_name("triwulan")), "serve"]
        command += ["--port", self.url.rpartition(":")[2], "--workers", str(self.workers)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=self._environment, start_new_session=True
            )
        end = time.monotonic() + SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the server did not start:\n{self.said()}")
            time.sleep(0.1)
        return self

    def stop(self) -> None:
        """Ask it to end, as Ctrl-C does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=SECONDS)
            self._process = None

    def worker_processes(self) -> list[int]:
        """The processes that answer requests: children of the one that was started."""
        assert self._process is not None
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue  # ended while we looked
            if int(fields[1]) == self._process.pid:
                found.append(int(stat.parent.name))
        return found

    def kill_workers(self) -> None:
        """Kill -9 those that answer requests; the server starts others."""
        for process in self.worker_processes():
            os.kill(process, signal.SIGKILL)

    def kill(self) -> None:
        """Kill -9 everything at once, as a power cut would."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=SECONDS)
        self._process = None

    def said(self) -> str:
        """Everything it printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    @property
    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRIWULAN_", "DJANGO_"))}
        settings = {"DJANGO_SETTINGS_MODULE": self.settings, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        mode = {"TRIWULAN_DEMO": "1"} if self.demo else {"TRIWULAN_SECRET_KEY": SECRET}
        return kept | settings | mode | self.database.environment

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/akun/masuk/", timeout=SECONDS) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
