"""`triwulan audit`: what is wrong in reports, as text, JSON, or comments in the Word file itself."""

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("paths", metavar="BERKAS", nargs="+", type=Path, help="laporan atau folder berisi laporan")
    parser.add_argument(
        "--previous", metavar="BERKAS", type=Path, help="laporan triwulan sebelumnya, sebagai pembanding"
    )
    parser.add_argument("--agreement", metavar="BERKAS", type=Path, help="perjanjian kinerja dalam berkas tersendiri")
    parser.add_argument(
        "--format",
        choices=("text", "json", "docx"),
        default="text",
        help="text: daftar temuan; json: satu objek per berkas; docx: berkas Word asli dengan temuan sebagai komentar",
    )
    parser.add_argument(
        "--output", "-o", metavar="KELUARAN", type=Path, help="berkas keluaran; folder bila berkasnya banyak"
    )
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa temuan")
    parser.add_argument(
        "--severity",
        choices=("error", "warning", "remark"),
        default="remark",
        help="tingkat terendah yang ditampilkan (text)",
    )
    parser.add_argument(
        "--jobs", "-j", metavar="N", type=_jobs, default=1, help="banyaknya berkas yang diperiksa serentak"
    )


def run(args: argparse.Namespace) -> int:
    """Audit; 0 without errors, 1 with errors, 2 when a file could not be read (the others are still done)."""
    # imported only now: "--help" and wrong arguments need none of it
    from triwulan.cli.audit_run import run as audit

    return audit(args)


def _jobs(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("paling sedikit 1")
    return number
