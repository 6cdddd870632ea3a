"""The text inside Markdown lines as it is shown: emphasis, links, escapes and tags undone."""

import html
import re
from typing import Final

from triwulan.formats.html_text import has_tags, html_text

_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN: Final = 0x10F000
_SHOWN: Final = re.compile("[\U0010f021-\U0010f07e]")
_BREAK: Final = re.compile(r"<br\s{0,3}/?>", re.I)
_CODE: Final = re.compile(r"(?<!`)(`{1,3})(?!`)(.{1,600}?)(?<!`)\1(?!`)", re.S)
# Everything that is searched for to its end is bounded, so that a text of nothing but beginnings takes no longer.
_IMAGE: Final = re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,200}\)")
_LINK: Final = re.compile(r"\[([^\]\[\n]{1,600})\](?:\([^)\s]{0,200}(?:\s+\"[^\"\n]{0,300}\")?\))")
_AUTOLINK: Final = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,600})>")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]{1,40}\]")
_EMPHASIS: Final = (
    re.compile(r"\*\*\*(?=\S)(.+?)(?<=\S)\*\*\*", re.S),
    re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.S),
    re.compile(r"(?<![\w_])__(?=\S)(.+?)(?<=\S)__(?![\w_])", re.S),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]*?[^\s*])\*(?![\w*])", re.S),
    re.compile(r"(?<![\w_])_(?=[^\s_])([^_]*?[^\s_])_(?![\w_])", re.S),
    re.compile(r"~~(?=\S)(.+?)(?<=\S)~~", re.S),
)
_LONGEST_MARKED: Final = 8_000
_MOST_MARKS: Final = 300
_WHOLLY_BOLD: Final = re.compile(r"^\s*(?:\*\*(?!\*).*\*\*|__.*__|<(b|strong)>.*</\1>)\s*$", re.S | re.I)


def inline(text: str) -> str:
    """What is shown of Markdown text; ``<br>`` is a line break, a mark that pairs with nothing stays."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: chr(_HIDDEN + ord(match[1])), text)
    text = unmarked(text)
    return _SHOWN.sub(lambda match: chr(ord(match[0]) - _HIDDEN), text)


def unmarked(text: str) -> str:
    """The text without marks of emphasis and tags; backslashes are text."""
    if "<" in text:
        text = "\n".join(line.strip(" \t") for line in _BREAK.split(text)) if _BREAK.search(text) else text
        text = _AUTOLINK.sub(r"\1", text)
    if "`" in text:
        text = _CODE.sub(r"\2", text)
    if "[" in text:
        text = _FOOTNOTE.sub("", _LINK.sub(r"\1", _IMAGE.sub(r"\1", text)))
    if has_tags(text):
        text = html_text(text)
    elif "&" in text:
        text = html.unescape(text)
    marks = text.count("*") + text.count("_") + text.count("~")
    if 1 < marks <= _MOST_MARKS and len(text) <= _LONGEST_MARKED:
        for emphasis in _EMPHASIS:
            text = emphasis.sub(r"\1", text)
    return text


def wholly_bold(text: str) -> bool:
    """Whether all of the text is set in bold."""
    return _WHOLLY_BOLD.match(text) is not None and text.count("**") <= 2
