"""Addresses of the superior's screens."""

from django.urls import path

from triwulan.web.review import answering, archive, views

app_name = "review"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<int:pk>/", views.read, name="read"),
    path("<int:pk>/catatan/", views.remark, name="remark"),
    path("<int:pk>/catatan/<int:remark_id>/", views.edit_remark, name="edit_remark"),
    path("<int:pk>/jawab/", answering.answer, name="answer"),
    path("<int:pk>/triwulan-lalu/", views.previous, name="previous"),
    path("arsip/<int:pk>/", archive.approved, name="approved"),
    path("arsip/<int:pk>/laporan.<str:suffix>", archive.download, name="approved_file"),
]
