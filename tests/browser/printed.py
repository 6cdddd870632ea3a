"""The text of a PDF as a reader finds it."""

import pypdfium2


def text_of_pdf(data: bytes) -> str:
    """All pages; soft hyphens and line breaks are taken out, so that a figure in a narrow cell is whole."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = []
        for page in document:
            reader = page.get_textpage()
            pages.append(reader.get_text_bounded())
            reader.close()
            page.close()
    finally:
        document.close()
    return " ".join("\n".join(pages).replace("\u00ad", "").replace("\ufffe", "").split())
