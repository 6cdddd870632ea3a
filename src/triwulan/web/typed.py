"""What windows post of fields that several people may type into: text, the version it was based on, a choice."""

import re
import unicodedata


def clean_text(text: str) -> str:
    """What was typed, without what no keyboard types: control characters, foreign line ends, outer blank space."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def choice(text: str) -> tuple[tuple[str, int] | None, str]:
    """ "mine:PATH:VERSION" keeps what this window typed over that version; "theirs:PATH" drops it."""
    match = re.fullmatch(r"mine:(.+):(\d{1,9})", text)
    if match is not None:
        return (match[1], int(match[2])), ""
    return None, text.removeprefix("theirs:") if text.startswith("theirs:") else ""


def base_version(text: str) -> int:
    """The version a window had seen, 0 for none; -1, which is none's version, for what is no number."""
    return int(text) if text.isdecimal() and len(text) <= 9 else -1
