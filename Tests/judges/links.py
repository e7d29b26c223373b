"""Every link of the site leads somewhere: pages, anchors, pictures, styles, scripts, feeds, and what feeds link to.

Static, on every file; then in Chromium, on the fullest page of each kind: nothing is asked of another host.
"""

import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote, urlsplit

from browsing import browsing
from verdict import main

# Attributes that hold an address, by element; what the browser loads by itself is marked.
LINKS = [
    ("a", "href", False), ("area", "href", False), ("form", "action", False), ("blockquote", "cite", False), ("q", "cite", False),
    ("img", "src", True), ("source", "src", True), ("script", "src", True), ("iframe", "src", True), ("embed", "src", True),
    ("object", "data", True), ("audio", "src", True), ("video", "src", True), ("video", "poster", True), ("track", "src", True),
    ("input", "src", True), ("use", "href", True), ("image", "href", True),
]
# <link> elements whose address the browser loads by itself.
LOADED_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "prefetch"}
META_ADDRESSES = {"og:image", "og:url", "twitter:image"}
CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def page_links(page):
    """(address, loaded by the browser) for every link of a page."""
    for tag, attribute, loaded in LINKS:
        for element in page.tree.iter(tag):
            for name in (attribute, f"{{http://www.w3.org/1999/xlink}}{attribute}", f"xlink:{attribute}"):
                if element.get(name) is not None:
                    yield element.get(name), loaded
    for element in page.tree.iter("link"):
        rels = set((element.get("rel") or "").lower().split())
        if not rels & {"dns-prefetch", "preconnect"}:
            yield element.get("href") or "", bool(rels & LOADED_RELS)
    for tag, attribute in (("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")):
        for element in page.tree.iter(tag):
            for candidate in (element.get(attribute) or "").split(","):
                if candidate.strip():
                    yield candidate.split()[0], True
    for element in page.tree.iter("meta"):
        if (element.get("property") or element.get("name")) in META_ADDRESSES:
            yield element.get("content") or "", False
        if (element.get("http-equiv") or "").lower() == "refresh":
            yield (element.get("content") or "").partition("=")[2].strip("'\" "), False
    for element in page.tree.iter("style"):
        yield from ((address, True) for address in css_links("".join(element.itertext())))
    for element in page.tree.iter():
        if isinstance(element.tag, str) and element.get("style"):
            yield from ((address, True) for address in css_links(element.get("style")))


def css_links(text):
    for match in CSS_URL.finditer(CSS_COMMENT.sub("", text)):
        yield next((group for group in match.groups() if group is not None), "")


def xml_links(source):
    """Addresses in feeds and sitemaps: <link>, <loc>, <url>, <guid isPermaLink>, href, enclosures."""
    for element in ElementTree.fromstring(source).iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        text = (element.text or "").strip()
        if name in ("link", "loc", "url", "docs") and text:
            yield text
        if name == "guid" and element.get("isPermaLink") != "false" and text:
            yield text
        for attribute in ("href", "url"):
            if element.get(attribute):
                yield element.get(attribute)


class Checker:
    """Judges one address after another, each distinct one once for its file and fragment."""

    def __init__(self, site, verdict):
        self.site = site
        self.verdict = verdict
        self.known = {}

    def check(self, place, address, page_url, loaded):
        fault = self._fault(address, page_url, loaded)
        if fault:
            self.verdict.fault(place, fault)
        self.verdict.count("links")

    def _fault(self, address, page_url, loaded):
        if address.strip() == "":
            return "an empty address"
        if re.search(r"[\s<>\"{}|\\^`]", address.strip()):
            return f"characters that do not belong in an address: {address}"
        try:
            absolute = self.site.absolute(address, page_url)
            scheme = urlsplit(absolute).scheme
        except ValueError:
            return f"not an address: {address}"
        if scheme in ("mailto", "tel"):
            return None if len(absolute) > len(scheme) + 1 else f"leads nowhere: {address}"
        if scheme == "data":
            return None if loaded and absolute.startswith(("data:image/", "data:font/")) else f"data as a link: {address[:60]}"
        if scheme not in ("http", "https"):
            return f"an address of a kind that no reader can follow: {address}"
        if not self.site.is_internal(absolute):
            own_host = f"{urlsplit(absolute).scheme}://{urlsplit(absolute).netloc}" == self.site.origin
            if own_host:
                return f"leads out of the site's folder on its own host: {address}"
            return f"loads something from another host: {address}" if loaded else None
        if absolute not in self.known:
            self.known[absolute] = self._internal_fault(absolute, address)
        return self.known[absolute]

    def _internal_fault(self, absolute, address):
        file = self.site.file_at(absolute)
        if file is None:
            if self.site.file_at(absolute.partition("#")[0].partition("?")[0] + "/"):
                return f"needs a slash at its end: {address}"
            return f"dead link: {address}"
        fragment = unquote(urlsplit(absolute).fragment)
        if fragment and not fragment.startswith(":~:") and file in self.site.page_of_file:
            self.verdict.count("anchors")
            if fragment != "top" and fragment not in self.site.page_of_file[file].ids:
                return f"dead anchor: {address}"
        return None


def judge(site, verdict):
    checker = Checker(site, verdict)
    for page in site.pages:
        for address, loaded in page_links(page):
            checker.check(page, address, page.url, loaded)
    for file in site.files:
        url = site.prefix + file.as_posix()
        if file.suffix == ".css":
            text = (site.folder / file).read_text(encoding="utf-8")
            for address in css_links(text):
                checker.check(site.folder / file, address, url, loaded=True)
        elif file.suffix == ".xml":
            try:
                links = list(xml_links((site.folder / file).read_bytes()))
            except ElementTree.ParseError as reason:
                verdict.fault(site.folder / file, f"not well-formed: {reason}")
                continue
            for address in links:
                checker.check(site.folder / file, address, url, loaded=False)
    verdict.count("pages", len(site.pages))

    with browsing(site) as window:
        for kind, page in site.fullest().items():
            heard = []
            with window.page(page, watch=heard) as tab:
                # Lazy pictures load only when they come near.
                tab.evaluate("for (const image of document.images) image.loading = 'eager'")
                tab.wait_for_load_state("networkidle")
                broken = tab.evaluate("[...document.images].filter(i => i.complete && i.naturalWidth === 0).map(i => i.currentSrc || i.src)")
            for what in heard:
                verdict.fault(f"{page} ({kind})", what)
            for source in broken:
                verdict.fault(f"{page} ({kind})", f"the browser cannot show the picture {source.replace(window.origin, '', 1)}")
            verdict.count("pages opened")


if __name__ == "__main__":
    main("links", judge)
