"""What is asked of the elements of Office's files again and again."""

from triwulan.formats.packages import Element


def under(parent: Element | None, tag: str) -> Element | None:
    """The first child of this name, None without one.

    It is asked for every paragraph, run and cell, where ``find`` with its paths takes four times as long.
    """
    if parent is not None:
        for each in parent:
            if each.tag == tag:
                return each
    return None
