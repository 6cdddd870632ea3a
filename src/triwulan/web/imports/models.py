"""What is kept of files on their way into the records."""

from triwulan.web.imports.report_models import ReportImport, TakenFigure

__all__ = ["ReportImport", "TakenFigure"]
