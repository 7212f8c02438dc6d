"""How a public text becomes a page: its links, and its blocks gathered into sections."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from izligums.policy import pages
from izligums.policy.texts import Block, PolicyText

register = template.Library()


@dataclass
class Part:
    """Paragraphs or items that stand together."""

    kind: str  # "paragraph" or "list"
    texts: list[str]


@dataclass
class Section:
    """One heading with what stands under it; the first has none."""

    heading: str
    parts: list[Part]


@register.filter
def lead(text: PolicyText) -> str:
    return text.blocks[0].text if text.blocks[0].kind == "paragraph" else ""


@register.filter
def sections(text: PolicyText) -> list[Section]:
    """All but the lead."""
    found = [Section("", [])]
    for block in text.blocks[1 if lead(text) else 0 :]:
        if block.kind == "heading":
            found.append(Section(block.text, []))
        else:
            _add(found[-1].parts, block)
    return [section for section in found if section.heading or section.parts]


def _add(parts: list[Part], block: Block) -> None:
    if block.kind == "item" and parts and parts[-1].kind == "list":
        parts[-1].texts.append(block.text)
    else:
        parts.append(Part("list" if block.kind == "item" else "paragraph", [block.text]))


@register.filter
def linked(text: str, language: str) -> SafeString:
    """With `[words](page:name)` as links in the same language."""
    said, rest = [], 0
    for link in pages.LINK.finditer(text):
        said += [(text[rest : link.start()],), (_link(link["words"], link["name"], language),)]
        rest = link.end()
    return format_html_join("", "{}", [*said, (text[rest:],)])


def _link(words: str, name: str, language: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', _address(name, language), words)


def _address(name: str, language: str) -> str:
    if name == "own-space":
        return reverse("door:enter")
    if name == "apply":
        return reverse("apply:begin", args=[language])
    if name in pages.NAMES:
        return reverse("public:page", args=[language, name])
    return reverse(f"public:{name}", args=[language])
