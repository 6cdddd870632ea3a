import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
import make_rules_page


def test_the_list_of_rules_in_the_docs_is_up_to_date():
    """After a rule came or changed its title: `python scripts/make_rules_page.py`."""
    assert make_rules_page.TARGET.read_text(encoding="utf-8") == make_rules_page.page()


def test_every_link_of_the_list_leads_somewhere():
    for line in make_rules_page.page().splitlines():
        if "](" in line:
            assert (make_rules_page.TARGET.parent / line.partition("](")[2].partition(")")[0]).exists()
