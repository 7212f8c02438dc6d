"""The gallery: what colleagues who build a page look at first, and what the accessibility tests walk through."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from izligums.accounts.access import public
from izligums.web.ui import gallery

ERROR_PAGES = ("400", "403", "403_csrf", "404", "500", "503")


@public
@require_safe
def show_gallery(request: HttpRequest) -> HttpResponse:
    """`?dense=1` shows the same in the close setting of the desk."""
    return render(request, "ui/gallery.html", {**gallery.samples(), "dense": "dense" in request.GET})


@public
@require_safe
def show_wrong_form(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery_wrong_form.html", {"form": gallery.wrong_form()})


@public
@require_safe
def show_question(request: HttpRequest) -> HttpResponse:
    """The page that stands for the sample dialog when there is no script."""
    return render(request, "ui/gallery_question.html")


@public
@require_safe
def show_error_page(request: HttpRequest, name: str) -> HttpResponse:
    if name not in ERROR_PAGES:
        raise Http404
    return render(request, f"{name}.html")
