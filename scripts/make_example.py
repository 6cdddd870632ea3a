"""Writes examples/laporan-tw1-2023.json: the demo's report of TW I 2023, out of a database made for this alone."""

import os
import tempfile
from pathlib import Path

OUTPUT = Path(__file__).parents[1] / "examples" / "laporan-tw1-2023.json"


def main() -> None:
    """Load the demo into an empty database and write its report."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(TRIWULAN_DATA=folder, TRIWULAN_DEMO="1", DJANGO_SETTINGS_MODULE="triwulan.web.settings")
        os.environ.pop("DATABASE_URL", None)
        _write()


def _write() -> None:
    # Django reads the environment when it is imported
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)

    from triwulan.formats.report_json import dump_report
    from triwulan.web.demo.example import example_report
    from triwulan.web.demo.services import load_demo

    load_demo()
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_bytes(dump_report(example_report()))


if __name__ == "__main__":
    main()
