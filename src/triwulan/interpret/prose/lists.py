"""Numbers of things that are listed: before a list, after it, and within the sentence itself."""

import re
from collections.abc import Iterator
from typing import Final

from triwulan.core.claims import Claim, Figure, Listed
from triwulan.core.keeping import kept_by_text
from triwulan.core.reading import Passage, PassageKind
from triwulan.interpret.prose.figures import SOME_OF, Marked, marked
from triwulan.interpret.prose.sentences import sentences_in

_PROSE: Final = (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.NOTE)
_OPENS: Final = re.compile(
    r"^(?P<between>(?:\s+[\w/()-]+){1,9}?)\s*,?\s*"
    r"(?P<link>(?:yaitu|yakni|adalah|ialah|meliputi|mencakup|terdiri\s+(?:atas|dari))?\s*(?:sebagai\s+berikut)?)\s*[:;.]?\s*$",
    re.I,
)
_ELSE_LISTED: Final = re.compile(
    r"\b(?:upaya|langkah|strategi|tindak|kendala|hambatan|faktor|melalui|antara\s+lain|di\s?antaranya|misalnya|seperti|dengan\s+cara|"
    r"rincian|penjelasan|uraian)\b",
    re.I,
)
_NOT_COUNTED: Final = re.compile(
    r"\b(?:mencapai|pencapaian|untuk|atas|mewujudkan|terhadap|bagi|selama|dalam\s+waktu|paling\s+lambat|setiap|per|tahun|dari|capaian|target)\s*$",
    re.I,
)
_MEASURES: Final = frozenset(
    {"hari", "bulan", "tahun", "kali", "jam", "persen", "minggu", "menit", "poin", "orang", "pekan"}
)
_BACK: Final = re.compile(r"^(?P<between>(?:\s+[\w/-]+){1,3}?)\s+(?:tersebut|di\s?atas|dimaksud|tadi)\b", re.I)
_INLINE: Final = re.compile(
    r"^(?P<noun>(?:\s+[\w/-]+){1,4}?)\s*(?:,\s*|\s+|:\s*)(?:(?:yaitu|yakni|ialah|meliputi|terdiri\s+(?:atas|dari))\s*:?|(?<=:\s))\s+"
    r"(?P<items>[^;:<>]+?)(?P<end>[.;]|$|,\s+(?-i:(?=(?:di|ter|me|ber)[a-z]{3,}\s|(?:dengan|yang|sehingga|sedangkan|sementara|masing-masing)\s)))",
    re.I,
)
_NAMED_AHEAD: Final = re.compile(
    r"(?:^|[\s,])(?P<noun>[A-Za-z][\w-]+)\b[^<>;:]*?\s(?:ada|terdapat|berjumlah|sebanyak|sejumlah|yaitu|yakni|adalah)\s+$",
    re.I,
)
"""What is counted stands before a number without it: "usulan untuk tahun 2024 ada tiga, yaitu:"."""
_A_MEASURE: Final = re.compile(r"(?:nilai|capaian|indeks|persentase|skor|bobot|rata|tingkat|anggaran|pagu)", re.I)
_THEN_LISTED: Final = re.compile(
    r"^\s*(?:,\s*)?(?:yaitu|yakni|ialah|adalah|meliputi|terdiri\s+(?:atas|dari))?\s*(?:sebagai\s+berikut)?\s*:\s*$|"
    r"^\s*,?\s*(?:yaitu|yakni|sebagai\s+berikut)\s*[.;]?\s*$",
    re.I,
)
_INLINE_ALONE: Final = re.compile(r"^(?:\s*,\s*(?:yaitu|yakni|ialah)\s*:?|\s*:)\s+(?P<items>[^;:<>]+?)(?:[.;]|$)", re.I)
_LEADS_TO: Final = re.compile(r"(?:[:;]|berikut\.?|yaitu|yakni|adalah|meliputi)$", re.I)
_LONGEST_LEAD: Final = 8
_LONGEST_ITEM: Final = 8
_MOST: Final = 40


def listed_in(passages: tuple[Passage, ...]) -> Iterator[Claim]:
    """Every number of things beside the list of them."""
    for at, passage in enumerate(passages):
        if passage.kind not in _PROSE:
            continue
        sentences = _counting(passage.text)
        if not sentences:
            continue
        below = _list_below(passages, at)
        if below:
            yield from _before(passage, sentences[-1], below)
        above = _list_above(passages, at)
        if above:
            yield from _after(passage, sentences[0], above)
        for sentence in sentences:
            yield from _inline(passage, sentence)


@kept_by_text(1024)
def _counting(text: str) -> tuple[Marked, ...]:
    """The sentences of a text, if any of them has a number of things."""
    sentences = tuple(marked(sentence) for sentence in sentences_in(text))
    return sentences if any("<n" in sentence.text for sentence in sentences) else ()


def _before(passage: Passage, sentence: Marked, items: list[Passage]) -> Iterator[Claim]:
    for match in re.finditer(r"<n(\d+)>", sentence.text):
        figure = sentence.figures[int(match[1])]
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        if not figure.noun and _alone(before, after, figure):
            yield _listed(passage, sentence, figure, items, after=False)
            continue
        opens = _OPENS.match(after)
        if opens is None or not _countable(figure) or _NOT_COUNTED.search(before):
            continue
        said = after if opens["link"].strip() else opens["between"]
        if "<" in after or (_ELSE_LISTED.search(said) and not _ELSE_LISTED.match(figure.noun)):
            continue
        if not opens["link"].strip() and not sentence.text.rstrip().endswith(":"):
            continue
        yield _listed(passage, sentence, figure, items, after=False)


def _alone(before: str, after: str, figure: Figure) -> bool:
    """Whether a number without a noun counts what the sentence names before it and lists behind it."""
    named = _NAMED_AHEAD.search(before) if _THEN_LISTED.match(after) else None
    return named is not None and not _A_MEASURE.match(named["noun"]) and _few(figure)


def _after(passage: Passage, sentence: Marked, items: list[Passage]) -> Iterator[Claim]:
    match = re.match(r"^(?:[^<>,.;]{0,45}\s)?<n(\d+)>", sentence.text)
    if match is None:
        return
    figure = sentence.figures[int(match[1])]
    if (
        _BACK.match(sentence.text[match.end() :])
        and _countable(figure)
        and not figure.noun.startswith(("target", "indikator"))
        and not any(_counts(item.text, figure) for item in items)
    ):
        yield _listed(passage, sentence, figure, items, after=True)


def _counts(text: str, figure: Figure) -> bool:
    """Whether an item counts such things itself: "menambah enam desa tangguh bencana", then "enam desa tersebut"."""
    noun = figure.noun.partition(" ")[0]
    return any(each.noun.partition(" ")[0] == noun for sentence in _counting(text) for each in sentence.figures)


def _listed(passage: Passage, sentence: Marked, figure: Figure, items: list[Passage], *, after: bool) -> Listed:
    return Listed(
        place=passage.place.quoting(sentence.whole),
        order=passage.order,
        figure=figure,
        there=len(items),
        after=after,
        items=tuple(item.text for item in items),
    )


def _countable(figure: Figure) -> bool:
    """Whether it is a number of things that can stand in a list."""
    head = figure.noun.partition(" ")[0]
    return bool(head) and head not in _MEASURES and _few(figure)


def _few(figure: Figure) -> bool:
    return figure.value == figure.value.to_integral_value() and 0 < figure.value <= _MOST


def _list_below(passages: tuple[Passage, ...], at: int) -> list[Passage]:
    """The items right below a passage, sub-items aside."""
    intro = passages[at]
    if at + 1 >= len(passages) or not _LEADS_TO.search(intro.text.strip()[-_LONGEST_LEAD:]):
        return []
    first = passages[at + 1]
    if first.kind is not PassageKind.ITEM or first.order != intro.order + 1 or _same_list(intro, first):
        return []
    return _run(passages, at + 1, first)


def _list_above(passages: tuple[Passage, ...], at: int) -> list[Passage]:
    """The items of the list that ends right above a passage."""
    start = at
    while (
        start > 0
        and passages[start - 1].kind is PassageKind.ITEM
        and passages[start - 1].order == passages[start].order - 1
    ):
        start -= 1
    if start == at or passages[at].kind is PassageKind.ITEM:
        return []
    last = passages[at - 1]
    return [item for item in passages[start:at] if item.group == last.group]


def _run(passages: tuple[Passage, ...], start: int, first: Passage) -> list[Passage]:
    items = []
    last = first.order - 1
    for passage in passages[start:]:
        if passage.kind is not PassageKind.ITEM or passage.order != last + 1:
            break
        last = passage.order
        if passage.group == first.group:
            items.append(passage)
    return items


def _same_list(intro: Passage, first: Passage) -> bool:
    return intro.kind is PassageKind.ITEM and intro.group == first.group


def _inline(passage: Passage, sentence: Marked) -> Iterator[Claim]:
    """ "4 seksi, yakni Seksi A, Seksi B, Seksi C, dan Seksi D": only where the commas tell the items apart."""
    for match in re.finditer(r"<n(\d+)>", sentence.text):
        figure = sentence.figures[int(match[1])]
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        ahead = _NAMED_AHEAD.search(before) if not figure.noun else None
        found = _INLINE.match(after) if ahead is None else _INLINE_ALONE.match(after)
        part = SOME_OF.search(before)
        counts = _countable(figure) if ahead is None else _few(figure) and not _A_MEASURE.match(ahead["noun"])
        if found is None or not counts or _ELSE_LISTED.search(found["items"]):
            continue
        items = _items(found["items"])
        if items is not None:
            yield Listed(
                place=passage.place.quoting(sentence.whole),
                order=passage.order,
                figure=figure if part is None else sentence.figures[int(part["part"])],
                there=len(items),
                after=False,
                items=items,
            )


def _items(text: str) -> tuple[str, ...] | None:
    """The items of an enumeration in a sentence; None where "dan" may be a part of a name."""
    bare = re.sub(r"\s*\([^()]*\)", "", text).strip()
    pieces = [piece.strip() for piece in bare.split(",")]
    if len(pieces) < 2:
        return None
    last = pieces[-1]
    joined = re.match(r"^(?:dan|serta)\s+(.+)$", last, re.I)
    if joined is not None:
        pieces[-1] = joined[1]
    elif len(re.findall(r"\b(?:dan|serta)\b", last, re.I)) == 1:
        pieces[-1:] = [part.strip() for part in re.split(r"\b(?:dan|serta)\b", last, flags=re.I)]
    else:
        return None
    if last.lower().startswith("serta ") and any(re.search(r"\bdan\b", piece) for piece in pieces[:-1]):
        return None  # "A, B dan C, serta D": one or two
    short = all(0 < len(piece.split()) <= _LONGEST_ITEM for piece in pieces)
    verbs = any(re.search(r"\b(?:yang|sehingga|karena|telah|sudah|adalah)\b", piece) for piece in pieces)
    return tuple(pieces) if short and not verbs else None
