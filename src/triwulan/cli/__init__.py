"""The command line."""

from triwulan.cli.main import main

__all__ = ["main"]
