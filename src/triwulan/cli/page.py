"""A whole HTML page around a document, with a style for screen and paper and nothing to fetch."""

from html import escape
from importlib.resources import files

from triwulan.core.document import Document
from triwulan.formats.html import write_html


def html_page(document: Document) -> str:
    """Give a page that stands alone; its title is the document's."""
    style = "".join(
        files(package).joinpath(name).read_text(encoding="utf-8")
        for package, name in (("triwulan.cli", "page.css"), ("triwulan.data.style", "paper.css"))
    )
    return (
        "<!doctype html>\n"
        f'<html lang="{escape(document.language)}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n"
        f"<style>\n{style}</style>\n"
        "</head>\n<body>\n"
        f'<h1 class="page-name">{escape(document.title)}</h1>\n'
        f"{write_html(document)}\n</body>\n</html>\n"
    )
