"""A site that changes: what stands in content/ and templates/, drawn and edited at random, the same for the same seed.

Texts are short, since what is tried is the publishing: many small files, and edits that make pages come, go, change their address
and trade places with folders and plain files.
"""

import os
from pathlib import Path

WORDS = """đảng bộ chi kiên huyện xã thôn bản truyền thống kỷ niệm năm ngày thành lập nhân dân sinh hoạt học tập đoàn kết xây dựng quê hương
núi rừng suối mùa vụ ruộng trường lớp sách báo đài tiếng nói người già trẻ em phụ nữ thanh niên văn hóa chè quế hồi gạo chợ phiên""".split()
UNITS = 24
TAGS = 60


class Article:
    """One source, as an editor thinks of it."""

    def __init__(self, number, section, rng):
        self.number, self.section, self.slug = number, section, f"bai-{number:05d}"
        self.day = 1 + number % 28, 1 + number // 28 % 12, 2020 + number // 336 % 5
        self.is_folder = rng.random() < 0.15
        self.has_children = False
        self.is_draft = False
        self.attachments = {}
        self.old_addresses = []
        self.publish = None
        self.links = []
        self.retag(rng)
        self.rewrite(rng)
        if self.is_folder and rng.random() < 0.6:
            self.attach(rng)

    def rewrite(self, rng):
        """Another title and text."""
        self.title = " ".join(rng.choices(WORDS, k=4)).capitalize()
        self.text = " ".join(rng.choices(WORDS, k=rng.randint(5, 25))).capitalize() + "."

    def retag(self, rng):
        """Other tags and units."""
        # The first tags are on many pages, the last on one or none: lists come and go.
        self.tags = sorted({int(TAGS * rng.random() ** 3) for _ in range(rng.randint(0, 3))})
        self.units = sorted({rng.randrange(UNITS) for _ in range(rng.choice([0, 0, 1]))})
        self.author = rng.randrange(12) if rng.random() < 0.3 else None

    def attach(self, rng):
        """A file that the page offers; of some size, so that half of one would show."""
        name = f"tep-{rng.randrange(5)}.bin"
        self.attachments[name] = rng.randbytes(rng.choice([10, 3000, 200_000 if rng.random() < 0.05 else 9000]))

    @property
    def address(self):
        return f"{self.section}/{self.slug}"

    @property
    def source(self):
        """Relative to content/."""
        if self.has_children:
            return f"{self.address}/_index.md"
        return f"{self.address}/index.md" if self.is_folder else f"{self.address}.md"

    def files(self):
        """The files of it: path relative to content/, bytes."""
        lines = ["---", f"tiêu đề: {self.title}"]
        if not self.has_children:
            lines.append("ngày: {}/{}/{}".format(*self.day))
            for key, values in [("thẻ", [f"Thẻ {tag}" for tag in self.tags]), ("đơn vị", [f"Đơn vị {unit}" for unit in self.units]),
                                ("tệp kèm", sorted(self.attachments) if self.is_folder else []), ("địa chỉ cũ", self.old_addresses)]:
                if values:
                    lines += [f"{key}:", *(f"  - {value}" for value in values)]
            if self.author is not None:
                lines.append(f"tác giả: Người viết {self.author}")
            if self.publish:
                lines.append(f"đăng: {self.publish}")
            if self.is_draft:
                lines.append("nháp: có")
        lines += ["---", "", self.text, ""]
        here = os.path.dirname(self.source)
        for other in self.links:
            if other.is_public:
                lines += [f"Xem [{other.title}]({os.path.relpath(other.source, here)}).", ""]
        yield self.source, "\n".join(lines).encode()
        if self.is_folder and not self.has_children:
            for name, content in self.attachments.items():
                yield f"{self.address}/{name}", content

    is_gone = False

    @property
    def is_public(self):
        return not (self.is_gone or self.is_draft or self.publish)


class Sources:
    """Everything that a build reads. `files` is what must stand in the project; `write` makes it so."""

    def __init__(self, rng, articles, long=0):
        self.rng = rng
        # A text of so many words that is rewritten often: what the program keeps of old texts grows until it must be cleared.
        self.long, self.edition = long, 0
        self.sections = {f"muc-{number}": f"Mục {number}" for number in range(7)}
        self.sections |= {"muc-1/con-a": "Mục con A", "muc-1/con-b": "Mục con B"}
        self.articles = []
        self.next_number = 0
        self.name, self.style, self.page_size = "Trang thử", 0, 10
        self.static = {"favicon.ico": b"hinh", "kho/a/tep.txt": b"a", "kho/b": b"b", ".well-known/xac-minh.txt": b"x"}
        self.day = "2023-09-22"
        self.add(articles)

    def add(self, count):
        """So many new articles."""
        for _ in range(count):
            article = Article(self.next_number, self.rng.choice(sorted(self.sections)), self.rng)
            self.next_number += 1
            if self.articles and self.rng.random() < 0.3:
                article.links.append(self.rng.choice(self.articles))
            self.articles.append(article)

    def remove(self, article):
        article.is_gone = True
        self.articles.remove(article)

    def pages(self):
        """The outputs that are pages of one source; those with children are lists."""
        pages = {f"{article.address}/index.html" for article in self.articles if article.is_public and not article.has_children}
        return pages | ({"bai-dai/index.html"} if self.long else set())

    def files(self):
        """Path in the project, bytes."""
        files = {
            "content/site.yaml": f"tên: {self.name}\nđịa chỉ: https://thu.example.vn/\nsố bài mỗi trang: {self.page_size}\n".encode(),
            "content/don-vi.yaml": "".join(f"- tên: Đơn vị {unit}\n" for unit in range(UNITS)).encode(),
            "templates/assets/plain.css": b"body{color:#0%05d}" % self.style,
        }
        for number, (section, title) in enumerate(self.sections.items()):
            files[f"content/{section}/_index.md"] = f"---\ntiêu đề: {title}\nthứ tự: {number}\n---\n".encode()
        for path, content in self.static.items():
            files[f"content/_static/{path}"] = content
        if self.long:
            text = "\n\n".join(f"Lần {self.edition}: " + "chữ " * 100 for _ in range(self.long // 100))
            files["content/bai-dai.md"] = f"---\ntiêu đề: Bài dài\nngày: 1/1/2020\n---\n\n{text}\n".encode()
        for article in self.articles:
            for path, content in article.files():
                files[f"content/{path}"] = content
        return files

    def write(self, project, known):
        """Makes the project say this; `known` is what was written there before. Gives what stands there now."""
        files = self.files()
        project = Path(project)
        # A file may become a folder of the same name: what goes, goes first.
        for path in known.keys() - files.keys():
            (project / path).unlink()
            parent = (project / path).parent
            while parent != project and not any(parent.iterdir()):
                parent.rmdir()
                parent = parent.parent
        for path, content in files.items():
            if known.get(path) != content:
                (project / path).parent.mkdir(parents=True, exist_ok=True)
                (project / path).write_bytes(content)
        return files
