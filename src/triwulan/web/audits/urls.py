"""Addresses of the audit: the rules, and files that people bring."""

from django.urls import path

from triwulan.web.audits import guide

app_name = "audits"
urlpatterns = [
    path("aturan/", guide.rule_list, name="rules"),
    path("aturan/<str:id>/", guide.rule_page, name="rule"),
]
