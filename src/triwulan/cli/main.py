"""The `triwulan` command: finds the subcommand and imports only what it needs."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

# A command is a module of this package that offers add_arguments(parser) and run(args) -> exit code.
COMMANDS: Final = {
    "audit": "periksa laporan: hitungan, kesesuaian tabel dan uraian, identitas, isi",
    "explain": "jelaskan satu aturan pemeriksaan",
    "render": "tulis laporan dari berkas JSON sebagai PDF, DOCX, HTML, atau Markdown",
    "rules": "daftar aturan pemeriksaan",
    "serve": "jalankan aplikasi web",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; wrong arguments exit with 2."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="triwulan", description="Laporan kinerja triwulanan: tulis, periksa, layani.")
    commands = parser.add_subparsers(title="perintah", metavar="PERINTAH", dest="command", required=True)
    chosen = given[0] if given else ""
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=about, description=about[:1].upper() + about[1:] + ".")
        if name == chosen:
            import_module(f"triwulan.cli.{name}").add_arguments(command)
    args = parser.parse_args(given)
    code: int = import_module(f"triwulan.cli.{args.command}").run(args)
    return code
