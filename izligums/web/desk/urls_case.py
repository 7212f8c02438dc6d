"""Addresses below one case."""

from __future__ import annotations

from django.urls import path

from izligums.web.desk.views import access, act, case, deviation, file, grants, paper, said, statements

urlpatterns = [
    path("", case.case, name="case"),
    path("acts/<slug:step>/", act.act, name="act"),
    path("acts/<slug:step>/<int:person>/", act.act, name="act_of_person"),
    path("between/", statements.between, name="between"),
    path("grants/", grants.show_of_case, name="grants"),
    path("journal/<int:sequence>/", case.entry, name="entry"),
    path("deviations/<int:deviation>/", deviation.deviation, name="deviation"),
    path("people/<int:person>/consent/", paper.consent, name="print_consent"),
    path("people/<int:person>/information/", paper.information, name="print_information"),
    path("people/<int:person>/codes/", access.codes, name="access_codes"),
    path("said/<int:person>/", said.said, name="said"),
    path("said/<int:person>/copy/", said.copy, name="print_said"),
    path("said/<int:person>/forms/<slug:step>/", said.form, name="print_form"),
    path("settlements/<int:settlement>/", paper.settlement, name="print_settlement"),
    path("files/<int:file>/", file.received, name="file"),
]
