from __future__ import annotations

from django.urls import path

from izligums.web.desk.views import account, start

app_name = "desk"

urlpatterns = [
    path("", start.root, name="root"),
    path("sign-in/", account.sign_in, name="sign_in"),
    path("sign-out/", account.sign_out, name="sign_out"),
    path("today/", start.today, name="today"),
    path("office/", start.office, name="office"),
    path("settings/password/", account.change_password, name="password"),
]
