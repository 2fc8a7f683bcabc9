"""A link in the documentation leads somewhere, and no page knows the machine it was written on."""

import re

import pytest

from config.urls import urlpatterns
from tests.docs.pages import ROOT, anchors, links, named, pages

PICTURES = ROOT / "docs" / "pictures"
# Sites our pages may name: sources, licences and places to read on; and examples.
SITES = {
    "apache.org",
    "creativecommons.org",
    "example.org",
    "ipip.ori.org",
    "onetcenter.org",
    "ori.org",
    "scripts.sil.org",
    "www.adobe.com",
    "www.apache.org",
    "www.onetcenter.org",
}
SITE = re.compile(r"(?<![\w@.-])((?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|nl|eu))\b(?!\.\w)")
FOLDER = re.compile(r"(?<![\w./:*<>…)\]-])/([a-z][\w.-]*)/[\w.<]")
SYSTEM = {"etc", "srv", "usr", "var"}  # where an operator's own things stand, on any machine


@pytest.mark.parametrize("page", pages(), ids=named)
def test_every_link_leads_to_a_file(page):
    broken = []
    for link in links(page):
        path, _, anchor = link.partition("#")
        if "://" in link or link.startswith("mailto:"):
            continue
        target = (page.parent / path).resolve() if path else page
        if target.is_relative_to(PICTURES) and not PICTURES.exists():
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", pages(), ids=named)
def test_a_page_names_no_site_but_sources_and_licences(page):
    assert set(SITE.findall(page.read_text(encoding="utf-8"))) - SITES == set()


@pytest.mark.parametrize("page", pages(), ids=named)
def test_a_page_names_no_folder_of_a_machine(page):
    ours = {str(part.pattern).partition("/")[0] for part in urlpatterns} | SYSTEM
    ours |= {"demo", "components", "healthz"}
    assert set(FOLDER.findall(page.read_text(encoding="utf-8"))) - ours == set()


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (SITE, "fetched from mirror.somewhere.com today", ["mirror.somewhere.com"]),
        (SITE, "https://packages.somewhere.org/simple", ["packages.somewhere.org"]),
        (SITE, "write to anna@voorbeeld.nl, see docs/tour.md", []),
        (FOLDER, "it lies in `/opt/thing/data` there", ["opt"]),
        (FOLDER, "cp file /mnt/disk/file", ["mnt"]),
        (FOLDER, "and/or, docs/tour.md, ../src/config, high/low/mid", []),
    ],
)
def test_sites_and_folders_are_recognised(pattern, text, found):
    assert pattern.findall(text) == found


def test_every_page_of_docs_can_be_reached_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        paths = (link.partition("#")[0] for link in links(page) if "://" not in link)
        for path in filter(None, paths):
            target = (page.parent / path).resolve()
            waiting += sorted(target.glob("*.md")) if target.is_dir() else [target]
    assert [
        named(page) for page in pages() if page.is_relative_to(ROOT / "docs") and page not in seen
    ] == []
