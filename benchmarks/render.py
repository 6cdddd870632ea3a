"""How long a report takes to be written in each format, and how much memory the PDF's process needs."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from tests.formats.sample import sample
from triwulan.core.document import Document, Paragraph
from triwulan.formats.docx import write_docx
from triwulan.formats.html import write_html
from triwulan.formats.markdown import write_markdown
from triwulan.formats.pdf import write_pdf

ROUNDS = 20
WARM_UP = 3
# Milliseconds, from the project's aims.
LIMITS = {"PDF": 130, "DOCX": 250}
WRITERS: dict[str, Callable[[Document], bytes | str]] = {
    "PDF": write_pdf,
    "DOCX": write_docx,
    "HTML": write_html,
    "Markdown": write_markdown,
}


def variant(number: int) -> Document:
    """The sample with another text in front, so that nothing set before can be taken again from a cache as it is."""
    document = sample()
    return replace(document, blocks=(Paragraph(f"Salinan ke-{number}. " * 30), *document.blocks))


def median_milliseconds(write: Callable[[Document], bytes | str]) -> float:
    """The median of the warm runs."""
    times = []
    for number in range(WARM_UP + ROUNDS):
        document = variant(number)
        started = time.perf_counter()
        write(document)
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times[WARM_UP:])


def peak_megabytes() -> float:
    """The most memory this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Print one line per format."""
    print(f"{'format':<10}{'median ms':>10}{'limit ms':>10}")
    for name, write in WRITERS.items():
        limit = LIMITS.get(name)
        print(f"{name:<10}{median_milliseconds(write):>10.1f}{limit if limit else '-':>10}")
    print(f"peak memory of this process {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main()
