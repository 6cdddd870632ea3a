"""Run every benchmark of this folder and print its table with the date and the machine."""

import importlib
import os
import pkgutil
import platform
from datetime import datetime
from pathlib import Path


def machine() -> str:
    """Processor, number of cores and interpreter."""
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        models = [
            line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")
        ]
        name = models[0] if models else name
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{name}, {cores} cores, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Each module's ``main`` in alphabetical order."""
    print(f"{datetime.now().astimezone():%Y-%m-%d %H:%M %Z}, {machine()}")
    for module in sorted(pkgutil.iter_modules([str(Path(__file__).parent)]), key=lambda found: found.name):
        if module.name != "__main__":
            print(f"\n{module.name}")
            importlib.import_module(f"benchmarks.{module.name}").main()


if __name__ == "__main__":
    main()
