import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
import messages

PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}|%[sd]")


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def test_every_string_of_the_screens_is_in_the_english_catalogue():
    known = {(message.id, message.context) for message in messages.catalogue("en")}
    assert [message.id for message in messages.used() if (message.id, message.context) not in known] == []


def test_every_string_has_an_english_translation():
    assert messages.untranslated(messages.catalogue("en")) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_problem_has_a_sentence(language: str):
    catalogue = messages.catalogue(language)
    known = {message.id for message in catalogue if message.id and message.string}
    assert sorted(messages.problem_ids() - known) == []


def test_translations_keep_the_placeholders():
    differing = []
    for message in messages.catalogue("en"):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = [
            text for text in (message.string if isinstance(message.string, tuple) else (message.string,)) if text
        ]
        if messages.MESSAGE_ID.fullmatch(ids[0]):
            ids = (messages.catalogue("id").get(ids[0]).string,)
        expected = {tuple(placeholders(text)) for text in ids}
        if message.id and not {tuple(placeholders(text)) for text in strings} <= expected:
            differing.append(message.id)
    assert differing == []


def test_both_languages_know_the_same_problems():
    def ids(language: str) -> set[str]:
        return {m.id for m in messages.catalogue(language) if m.id and messages.MESSAGE_ID.fullmatch(str(m.id))}

    assert ids("id") == ids("en")
