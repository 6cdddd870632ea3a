"""The pages that explain the rules: all of them by family, and each with its examples."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from triwulan.audit.catalogue import FAMILIES, UnknownRuleError, family_of, page_of, rule_of, rules
from triwulan.audit.rule import Rule
from triwulan.core.document import Block, Document, Heading, Table, Title
from triwulan.core.problem import Problem
from triwulan.formats.html import write_html
from triwulan.formats.read_markdown import read_markdown
from triwulan.text.audit_report import rule_title
from triwulan.text.sentences import sentence

# The headings of the pages' examples, which run as tests.
_EXAMPLES: Final = {"Fails": "Contoh yang salah", "Passes": "Contoh yang benar", "Does not apply": "Tidak berlaku"}


@dataclass(frozen=True, slots=True)
class Family:
    """A family of rules in words."""

    name: str
    rules: tuple[tuple[Rule, str], ...]


@require_GET
def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule by family."""
    return render(request, "audits/rules.html", {"families": families(get_language() or "id"), "count": len(rules())})


@require_GET
def rule_page(request: HttpRequest, id: str) -> HttpResponse:
    """What a rule finds, why it matters, what to do, and examples."""
    try:
        rule = rule_of(id)
    except UnknownRuleError as error:
        raise Http404 from error
    language = get_language() or "id"
    context = {
        "rule": rule,
        "title": rule_title(rule, language),
        "family": family_name(family_of(rule), language),
        "page": explanation(rule.id),
    }
    return render(request, "audits/rule.html", context)


@cache
def families(language: str) -> tuple[Family, ...]:
    """The families that have rules, in the order in which findings are listed."""
    found = {name: [rule for rule in rules() if family_of(rule) == name] for name in FAMILIES}
    return tuple(
        Family(family_name(name, language), tuple((rule, rule_title(rule, language)) for rule in members))
        for name, members in found.items()
        if members
    )


@cache
def explanation(id: str) -> str:
    """A rule's page as HTML without its title, which the screen has as its own heading."""
    document = read_markdown(page_of(rule_of(id)))
    blocks = tuple(_in_words(block) for block in document.blocks if not isinstance(block, Title))
    return write_html(Document(title=document.title, blocks=blocks))


def family_name(family: str, language: str) -> str:
    """What a family is called."""
    return sentence(Problem(f"audit.family_{family}"), language)


def _in_words(block: Block) -> Block:
    if isinstance(block, Table) and not block.header:
        return replace(block, header=block.rows[:1], rows=block.rows[1:])
    if isinstance(block, Heading):
        kind, colon, about = block.text.partition(":")
        return replace(block, text=f"{_EXAMPLES.get(kind, kind)}{colon}{about}")
    return block
