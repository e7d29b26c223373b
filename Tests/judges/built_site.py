"""A built site as its readers' browsers see it: pages by address, and which file an address leads to."""

from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib

from verdict import CannotJudge


class Page:
    """One HTML file of the site."""

    def __init__(self, site, file):
        self.site = site
        self.file = file
        name = file.as_posix()
        if name == "index.html" or name.endswith("/index.html"):
            name = name[: -len("index.html")]
        self.url = site.prefix + name

    def __str__(self):
        return str(self.site.folder / self.file)

    @cached_property
    def source(self):
        return (self.site.folder / self.file).read_bytes()

    @cached_property
    def tree(self):
        return html5lib.parse(self.source, namespaceHTMLElements=False, transport_encoding="utf-8")

    @property
    def absolute(self):
        """The address under which readers know the page."""
        return self.site.origin + self.url

    def all(self, tag, **attributes):
        """Elements with that name and those attribute values; a value may be one word of a list (rel="a b")."""
        for element in self.tree.iter(tag):
            if all(value in (element.get(key.rstrip("_").replace("_", "-")) or "").split() for key, value in attributes.items()):
                yield element

    def first(self, tag, **attributes):
        return next(self.all(tag, **attributes), None)

    @cached_property
    def ids(self):
        found = set()
        for element in self.tree.iter():
            if not isinstance(element.tag, str):
                continue
            if element.get("id"):
                found.add(element.get("id"))
            if element.tag == "a" and element.get("name"):
                found.add(element.get("name"))
        return found

    @property
    def kind(self):
        """The kind of page that the theme wrote on it, or None."""
        for tag in ("html", "body"):
            element = self.first(tag)
            if element is not None and element.get("data-kind"):
                return element.get("data-kind")
        return None

    @property
    def layout(self):
        """The kind of page, with the class of its body where it has one: such a page is laid out in another way (a document that is
        a sheet of paper)."""
        own = self.first("body").get("class")
        return f"{self.kind}-{'-'.join(own.split())}" if self.kind and own else self.kind

    @property
    def redirect(self):
        """Whether the page only leads on to another (the old address of something that moved)."""
        return any((meta.get("http-equiv") or "").lower() == "refresh" for meta in self.tree.iter("meta"))

    @property
    def noindex(self):
        return any("noindex" in (meta.get("content") or "") for meta in self.all("meta", name="robots"))

    @property
    def canonical(self):
        link = self.first("link", rel="canonical")
        return link.get("href") if link is not None else None


class Site:
    """A folder with a built site. Its base address is the canonical one of its home page."""

    def __init__(self, folder):
        self.folder = Path(folder)
        if not self.folder.is_dir():
            raise CannotJudge("no such folder")
        self.origin, self.prefix = "http://site.invalid", "/"
        if (self.folder / "index.html").is_file():
            base = urlsplit(Page(self, Path("index.html")).canonical or "")
            if base.scheme and base.netloc:
                self.origin, self.prefix = f"{base.scheme}://{base.netloc}", base.path or "/"
        files = sorted(file.relative_to(self.folder) for file in self.folder.rglob("*") if file.is_file())
        self.files = [file for file in files if file.name != ".gitkeep"]
        self.pages = [Page(self, file) for file in self.files if file.suffix == ".html"]
        if not self.pages:
            raise CannotJudge("holds no HTML page: build the site first")
        self.page_of_file = {page.file: page for page in self.pages}

    def fullest(self):
        """The largest page of each kind: what breaks anywhere breaks there. Pages that lead on are not read."""
        fullest = {}
        for page in self.pages:
            if page.redirect:
                continue
            kind = page.layout or "unknown"
            if kind not in fullest or len(page.source) > len(fullest[kind].source):
                fullest[kind] = page
        return dict(sorted(fullest.items()))

    def absolute(self, link, page_url):
        """The whole address of a link that stands on the page with that path."""
        return urljoin(self.origin + page_url, link.strip())

    def is_internal(self, address):
        parts = urlsplit(address)
        return f"{parts.scheme}://{parts.netloc}" == self.origin and (parts.path + "/").startswith(self.prefix)

    def file_at(self, address):
        """The file that a server sends for an address of this site, or None. Names are matched to the letter."""
        path = unquote(urlsplit(address).path)[len(self.prefix):]
        if ".." in path.split("/") or "\0" in path:
            return None
        if path == "" or path.endswith("/"):
            path += "index.html"
        return Path(path) if (self.folder / path).is_file() else None
