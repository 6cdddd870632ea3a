"""Write docs/rules.md, the list of all rules with links to their pages: `python scripts/make_rules_page.py`."""

import sys
from itertools import groupby
from pathlib import Path

from triwulan.audit.catalogue import family_of, rules, title_of
from triwulan.core.problem import Problem
from triwulan.text.sentences import sentence

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "rules.md"


def page() -> str:
    """The list as Markdown: Indonesian title first, then the English one."""
    lines = [
        "# The rules of the audit",
        "",
        f"{len(rules())} rules. Each links to its page (in Indonesian): what is wrong, what to do,",
        "and examples that run as tests. `triwulan explain A101` prints one.",
        "Made by `scripts/make_rules_page.py`.",
    ]
    for family, group in groupby(rules(), key=family_of):
        name = sentence(Problem(f"audit.family_{family}"), "en")
        lines += ["", f"## {name}", "", "| id | severity | fault | page |", "|---|---|---|---|"]
        for rule in group:
            path = f"../src/{rule.module.replace('.', '/')}.md"
            lines.append(f"| {rule.id} | {rule.severity.value} | {rule.title} | [{title_of(rule)}]({path}) |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
