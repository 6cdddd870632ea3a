"""Bring the catalogues up to date with the code: `make messages`.

The English catalogue gets every sentence of templates and Python code and keeps its translations; what is
no longer used is dropped, what is new is empty until somebody translates it. Sentences of problems have
message ids (`nip.length`), written by hand in both languages and kept as they are: in the screens' catalogue or
in one of their own (`rules_arithmetic.po`), of which there may be any number. Needs no GNU gettext.
"""

import os
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "triwulan"
LOCALE = SOURCE / "text" / "locale"
SCREENS = "django"
MESSAGE_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
PROBLEM = re.compile(r"""Problem\(\s*f?["']([a-z0-9_.]+)["']""")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Text = str | tuple[str, ...]


def used(source: Path = SOURCE) -> Catalog:
    """Every sentence of the screens, with where it is used."""
    catalog = Catalog(locale="en")
    for path in sorted([*source.rglob("*.py"), *source.rglob("*.html")]):
        if "migrations" in path.parts:
            continue
        place = path.relative_to(source.parent).as_posix()
        for message, context in _strings(path):
            catalog.add(message, context=context, locations=[(place, 0)])
    return catalog


def problem_ids(source: Path = SOURCE) -> set[str]:
    """Every message id that a `Problem("...")` of the code carries."""
    return {name for path in source.rglob("*.py") for name in PROBLEM.findall(path.read_text(encoding="utf-8"))}


def catalogue(language: str, domain: str = SCREENS) -> Catalog:
    """The committed catalogue of a language."""
    with _po(language, domain).open("rb") as file:
        return read_po(file, locale=language)


def domains(language: str = "id") -> list[str]:
    """The names of a language's catalogues."""
    return sorted(path.stem for path in (LOCALE / language / "LC_MESSAGES").glob("*.po"))


def sentences(language: str) -> dict[str, str]:
    """Every sentence by its message id, from all catalogues of a language."""
    found: dict[str, str] = {}
    for domain in domains(language):
        for message in catalogue(language, domain):
            if message.id and (domain != SCREENS or MESSAGE_ID.fullmatch(_singular(message.id))):
                found[_singular(message.id)] = _singular(message.string or "")
    return found


def update() -> Catalog:
    """Write the English catalogue: what is used, with the translations there are."""
    old, new = catalogue("en"), used()
    for message in old:
        if message.id and MESSAGE_ID.fullmatch(_singular(message.id)):
            new[message.id] = message
    for message in new:
        known = old.get(message.id, message.context)
        if message.id and known is not None:
            message.string = known.string
    _write(new, "en")
    _write(catalogue("id"), "id")
    return new


def untranslated(catalog: Catalog) -> list[Text]:
    """Messages without a translation that can be relied on."""
    return [message.id for message in catalog if message.id and (message.fuzzy or not _translated(message.string))]


def _translated(string: str | tuple[str, ...] | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string or ()))


def compile_all() -> None:
    """Write the .mo files beside the .po files."""
    for language in ("id", "en"):
        for domain in domains(language):
            with _po(language, domain).with_suffix(".mo").open("wb") as file:
                write_mo(file, catalogue(language, domain))


def _strings(path: Path) -> Iterator[tuple[Text, str | None]]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        from django.utils.translation.template import templatize

        # What stands between the calls was blanked out; only its indentation could mislead the tokeniser.
        text = re.sub(r"^[ \t]+", "", templatize(text), flags=re.MULTILINE)
    for _line, function, message, _comments in extract_python(BytesIO(text.encode()), list(KEYWORDS), [], {}):
        parts = [part for part in (message if isinstance(message, tuple) else (message,)) if part]
        context = parts.pop(0) if "pgettext" in function and parts else None
        if parts:
            yield (tuple(parts[:2]) if function.startswith("n") and len(parts) > 1 else parts[0]), context


def _singular(message: Text) -> str:
    return message if isinstance(message, str) else message[0]


def _po(language: str, domain: str = SCREENS) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def _write(catalog: Catalog, language: str) -> None:
    # The header names no person, tool or moment: the same sentences give the same bytes.
    plural = "nplurals=1; plural=0;" if language == "id" else "nplurals=2; plural=(n != 1);"
    body = BytesIO()
    write_po(body, catalog, omit_header=True, sort_output=True, width=110)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    )
    text = re.sub(r":0\b", "", body.getvalue().decode())
    _po(language).write_text(header + text, encoding="utf-8")


def main() -> int:
    """Update, compile, and list what has no English yet; with the argument "compile" only compile.

    Not by `pybabel compile`: it takes the percent sign of "110% dihitung" for a placeholder and fails.
    """
    if sys.argv[1:] == ["compile"]:
        compile_all()
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "triwulan.web.settings")
    import django

    django.setup()
    catalog = update()
    compile_all()
    for message in untranslated(catalog):
        print("no English yet:", message)
    for language in ("id", "en"):
        for name in sorted(problem_ids() - set(sentences(language))):
            print(f"no sentence yet ({language}):", name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
