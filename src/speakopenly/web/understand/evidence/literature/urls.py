"""Addresses of literature, under reviews of studies."""

from __future__ import annotations

from django.urls import path

from speakopenly.web.understand.evidence.literature import record_views, views

OF = "<int:evidence_number>/literature"
ONE = f"{OF}/records/<int:record_number>"
urlpatterns = [
    path(f"{OF}/", views.literature, name="evidence-literature"),
    path(f"{OF}/bring-in/", views.bring_in, name="evidence-bring-in"),
    path(f"{OF}/screening/", views.set_up, name="evidence-screening"),
    path(f"{OF}/order/", views.order, name="evidence-order"),
    path(f"{OF}/sample/", views.draw, name="evidence-sample"),
    path(f"{OF}/pairs/", views.pairs, name="evidence-pairs"),
    path(f"{OF}/settle/", views.to_settle, name="evidence-to-settle"),
    path(f"{OF}/files/<str:literature_file>", views.file_out, name="evidence-file-out"),
    path(f"{OF}/records/", record_views.records, name="evidence-records"),
    path(f"{OF}/next/<slug:stage>/", record_views.next_record, name="evidence-next"),
    path(f"{ONE}/<slug:stage>/", record_views.record, name="evidence-record"),
    path(f"{ONE}/<slug:stage>/settle/", record_views.settle, name="evidence-settle"),
    path(f"{ONE}/make/a-study/", record_views.make_study, name="evidence-record-study"),
    path("literature/lists/<uuid:literature_list_id>/", views.one_list, name="evidence-list"),
    path(
        "literature/lists/<uuid:literature_list_id>/take-out/", views.take_out, name="evidence-list-take-out"
    ),
    path("literature/pairs/<uuid:record_pair_id>/", views.pair, name="evidence-pair"),
]
