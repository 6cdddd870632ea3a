"""`triwulan serve`: prepares the database, says what to open first, and serves until Ctrl-C."""

import argparse
import errno
import multiprocessing
import os
import socket
import sys
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from triwulan.web.starting import Ready

THREADS: Final = 4
_LOCAL: Final = ("127.0.0.1", "localhost", "::1")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (bawaan: %(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="port (bawaan: %(default)s)")
    parser.add_argument("--workers", type=_at_least_one, default=2, help="banyaknya proses (bawaan: %(default)s)")


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"port ada antara 1 dan 65535, bukan {text}")
    return number


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"sedikitnya satu proses, bukan {text}")
    return number


def run(args: argparse.Namespace) -> int:
    """Serve; 1 when the address or the database cannot be used, 2 when a setting is wrong."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "triwulan.web.settings")
    os.environ["TRIWULAN_STATIC"] = "1"
    from triwulan.web.secret import DefaultSecretError, refuse_default_secret
    from triwulan.web.starting import StartingError, prepare

    try:
        from triwulan.web import settings

        refuse_default_secret(settings.SECRET_KEY, demo=settings.DEMO)
    except (DefaultSecretError, ValueError) as refused:
        return _failed(str(refused), 2)
    try:
        listener = _listen(args.host, args.port)
    except OSError as refused:
        return _failed(_why_not(args.host, args.port, refused), 1)
    try:
        # A fresh process, not a fork: see prepare().
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            ready = pool.submit(prepare).result()
    except StartingError as refused:
        return _failed(f"Basis data tidak dapat dipakai: {refused}", 1)
    except KeyboardInterrupt:
        return 130
    _tell(args.host, listener.getsockname()[1], ready)
    return _serve(listener, workers=args.workers)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=512)


def _why_not(host: str, port: int, refused: OSError) -> str:
    if refused.errno == errno.EADDRINUSE:
        return f"Port {port} sudah dipakai program lain. Hentikan program itu, atau pilih port lain: --port {port + 1}"
    if refused.errno == errno.EACCES:
        return f"Port {port} hanya boleh dipakai administrator komputer ini. Pilih port di atas 1023, misalnya 8000."
    return f"Tidak dapat mendengarkan di {host}:{port}: {refused.strerror or refused}"


def _tell(host: str, port: int, ready: "Ready") -> None:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    address = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    lines = ["", f"Triwulan berjalan di {address}"]
    if ready.demo_accounts:
        width = max(len(role) for role, _username, _password in ready.demo_accounts)
        lines += ["", "Akun demo (demo accounts): peran, nama pengguna / kata sandi"]
        lines += [f"  {role:<{width}}  {username} / {password}" for role, username, password in ready.demo_accounts]
        lines += [
            "",
            f"Mulailah: buka alamat itu dan tekan tombol akun yang pertama. {ready.first}".rstrip(),
            "Start: open the address and press the button of the first account (English: top right).",
        ]
    if ready.setup_path:
        lines += [
            "",
            "Basis data masih kosong. Buat kabupaten dan pengelola pertama di alamat ini (jangan dibagikan):",
            "The database is empty. Create the regency and its first administrator here (keep it to yourself):",
            f"  {address}{ready.setup_path}",
        ]
    if host not in _LOCAL and not os.environ.get("TRIWULAN_HOSTS"):
        lines += ["", "Supaya dapat dibuka dari komputer lain, atur TRIWULAN_HOSTS, misalnya: kinerja.example.go.id"]
    print("\n".join([*lines, "", "Ctrl-C untuk berhenti (to stop).", ""]), flush=True)


def _serve(listener: socket.socket, *, workers: int) -> int:
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in _options(listener, workers).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            # In the worker, not before the fork: nothing is shared but the listening socket.
            from triwulan.cli.collecting import collect_rarely
            from triwulan.web.wsgi import application

            collect_rarely()
            return application

    try:
        Server().run()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _options(listener: socket.socket, workers: int) -> dict[str, Any]:
    return {
        "bind": f"fd://{listener.fileno()}",
        "workers": workers,
        "threads": THREADS,
        "worker_class": "gthread",
        "preload_app": False,
        "timeout": 60,
        "graceful_timeout": 10,
        "loglevel": "warning",
        "proc_name": "triwulan",
        # Gunicorn would keep a socket in the home folder, which two servers of one account would share.
        "control_socket_disable": True,
    }


def _failed(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
