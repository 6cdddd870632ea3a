"""How long `make run` takes in a fresh clone until the first page answers, with the package caches warm."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.memory import SECONDS, wait_for
from benchmarks.result import Result

ROOT = Path(__file__).parents[1]


def measure() -> Iterator[Result]:
    """Twice: the first fills the caches, should they be cold; the second counts."""
    for attempt in ("first, whatever the caches hold", "again, caches warm"):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["git", "clone", "--quiet", str(ROOT), f"{folder}/clone"], check=True)
            setup, serving = _started(Path(folder) / "clone")
        warm = attempt.startswith("again")
        detail = f"make setup {setup:.1f} s, database, demo and server {serving:.1f} s"
        yield Result(f"make run in a fresh clone, {attempt}", setup + serving, "s", 60 if warm else None, detail)


def _started(clone: Path) -> tuple[float, float]:
    left_out = ("TRIWULAN_", "DATABASE_", "VIRTUAL_ENV", "MAKE", "MFLAGS")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    began = time.perf_counter()
    subprocess.run(["make", "--silent", "setup"], cwd=clone, env=environment, check=True)
    set_up = time.perf_counter()
    # As `make run` does, at a port that nobody uses.
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [".venv/bin/triwulan", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=clone, env=environment | {"TRIWULAN_DEMO": "1"}, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/akun/masuk/", server)
        return set_up - began, time.perf_counter() - set_up
    finally:
        server.terminate()
        server.wait(SECONDS)
