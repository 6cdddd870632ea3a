"""Formulas as heads state them, by the numbers of the columns: "(8)=(7)/(4)x100", "5 = 4/3", "C = B : A"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache
from typing import Final

from triwulan.audit.subjects.arithmetic.forms import Form, Linear, Steady
from triwulan.audit.subjects.arithmetic.formulas import quotient
from triwulan.core.measurement import HUNDRED
from triwulan.core.reading import StatedColumn, StatedTable

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+(?:[.,]\d+)?)\s*(?P<percent>%)?|(?P<name>[A-Za-z]+)|(?P<mark>[-–+/:÷×*().%=]))"
)
_TIMES: Final = frozenset("x×*X")
_OVER: Final = frozenset("/:÷")
_MINUS: Final = frozenset("-–")


@dataclass(frozen=True, slots=True)
class Node:
    """A step of a formula: ``ref`` a column's number, ``constant`` a number, else ``mark`` of its two parts."""

    mark: str = ""
    parts: tuple["Node", ...] = ()
    ref: str = ""
    constant: Decimal | None = None

    def refs(self) -> tuple[str, ...]:
        """The columns it names, from left to right, each once."""
        found = [self.ref] if self.ref else [name for part in self.parts for name in part.refs()]
        return tuple(dict.fromkeys(found))

    def value(self, values: dict[str, Decimal]) -> Decimal:
        """Its value where the columns have these."""
        if self.constant is not None:
            return self.constant
        if self.ref:
            return values[self.ref]
        one, two = (part.value(values) for part in self.parts)
        match self.mark:
            case "+":
                return one + two
            case "-":
                return one - two
            case "*":
                return one * two
        return one / two


@dataclass(frozen=True, slots=True)
class StatedFormula:
    """``result`` is the number it gives itself ("" none), ``tree`` its right side, ``text`` as printed."""

    text: str
    result: str
    tree: Node

    @property
    def refs(self) -> tuple[str, ...]:
        """The columns it names."""
        return self.tree.refs()


def stated_formula_of(table: StatedTable, column: StatedColumn) -> StatedFormula | None:
    """What the head of a column or its number states; None without a formula of numbered columns."""
    return _parsed(column.formula, _references(table)) if column.formula else None


def _references(table: StatedTable) -> frozenset[str]:
    """The numbers that stand for columns with figures; others in a formula are factors."""
    return frozenset(
        number_of(table, column)
        for column in table.columns
        if any(row.cells[column.index].quantity.is_number for row in table.rows)
    )


def number_of(table: StatedTable, column: StatedColumn) -> str:
    """The number of a column in the row that counts them; without such a row its place from the left."""
    if any(each.number for each in table.columns):
        return column.number.upper()
    return str(column.index + 1)


@lru_cache(maxsize=1024)
def _parsed(text: str, references: frozenset[str]) -> StatedFormula | None:
    left, equals, right = text.rpartition("=")
    tokens = _tokens(right)
    if tokens is None:
        return None
    tree, rest = _sum(tokens, references)
    rest = [token for token in rest if token != ")"]
    if tree is None or rest or not tree.refs():
        return None
    number = re.search(r"\d{1,2}|\b[A-Za-z]\b", left) if equals else None
    return StatedFormula(" ".join(text.split()), number.group().upper() if number else "", tree)


def _tokens(text: str) -> list[str] | None:
    found: list[str] = []
    at = 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return None
        at = match.end()
        if match["number"]:
            found.append(match["number"].replace(",", "."))
        elif match["name"]:
            # "(7)/(4)x100" and "BxC" are one word to the eye only
            found += [
                "*" if letter in "xX" and len(match["name"]) == 1 else letter.upper() for letter in [match["name"]]
            ]
        elif match["mark"] not in ("%", ".", "="):
            mark = match["mark"]
            found.append("*" if mark in _TIMES else "/" if mark in _OVER else "-" if mark in _MINUS else mark)
    return found or None


def _sum(tokens: Sequence[str], references: frozenset[str]) -> tuple[Node | None, list[str]]:
    one, rest = _product(tokens, references)
    while one is not None and rest and rest[0] in ("+", "-"):
        mark = rest[0]
        two, rest = _product(rest[1:], references)
        one = None if two is None else Node(mark, (one, two))
    return one, rest


def _product(tokens: Sequence[str], references: frozenset[str]) -> tuple[Node | None, list[str]]:
    one, rest = _factor(tokens, references)
    while one is not None and rest and rest[0] in ("*", "/"):
        mark = rest[0]
        two, rest = _factor(rest[1:], references)
        one = None if two is None else Node(mark, (one, two))
    return one, rest


def _factor(tokens: Sequence[str], references: frozenset[str]) -> tuple[Node | None, list[str]]:
    if not tokens:
        return None, []
    first, rest = tokens[0], list(tokens[1:])
    if first == "(":
        inner, rest = _sum(rest, references)
        return inner, rest[1:] if rest and rest[0] == ")" else rest
    if first in references or (first.isalpha() and len(first) == 1):
        return Node(ref=first), rest
    if re.fullmatch(r"\d+(?:\.\d+)?", first):
        small = first.isdigit() and int(first) not in (1, 2, 4, 10, 12, 25, 100, 1000)
        return (Node(ref=first), rest) if small and int(first) < 30 else (Node(constant=Decimal(first)), rest)
    return None, rest


def forms_of(formula: StatedFormula) -> tuple[Form, ...]:
    """The formula as printed, and with the factor 100 that heads of percentages often leave out."""
    tree, refs = formula.tree, formula.refs
    shape = _shape(tree)
    if shape is not None:
        return shape
    plain = _steady(tree, refs, Decimal(1))
    return plain, _steady(tree, refs, HUNDRED)


def _shape(tree: Node) -> tuple[Form, ...] | None:
    """A formula that has a way back: a quotient or a sum."""
    signs = _signs(tree, 1)
    if signs is not None and len({ref for ref, _ in signs}) == len(signs) > 1:
        return (Linear("stated", tuple(sign for _, sign in signs)),)
    bare = _without_factor(tree)
    if bare.mark == "/" and all(part.ref for part in bare.parts) and len(bare.refs()) == 2:
        return quotient(HUNDRED, "stated"), quotient(Decimal(1), "stated")
    return None


def _without_factor(tree: Node) -> Node:
    """A tree without its factor 100: (a/b)*100, a*100/b and 100*a/b are a/b."""
    if tree.mark == "*":
        for one, other in (tree.parts, tree.parts[::-1]):
            if one.constant == HUNDRED:
                return other
    if tree.mark == "/" and tree.parts[0].mark == "*":
        return Node("/", (_without_factor(tree.parts[0]), tree.parts[1]))
    return tree


def _signs(tree: Node, sign: int) -> list[tuple[str, int]] | None:
    if tree.ref:
        return [(tree.ref, sign)]
    if tree.mark not in ("+", "-"):
        return None
    one, two = _signs(tree.parts[0], sign), _signs(tree.parts[1], sign if tree.mark == "+" else -sign)
    return None if one is None or two is None else one + two


def _steady(tree: Node, refs: tuple[str, ...], factor: Decimal) -> Steady:
    def formula(*values: Decimal) -> Decimal:
        try:
            return tree.value(dict(zip(refs, values, strict=True))) * factor
        except (DivisionByZero, InvalidOperation) as error:
            raise ZeroDivisionError from error

    return Steady("stated", formula)


def columns_named(table: StatedTable, formula: StatedFormula) -> tuple[StatedColumn, ...] | None:
    """The columns a formula names, in its order; None where one of them is not there."""
    by_number = {number_of(table, column): column for column in table.columns if number_of(table, column)}
    found = [by_number.get(ref) for ref in formula.refs]
    return tuple(each for each in found if each is not None) if all(found) else None
