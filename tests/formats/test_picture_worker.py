"""Pictures drawn in a limited process: the same as drawn here, and a broken file's problem."""

import pytest

from tests.formats.sample import sample
from triwulan.core.problem import Problem, ProblemError
from triwulan.formats.page_images import page_image
from triwulan.formats.pdf import write_pdf
from triwulan.formats.picture_worker import page_image_apart


def test_a_page_is_drawn_apart_as_it_is_here() -> None:
    data = write_pdf(sample())
    assert page_image_apart(data, 1, width=200) == page_image(data, 1, width=200)


def test_a_broken_file_is_a_problem() -> None:
    with pytest.raises(ProblemError) as caught:
        page_image_apart(b"%PDF-1.7 broken", 1, width=200)
    assert caught.value.problem == Problem("read_pdf.broken")
