"""Addresses of agreements, their versions and ceilings."""

from django.urls import path

from triwulan.web.agreements import budget_views, draft_views, views

app_name = "agreements"
_VERSION = "<int:pk>/versi/<int:number>/"
_INDICATOR = f"{_VERSION}indikator/<str:code>/"
_BUDGET = "<int:pk>/pagu/<int:number>/"
urlpatterns = [
    path("", views.list_, name="list"),
    path("baru/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/perubahan/", views.amend, name="amend"),
    path(_VERSION, views.version, name="version"),
    path(f"{_VERSION}beda/", views.changes, name="changes"),
    path(f"{_VERSION}ajukan/", views.propose, name="propose"),
    path(f"{_VERSION}tarik/", views.withdraw, name="withdraw"),
    path(f"{_VERSION}setujui/", views.accept, name="accept"),
    path(f"{_VERSION}kembalikan/", views.refuse, name="refuse"),
    path(f"{_VERSION}buang/", views.discard, name="discard"),
    path(f"{_VERSION}sasaran/", draft_views.objectives, name="objectives"),
    path(f"{_VERSION}indikator-baru/", draft_views.indicator, name="indicator_new"),
    path(_INDICATOR, draft_views.indicator, name="indicator"),
    path(f"{_INDICATOR}hapus/", draft_views.remove_indicator, name="indicator_remove"),
    path(f"{_INDICATOR}rencana/", draft_views.plan, name="plan"),
    path("<int:pk>/pagu/baru/", budget_views.new, name="budget_new"),
    path(_BUDGET, budget_views.show, name="budget"),
    path(f"{_BUDGET}ubah/", budget_views.edit, name="budget_edit"),
    path(f"{_BUDGET}tetapkan/", budget_views.confirm, name="budget_confirm"),
    path(f"{_BUDGET}buang/", budget_views.discard, name="budget_discard"),
]
