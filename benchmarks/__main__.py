"""Run every benchmark, each in a process of its own, and print one table with the date and the machine."""

import importlib
import os
import platform
import subprocess
import sys
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.result import HEAD, show

NAMES = ("documents", "audit", "corpus", "mutants", "pages", "memory", "evidence", "register", "imports", "start")
PACKAGES = ("django", "typst", "python-docx", "pdfplumber", "openpyxl", "gunicorn", "whitenoise")


def machine() -> str:
    """Processor, number of cores, how busy it is, and interpreter."""
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{name}, {cores} cores, load {os.getloadavg()[0]:.1f}, {platform.system()}, Python {platform.python_version()}"
    )


def main(names: list[str]) -> int:
    """Without names all of them; a name runs here, so that nothing of another is measured with it."""
    if len(names) == 1 and names[0] in NAMES:
        show(importlib.import_module(f"benchmarks.{names[0]}").measure())
        return 0
    if unknown := set(names) - set(NAMES):
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(f"{datetime.now().astimezone():%Y-%m-%d %H:%M %Z}, {machine()}")
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    print(f"\n{HEAD}", flush=True)
    codes = [subprocess.run([sys.executable, "-m", "benchmarks", name]).returncode for name in names or NAMES]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
