"""`triwulan explain`: what a rule finds, why it matters, and what to do about it."""

import argparse
import sys

from triwulan.audit.catalogue import UnknownRuleError, page_of, rule_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("rule", metavar="KODE", help="kode aturan, misalnya A101; semua kode: triwulan rules")


def run(args: argparse.Namespace) -> int:
    """Print the rule's page; 2 when there is no such rule."""
    try:
        print(page_of(rule_of(args.rule)).strip())
    except UnknownRuleError:
        print(f"triwulan explain: tidak ada aturan {args.rule}. Daftar aturan: triwulan rules", file=sys.stderr)
        return 2
    return 0
