"""`triwulan rules`: all rules, by family."""

import argparse
from itertools import groupby

from triwulan.audit.catalogue import family_of, rules
from triwulan.core.problem import Problem
from triwulan.text.audit_report import rule_title
from triwulan.text.sentences import sentence


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa judul")


def run(args: argparse.Namespace) -> int:
    """Print id, severity and title of each rule."""
    for family, group in groupby(rules(), key=family_of):
        print(sentence(Problem(f"audit.family_{family}"), args.lang))
        for rule in group:
            severity = sentence(Problem(f"audit.{rule.severity.value}"), args.lang)
            print(f"  {rule.id}  {severity:<10} {rule_title(rule, args.lang)}")
    return 0
