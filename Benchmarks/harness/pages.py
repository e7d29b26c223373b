"""A built site read back: its article pages as text, its lists as the articles they lead to, its feeds."""
import dataclasses
import html
import os
import pathlib
import re
import unicodedata

TAG = re.compile(r"<[^>]*>")
MAIN = re.compile(r"<main>(.*?)</main>", re.S)
HEADING = re.compile(r"<h1>(.*?)</h1>", re.S)
LINK = re.compile(r'<a (?:rel="[a-z]*" )?href="([^"]*)"')
ITEM = re.compile(r"<item>.*?<link>(.*?)</link>", re.S)
LEADING_ZERO = re.compile(r"(?<![0-9])0(?=[0-9]/)")


def _plain(text):
    """Composed, without letter case, white space as one blank."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@dataclasses.dataclass
class Layout:
    """Where a generator puts what has no address that both must share."""
    tags: str  # folder of the tag pages
    older: str  # folder of the further pages of a list
    oldest_first: bool  # whether those are numbered from the oldest
    feed: str  # name of a feed


class Pages:
    """The output folder of a generator."""

    def __init__(self, folder, layout, base="https://example.org"):
        self.folder = pathlib.Path(folder)
        self.layout = layout
        self.base = base

    def __contains__(self, address):
        return (self.folder / address.strip("/") / "index.html").is_file()

    def html(self, address):
        return (self.folder / address.strip("/") / "index.html").read_text(encoding="utf-8")

    def text(self, address):
        """What a reader reads on a page: no markup, white space as one blank, letter case and the spelling of dates
        as both generators may have them (Hugo writes tags in title case and 05/09, we write 5/9)."""
        text = html.unescape(TAG.sub(" ", MAIN.search(self.html(address)).group(1)))
        # The way back from a footnote is decoration, and differs: ↩ with a variation selector or without.
        text = text.replace("↩", " ").replace("\ufe0e", " ")
        return _plain(LEADING_ZERO.sub("", text))

    def heading(self, address):
        return _plain(html.unescape(TAG.sub("", HEADING.search(self.html(address)).group(1))))

    def links(self, address):
        """The addresses that the main part of a page links to, in order."""
        return LINK.findall(MAIN.search(self.html(address)).group(1))

    def chain(self, address):
        """The articles that a list leads to over all of its pages, newest first."""
        further = self.folder / address.strip("/") / self.layout.older
        # Hugo keeps page/1 as a redirect to the list itself.
        numbers = sorted(int(name) for name in os.listdir(further)) if further.is_dir() else []
        if self.layout.oldest_first:
            numbers.reverse()
        else:
            numbers = [number for number in numbers if number > 1]
        found = []
        for page in [address] + [f"{address}{self.layout.older}/{number}/" for number in numbers]:
            found += [link for link in self.links(page) if re.search(r"/bai-\d+/$", link)]
        return found

    def tag_pages(self):
        """The addresses of the tag pages by their headings."""
        root = self.folder / self.layout.tags
        if not root.is_dir():
            return {}
        names = [name for name in os.listdir(root) if name != self.layout.older and (root / name).is_dir()]
        return {self.heading(address): address for address in (f"/{self.layout.tags}/{name}/" for name in names)}

    def feed(self, section):
        """The addresses of a feed's entries, in order; None without a feed."""
        file = self.folder / section.strip("/") / self.layout.feed
        if not file.is_file():
            return None
        return [html.unescape(link).removeprefix(self.base) for link in ITEM.findall(file.read_text(encoding="utf-8"))]

    def sitemap(self):
        """All addresses of the sitemap, that of its shards where it is an index."""
        found = set()
        waiting = ["/sitemap.xml"]
        while waiting:
            text = (self.folder / waiting.pop().lstrip("/")).read_text(encoding="utf-8")
            addresses = [html.unescape(one).removeprefix(self.base) for one in re.findall(r"<loc>(.*?)</loc>", text)]
            if "<sitemapindex" in text:
                waiting += addresses
            else:
                found.update(addresses)
        return found
