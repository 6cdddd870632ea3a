"""Legal sources as official documents cite them."""

from triwulan.core.report import Regulation


def cite(regulation: Regulation) -> str:
    """Write "Peraturan Bupati Lumajang Nomor 6 Tahun 2018 tentang ..., Pasal 4", without what is unknown."""
    text = f"{regulation.name.strip()} Nomor {regulation.number.strip()} Tahun {regulation.year}"
    if about := regulation.about.strip():
        text += f" tentang {about.removeprefix('tentang ').strip()}"
    if article := regulation.article.strip():
        text += f", {article if not article[0].isdigit() else f'Pasal {article}'}"
    return text
