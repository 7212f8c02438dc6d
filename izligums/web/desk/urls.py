from __future__ import annotations

from django.urls import include, path

from izligums.web.desk.views import (
    account,
    calendar,
    cases,
    documents,
    intake,
    journal,
    letters,
    periods,
    process,
    readings,
    register,
    settings,
    start,
    units,
)

app_name = "desk"

urlpatterns = [
    path("", start.root, name="root"),
    path("sign-in/", account.sign_in, name="sign_in"),
    path("sign-out/", account.sign_out, name="sign_out"),
    path("today/", start.today, name="today"),
    path("office/", start.office, name="office"),
    path("cases/", cases.list_cases, name="cases"),
    path("cases/receive/", intake.receive_case, name="receive"),
    path("cases/import/", intake.import_cases, name="import_cases"),
    path("cases/<int:case_id>/", include("izligums.web.desk.urls_case")),
    path("search/", cases.search, name="search"),
    path("letters/", letters.list_letters, name="letters"),
    path("letters/<int:pk>/", letters.dispatch, name="dispatch"),
    path("documents/<int:pk>/", documents.show_document, name="document"),
    path("journal/", journal.show_journal, name="journal"),
    path("readings/", readings.show_readings, name="readings"),
    path("process/", process.show_process, name="process"),
    path("settings/", settings.overview, name="settings"),
    path("settings/password/", account.change_password, name="password"),
    path("settings/periods/", periods.show_periods, name="periods"),
    path("settings/periods/<slug:name>/", periods.show_period, name="period"),
    path("settings/calendar/", calendar.this_year, name="calendar"),
    path("settings/calendar/<int:year>/", calendar.show_year, name="year"),
    path("settings/calendar/<int:year>/fill/", calendar.fill, name="fill_year"),
    path("settings/calendar/<int:year>/<str:day>/forget/", calendar.forget, name="forget_day"),
    path("settings/units/", units.show_units, name="units"),
    path("settings/municipalities/<int:pk>/", units.place, name="municipality"),
    path("settings/mediators/", register.show_mediators, name="mediators"),
    path("settings/users/", register.show_users, name="users"),
]
