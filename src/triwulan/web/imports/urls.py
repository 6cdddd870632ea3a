"""Addresses of imports."""

from triwulan.web.imports import report_urls, sheet_urls

app_name = "imports"
urlpatterns = [*report_urls.patterns, *sheet_urls.patterns]
