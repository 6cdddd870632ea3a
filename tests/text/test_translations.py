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
    known = {name for name, text in messages.sentences(language).items() if text}
    assert sorted(messages.problem_ids() - known) == []


def test_translations_keep_the_placeholders():
    differing = []
    for message in messages.catalogue("en"):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if ids[0] and not messages.MESSAGE_ID.fullmatch(ids[0]):
            expected = {tuple(placeholders(text)) for text in ids}
            if not {tuple(placeholders(text)) for text in strings if text} <= expected:
                differing.append(message.id)
    assert differing == []


def test_sentences_of_problems_have_the_same_placeholders_in_both_languages():
    indonesian, english = messages.sentences("id"), messages.sentences("en")
    assert {name: placeholders(text) for name, text in indonesian.items()} == {
        name: placeholders(text) for name, text in english.items()
    }


def test_no_sentence_is_written_in_two_catalogues():
    for language in ("id", "en"):
        seen: dict[str, str] = {}
        for domain in messages.domains(language):
            for name in {str(message.id) for message in messages.catalogue(language, domain) if message.id}:
                assert seen.setdefault(name, domain) == domain, name
