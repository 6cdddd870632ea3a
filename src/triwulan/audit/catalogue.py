"""All rules in the order of their ids: one file of ``rules/`` each, found by the files that are there."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from triwulan.audit import rules as package
from triwulan.audit.rule import Rule

FAMILIES: Final = ("arithmetic", "measurability", "agreement", "statements", "identity", "substance", "language")
"""The folders of ``rules/`` in the order in which reports of findings list them."""


class UnknownRuleError(KeyError):
    """There is no rule of that id."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is."""
    return tuple(_rule_of(f"{package.__name__}.{family}.{name}") for family in FAMILIES for name in _names(family))


def rule_of(id: str) -> Rule:
    """The rule of an id such as "A101", in any case; raises UnknownRuleError."""
    found = _by_id().get(id.strip().upper())
    if found is None:
        raise UnknownRuleError(id)
    return found


def family_of(rule: Rule) -> str:
    """The folder a rule stands in."""
    return rule.module.split(".")[-2]


def page_of(rule: Rule) -> str:
    """The page that explains a rule, as Markdown in Indonesian."""
    return _folder(family_of(rule)).joinpath(rule.module.rpartition(".")[2] + ".md").read_text(encoding="utf-8")


@cache
def title_of(rule: Rule) -> str:
    """What a rule's fault is called in Indonesian: the heading of its page."""
    return page_of(rule).partition("\n")[0].lstrip("# ").strip()


@cache
def _by_id() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in rules()}


def _rule_of(module: str) -> Rule:
    (found,) = (value for value in vars(import_module(module)).values() if isinstance(value, Rule))
    return found


def _names(family: str) -> list[str]:
    found = (file.name for file in _folder(family).iterdir())
    return sorted(name.removesuffix(".py") for name in found if name.endswith(".py") and not name.startswith("_"))


def _folder(family: str) -> Traversable:
    return files(package).joinpath(family)
