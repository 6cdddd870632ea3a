"""What is kept of files on their way into the records."""

from triwulan.web.imports.report_models import ReportImport, TakenFigure
from triwulan.web.imports.sheet_models import ImportedValue, SheetImport

__all__ = ["ImportedValue", "ReportImport", "SheetImport", "TakenFigure"]
