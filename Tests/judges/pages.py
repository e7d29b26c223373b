"""What every page must have: language, title, heading, address, data about itself; and how the site presents itself to machines."""

import json
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from datetime import date, datetime

from verdict import main

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# What a page says of itself in JSON-LD, by kind: one of these types. Every page below the home page has its breadcrumbs
# besides. An activity without a known day is no Event for search engines, but an Article about one.
TYPES_OF_KIND = {"home": {"WebSite"}, "article": {"NewsArticle"}, "activity": {"Event", "Article"}}
DESCRIBED = {"home", "section", "article", "document", "documents", "outline", "history", "activity", "activities", "page"}
WITHOUT_CRUMBS = {"home", "404", "not-found", "unknown"}
# Signs of a template or a value that was printed raw.
LEAKS = [re.compile(pattern) for pattern in (r"\{\{[#/^&<>$!{]?\s*[\w.-]+\s*\}?\}\}", r"Optional\(", r"\bnil\b(?=[<\"])")]


def judge(site, verdict):
    verdict.require(site.origin != "http://site.invalid", site.folder, "the home page has no canonical address")
    for page in site.pages:
        verdict.count("pages")
        if _judge_text(page, verdict):
            (_judge_redirect if page.redirect else _judge_page)(page, verdict)
    verdict.count("kinds of page", len(site.fullest()))
    verdict.count("pages kept from search engines", sum(page.noindex and not page.redirect for page in site.pages))
    _judge_sitemap(site, verdict)
    _judge_robots(site, verdict)


def _judge_text(page, verdict):
    try:
        text = page.source.decode("utf-8")
    except UnicodeDecodeError as reason:
        verdict.fault(page, f"not UTF-8: {reason}")
        return False
    verdict.require(text[:15].lower() == "<!doctype html>", page, "does not begin with <!doctype html>")
    verdict.require(b"charset=" in page.source[:1024], page, "no charset in the first 1,024 bytes")
    verdict.require(text == unicodedata.normalize("NFC", text), page, "not NFC (TCVN 6909)")
    verdict.require("\0" not in text and "\ufffd" not in text, page, "a character that stands for lost ones")
    prose = re.sub(r"<(code|pre|script)\b.*?</\1>", "", text, flags=re.S)
    for leak in LEAKS:
        found = leak.search(prose)
        verdict.require(not found, page, f"looks like a template's own text: {found.group() if found else ''}")
    return True


def _judge_redirect(page, verdict):
    verdict.require(page.noindex or page.canonical not in (None, page.absolute), page, "an old address that search engines would keep")
    verdict.require(page.first("a") is not None, page, "leads on only by itself: a link is missing")
    verdict.count("redirects")


def _judge_page(page, verdict):
    html = page.first("html")
    verdict.require(html.get("lang"), page, "no lang on <html>")
    verdict.require(page.kind, page, "no data-kind on <html> or <body>: the judges cannot pick one page of each kind")
    titles = [" ".join("".join(title.itertext()).split()) for title in page.first("head").iter("title")]
    verdict.require(len(titles) == 1 and titles[0], page, "no title, or more than one")
    headings = [heading for heading in page.tree.iter("h1") if "".join(heading.itertext()).strip()]
    verdict.require(len(headings) == 1, page, f"{len(headings)} headings of level 1")
    verdict.require(len(list(page.tree.iter("main"))) == 1, page, "not one <main>")
    verdict.require(page.first("footer") is not None, page, "no footer with the publisher")
    verdict.require("width=device-width" in _meta(page, "viewport").replace(" ", ""), page, "no viewport for phones")
    verdict.require(not re.search(r"user-scalable\s*=\s*no|maximum-scale", _meta(page, "viewport")), page, "keeps readers from zooming")
    _judge_levels(page, verdict)
    _judge_images(page, verdict)
    data = _judge_data(page, verdict)
    if page.file.name == "404.html" or page.noindex:
        return
    verdict.require(page.canonical == page.absolute, page, f"its canonical address is {page.canonical}, not {page.absolute}")
    verdict.require(_meta(page, "og:url") == page.absolute, page, f"its og:url is '{_meta(page, 'og:url')}'")
    # A list of a tag or a month says all in its heading; a page that someone wrote says what it is about.
    verdict.require(page.kind not in DESCRIBED or _meta(page, "description"), page, f"no description ({page.kind})")
    for name in ("og:title", "og:type", "og:image", "og:site_name"):
        verdict.require(_meta(page, name), page, f"no {name}")
    wanted = TYPES_OF_KIND.get(page.kind)
    verdict.require(not wanted or wanted & data, page, f"no {' or '.join(sorted(wanted or []))} in its JSON-LD ({page.kind})")
    verdict.require(page.kind in WITHOUT_CRUMBS or "BreadcrumbList" in data, page, f"no BreadcrumbList in its JSON-LD ({page.kind})")


def _meta(page, name):
    for element in page.tree.iter("meta"):
        if name in (element.get("name"), element.get("property")):
            return (element.get("content") or "").strip()
    return ""


def _judge_levels(page, verdict):
    before = 0
    for element in page.first("body").iter():
        if isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag):
            level = int(element.tag[1])
            text = " ".join("".join(element.itertext()).split())
            verdict.require(text, page, f"an empty heading of level {level}")
            verdict.require(before == 0 or level <= before + 1, page, f"a heading of level {level} under level {before}: {text[:60]}")
            before = level


def _judge_images(page, verdict):
    for image in page.tree.iter("img"):
        source = (image.get("src") or "")[:80]
        verdict.require(image.get("alt") is not None, page, f"a picture without alt: {source}")
        for side in ("width", "height"):
            verdict.require((image.get(side) or "").isdigit(), page, f"a picture without {side}: {source}")
        verdict.count("pictures")


def _types(value):
    """All @type of a JSON-LD value, at any depth."""
    if isinstance(value, list):
        return set().union(*map(_types, value))
    if not isinstance(value, dict):
        return set()
    own = value.get("@type", [])
    return set([own] if isinstance(own, str) else own).union(*map(_types, value.values()))


def _judge_data(page, verdict):
    """The JSON-LD of a page parses; gives the types in it."""
    found = set()
    for script in page.tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        verdict.count("JSON-LD blocks")
        try:
            value = json.loads("".join(script.itertext()))
        except ValueError as reason:
            verdict.fault(page, f"JSON-LD does not parse: {reason}")
            continue
        items = value if isinstance(value, list) else [value]
        for item in items:
            context = item.get("@context") if isinstance(item, dict) else None
            verdict.require(context in ("https://schema.org", "https://schema.org/"), page, f"JSON-LD with the context {context}")
        found |= _types(value)
        _judge_article_data(page, verdict, items)
    return found


def _judge_article_data(page, verdict, items):
    for item in items:
        entries = item.get("@graph", [item]) if isinstance(item, dict) else []
        for entry in entries:
            if isinstance(entry, dict) and entry.get("@type") == "NewsArticle":
                for key in ("headline", "datePublished", "publisher"):
                    verdict.require(entry.get(key), page, f"NewsArticle without {key}")
            if isinstance(entry, dict) and entry.get("@type") == "BreadcrumbList":
                positions = [crumb.get("position") for crumb in entry.get("itemListElement", [])]
                verdict.require(positions and positions == [n + 1 for n in range(len(positions))], page, f"breadcrumbs numbered {positions}")


def _sitemap_entries(site, verdict, file, seen):
    """(address, lastmod) of a sitemap and of those that it names."""
    if file in seen:
        return
    seen.add(file)
    try:
        root = ElementTree.fromstring((site.folder / file).read_bytes())
    except (OSError, ElementTree.ParseError) as reason:
        verdict.fault(site.folder / str(file), f"no sitemap that can be read: {reason}")
        return
    for child in root:
        address = (child.findtext(SITEMAP + "loc") or "").strip()
        changed = (child.findtext(SITEMAP + "lastmod") or "").strip()
        if changed:
            verdict.require(_is_w3c_date(changed), site.folder / file, f"no date: {changed}")
        if child.tag == SITEMAP + "sitemap":
            part = site.file_at(address) if site.is_internal(address) else None
            if verdict.require(part, site.folder / file, f"names a sitemap that is not there: {address}"):
                yield from _sitemap_entries(site, verdict, part, seen)
        elif child.tag == SITEMAP + "url":
            yield address
        else:
            verdict.fault(site.folder / file, f"an element that does not belong in a sitemap: {child.tag}")


def _is_w3c_date(text):
    """A date as sitemaps want it (W3C NOTE-datetime): a year, a month, a day or a moment, to the precision that is known."""
    parts = text.split("-")
    try:
        if "T" in text:
            return datetime.fromisoformat(text.replace("Z", "+00:00")).tzinfo is not None
        return date.fromisoformat("-".join(parts + ["01"] * (3 - len(parts)))) is not None
    except ValueError:
        return False


def _judge_sitemap(site, verdict):
    place = site.folder / "sitemap.xml"
    listed = list(_sitemap_entries(site, verdict, "sitemap.xml", set()))
    wanted = {page.absolute for page in site.pages if not page.redirect and not page.noindex and page.file.name != "404.html"}
    verdict.require(len(listed) == len(set(listed)), place, "lists an address twice")
    for address in sorted(wanted - set(listed)):
        verdict.fault(place, f"does not list {address}")
    for address in sorted(set(listed) - wanted):
        verdict.fault(place, f"lists what is no page to be found: {address}")
    verdict.count("addresses in the sitemap", len(listed))


def _judge_robots(site, verdict):
    file = site.folder / "robots.txt"
    if not verdict.require(file.is_file(), file, "is missing"):
        return
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    verdict.require(f"Sitemap: {site.origin}{site.prefix}sitemap.xml" in lines, file, "does not name the sitemap by its whole address")
    verdict.require(any(line.lower().startswith("user-agent:") for line in lines), file, "speaks to nobody: no User-agent")
    verdict.require("Disallow: /" not in lines, file, "keeps everyone out")


if __name__ == "__main__":
    main("pages", judge)
