"""The pages of the rules as tests: each example is a small document on which the rule ends as its heading says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from triwulan.audit.catalogue import page_of, rules
from triwulan.audit.rule import Rule

_EXAMPLE = re.compile(r"^## (Fails|Passes|Does not apply): (.+)$", re.M)
_PREVIOUS = re.compile(r"^### Laporan sebelumnya$(.*?)^### Laporan ini$", re.M | re.S)


@dataclass(frozen=True)
class Example:
    """A document of a rule's page and how the rule is to end on it; ``previous`` is the report before it, if any."""

    rule: Rule
    expected: str
    name: str
    text: str
    previous: str = ""


def examples() -> Iterator[Example]:
    """The examples of all pages."""
    for rule in rules():
        page = page_of(rule)
        heads = list(_EXAMPLE.finditer(page))
        ends = [head.start() for head in heads[1:]] + [len(page)]
        for head, end in zip(heads, ends, strict=True):
            text = page[head.end() : end]
            previous = _PREVIOUS.search(text)
            yield Example(
                rule, head[1], head[2].strip(), _PREVIOUS.sub("", text), previous[1] if previous is not None else ""
            )
