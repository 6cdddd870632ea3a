"""Loads the demo as the server's own start does, in a process that ends before anybody copies the database."""

import os
import subprocess
import sys

from tests.browser.database import Database

_LOAD = "from triwulan.web.starting import prepare\nif __name__ == '__main__':\n    prepare()\n"


def load_demo_into(database: Database) -> None:
    """Migrate and load."""
    script = database.folder / "load.py"
    script.write_text(_LOAD, encoding="ascii")  # a file: the PDF worker it starts imports its parent's main module
    environment = os.environ | database.environment | {"TRIWULAN_DEMO": "1"}
    done = subprocess.run([sys.executable, str(script)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
