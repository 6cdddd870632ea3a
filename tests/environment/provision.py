"""Gets what the tests need beyond Python packages, and says plainly what it could not get.

``python -m tests.environment.provision`` prints a table and writes .cache/environment.json, which the
fixtures read. It never fails for what cannot be had: the tests that need it are skipped and named.
"""

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.environment import chromium, postgres

RESULT = Path(".cache/environment.json")


@dataclass(frozen=True)
class Environment:
    """What the tests can count on: a browser's path or None, and whether PostgreSQL starts."""

    chromium: str | None
    postgres: bool


def recorded() -> Environment:
    """Return what the last provisioning found; nothing when there was none."""
    if not RESULT.exists():
        return Environment(chromium=None, postgres=False)
    return Environment(**json.loads(RESULT.read_text(encoding="utf-8")))


def main() -> int:
    """Provision, print the table, record the result."""
    browser, ways = chromium.find_or_install()
    database, server = _postgres()
    environment = Environment(chromium=browser, postgres=database)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(asdict(environment), indent=2) + "\n", encoding="utf-8")
    _print_row("needed", "have", "how, or why not")
    for number, way in enumerate(ways):
        _print_row("" if number else "Chromium", "" if number else "yes" if browser else "NO", way)
    _print_row("PostgreSQL", "yes" if database else "NO", server)
    if not browser:
        print("SKIPPED: every test in tests/browser (set TRIWULAN_CHROMIUM to a Chromium to run them)")
    if not database:
        print("SKIPPED: the second run of tests/web and tests/browser, against PostgreSQL")
    return 0


def _postgres() -> tuple[bool, str]:
    try:
        with postgres.running_server():
            return True, "starts and stops"
    except (postgres.PostgresUnavailableError, OSError) as reason:
        return False, str(reason)


def _print_row(name: str, have: str, how: str) -> None:
    print(f"{name:<12}{have:<6}{how}")


if __name__ == "__main__":
    sys.exit(main())
