"""What is said of one indicator below table 2.2: what was agreed of it, the plan, and the official's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from triwulan.core.reading import Passage, PassageKind
from triwulan.core.report import Analysis
from triwulan.interpret.own_form.form import Groups, flat
from triwulan.interpret.own_form.pieces import typed
from triwulan.interpret.own_form.sections import Sections

AGREED: Final = ("definition", "formula")
WORDS: Final = ("method", "done", "sent_to", "cause", "obstacle", "solution")


@dataclass(frozen=True, slots=True)
class Described:
    """Texts by field ("" where there is none), the items of the plan, and the computed sentences."""

    texts: dict[str, str]
    plan: tuple[str, ...]
    result: str


def described(sections: Sections, number: int) -> Described:
    """Part the passages of an indicator's section by the labels they begin with."""
    fields: dict[str, list[Passage]] = {}
    first: dict[str, str] = {}
    at = "result"
    for passage in sections.of(f"2.2.{number}"):
        label = _label(sections, passage, at)
        if label is None:
            fields.setdefault(at, []).append(passage)
        else:
            at, first[label[0]] = label
    texts = {field: _joined(first.get(field, ""), fields.get(field, [])) for field in (*AGREED, *WORDS)}
    plan = tuple(each.text for each in fields.get("plan", []) if each.kind is PassageKind.ITEM)
    result = " ".join((first.get("result", ""), *(flat(each.text) for each in fields.get("result", []))))
    return Described(texts, plan, result)


def analyses_of(sections: Sections, count: int) -> Iterator[Analysis]:
    """The official's words on each indicator that has any."""
    for number in range(1, count + 1):
        texts = described(sections, number).texts
        words = {field: texts[field] for field in WORDS}
        if any(words.values()):
            yield Analysis(indicator=f"IK{number}", **words)


def ratio_of(sections: Sections, number: int) -> Groups | None:
    """The counted pair behind an indicator's realisation, as printed."""
    return sections.form.find("analysis.ratio", described(sections, number).result)


def _label(sections: Sections, passage: Passage, at: str) -> tuple[str, str] | None:
    """The field that a paragraph begins, and what stands in it; the computed sentences are a field as well."""
    if passage.kind is PassageKind.ITEM:
        return None
    form, text = sections.form, flat(passage.text)
    if text == form.write("draft.empty"):
        return "nothing", ""
    for listed in ("plan", "activities"):
        if form.read(f"analysis.{listed}", text) is not None:
            return listed, ""
    for field in (*AGREED, *WORDS):
        said = form.read(f"analysis.{field}", text)
        if said is None and text == form.write(f"analysis.{field}", text=""):
            said = {"text": ""}
        if said is not None:
            return field, said["text"]
    computed = ("analysis.result", "analysis.result_with_predicate", "analysis.unmeasurable", "analysis.result_to_date",
                "analysis.ratio")  # fmt: skip
    if at in (*AGREED, "plan", "result") and any(_begins(sections, key, text) for key in computed):
        return "result", text
    return None


def _begins(sections: Sections, key: str, text: str) -> bool:
    found = sections.form.find(key, text)
    return found is not None


def _joined(first: str, rest: list[Passage]) -> str:
    return "\n".join(filter(None, (first, typed(rest))))
