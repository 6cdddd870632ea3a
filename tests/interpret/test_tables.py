"""Tables of the shapes that reports have: what each column holds, what each row is, which figures were read."""

from pathlib import Path

import pytest

from tests.interpret.describing import described
from triwulan.core.reading import StatedTable
from triwulan.formats.read_markdown import read_markdown
from triwulan.interpret import interpret

SHAPES = sorted((Path(__file__).parent / "tables").glob("*.md"), key=lambda path: path.stem)
MARK = "\n```expected\n"


def tables_in(markdown: str) -> tuple[StatedTable, ...]:
    return interpret(read_markdown(markdown)).tables


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_it_understands(path: Path):
    printed, _, expected = path.read_text(encoding="utf-8").partition(MARK)
    understood = "\n\n".join(map(described, tables_in(printed)))
    assert understood == expected.removesuffix("\n```\n")
