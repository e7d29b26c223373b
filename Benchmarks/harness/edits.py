"""What people do to a site between two builds, made in all places where programs read it.

Every edit is another one each time, and says where its trace has to be found: a program that did not see it measured
nothing.
"""
import dataclasses
import datetime
import os
import pathlib
import random
import re

# As make-corpus has them.
SECTIONS = ("tin-tuc", "hoat-dong", "lich-su", "de-cuong", "tu-lieu", "van-ban")
START = datetime.datetime(2023, 8, 1, 7, 0)
MINUTES_APART = 11


class NotSeen(Exception):
    """A program's pages do not show an edit that it was to build."""


@dataclasses.dataclass
class Edit:
    """Files with what is saved in them, and what a page of the site has to show then."""
    files: dict  # text by path
    seen: list  # (file below the output folder, text)
    links: dict = dataclasses.field(default_factory=dict)  # second name of a new file by its first

    def save(self):
        """Saves all files now, in place because of their second names; again, it is the same edit saved later."""
        for path, text in self.files.items():
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        for path, second in self.links.items():
            if not second.exists():
                os.link(path, second)

    def check(self, output):
        """Whether the pages in `output` show it."""
        for name, text in self.seen:
            file = pathlib.Path(output) / name
            if not file.is_file() or text not in file.read_text(encoding="utf-8"):
                raise NotSeen(f"{file} does not show {text!r}")


class Sources:
    """The sources of a corpus of `articles`, and of Hugo's site beside it where there is one; edits are counted from `start`."""

    def __init__(self, place, articles, start=0):
        self.content = place / "project/content"
        self.templates = place / "project/templates"
        self.hugo = place / "hugo" if (place / "hugo").is_dir() else None
        self.articles = articles
        self.added = 0
        self.count = start

    def edit(self, case):
        """The next edit of that case, not saved yet. Its mark is one word: typesetting may change what stands between two."""
        self.count += 1
        return getattr(self, case)(f"sửa{self.count}")

    # MARK: The cases

    def body(self, mark):
        """Some words more in the body of an article."""
        name, text = self._some_article()
        at = text.index("\n\n", text.index("\n\n## ") + 2)
        end = text.index("\n", at + 2)
        return Edit({self.content / f"{name}.md": f"{text[:end]} Bản {mark}.{text[end:]}"}, [(f"{name}/index.html", f"{mark}.")])

    def title(self, mark):
        """Another title of an article: its neighbours, lists and feeds show it too."""
        name, text = self._some_article()
        title = f"{_title(text)} {mark}"
        return Edit({self.content / f"{name}.md": _with(text, "title", title)}, [(f"{name}/index.html", f"{mark}</h1>")])

    def newest(self, mark):
        """A new article, newer than all others, with the tags and the text of an old one."""
        _, text = self._some_article()
        number = self.articles + self.added
        self.added += 1
        section = SECTIONS[number % len(SECTIONS)]
        name = f"{section}/bai-{number:07d}"
        date = START + datetime.timedelta(minutes=MINUTES_APART * number)
        text = _with(_with(text, "title", f"Bài mới {mark}"), "date", f"{date.isoformat()}+07:00")
        file = self.content / f"{name}.md"
        links = {file: self.hugo / f"content/{name}.md"} if self.hugo else {}
        seen = [(f"{name}/index.html", f"{mark}</h1>"), (f"{section}/index.html", f"{mark}</a>")]
        return Edit({file: text}, seen, links)

    def template(self, mark):
        """A comma more at the foot of every page."""
        del mark
        file = self.templates / "layout.mustache"
        text = file.read_text(encoding="utf-8")
        foot = text.index("</p></footer>")
        ending = re.search(r"\w+,*$", text[:foot]).group() + ","
        return Edit({file: f"{text[:foot]},{text[foot:]}"}, [(name, ending) for name in self._some_pages()])

    def setting(self, mark):
        """Another name of the site in site.yaml, which every page shows."""
        file = self.content / "site.yaml"
        text = file.read_text(encoding="utf-8")
        return Edit({file: re.sub(r"(?m)^name: .*$", f"name: Bench {mark}", text)},
                    [(name, f"· Bench {mark}</title>") for name in self._some_pages()])

    # MARK: What is edited

    def _some_article(self):
        """An article of the corpus, chosen by the number of the edit alone: its name without .md, and its text."""
        number = random.Random(self.count).randrange(self.articles)
        name = f"{SECTIONS[number % len(SECTIONS)]}/bai-{number:07d}"
        return name, (self.content / f"{name}.md").read_text(encoding="utf-8")

    def _some_pages(self):
        return ["index.html"] + [f"{self._some_article()[0]}/index.html"]


def _title(text):
    return re.search(r"(?m)^title: (.*)$", text).group(1)


def _with(text, key, value):
    """Front matter with another value of a key on one line."""
    found, count = re.subn(rf"(?m)^{key}: .*$", f"{key}: {value}", text, count=1)
    assert count == 1
    return found
