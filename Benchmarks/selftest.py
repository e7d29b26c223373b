#!/usr/bin/env python3
"""Benchmarks/selftest.py   shows that the comparison with Hugo finds what it is there to find: two small sites that agree
give no fault, and each of a row of planted ones is named. Needs neither Hugo nor the program."""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from harness.comparison import HUGO, OURS, differences  # noqa: E402

COUNT = 50
ARTICLES = [f"/tin-tuc/bai-{number:07d}/" for number in range(COUNT)]
NEWEST_FIRST = ARTICLES[::-1]
BASE = "https://example.org"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def page(main, heading="Tin"):
    return f"<!doctype html><title>x</title><main><h1>{heading}</h1>{main}</main>"


def items(addresses):
    return "".join(f'<li><a href="{address}">bài</a></li>' for address in addresses)


def site(folder, layout, tag_folder, tag_title, date):
    """A site of one section and one tag in the manner of a generator."""
    for address in ARTICLES:
        write(folder / address[1:] / "index.html", page(f"<p>{date} · Tò &amp; mò <b>{address[-3]}</b>\n</p>"))
    for root, heading in (("tin-tuc", "Tin tức"), (f"{layout.tags}/{tag_folder}", tag_title)):
        if layout.oldest_first:
            write(folder / root / "index.html", page(items(NEWEST_FIRST[:30]), heading))
            write(folder / root / "trang/1/index.html", page(items(NEWEST_FIRST[30:]), heading))
        else:
            write(folder / root / "index.html", page(items(NEWEST_FIRST[:20]), heading))
            write(folder / root / "page/1/index.html", "a redirect")
            write(folder / root / "page/2/index.html", page(items(NEWEST_FIRST[20:40]), heading))
            write(folder / root / "page/3/index.html", page(items(NEWEST_FIRST[40:]), heading))
    write(folder / "index.html", page(""))
    for feed in (layout.feed, f"tin-tuc/{layout.feed}"):
        write(folder / feed, "".join(f"<item><title/><link>{BASE}{one}</link></item>" for one in NEWEST_FIRST[:20]))
    entries = "".join(f"<url><loc>{BASE}{one}</loc></url>" for one in ARTICLES)
    if layout is OURS:
        write(folder / "sitemap.xml", f"<sitemapindex><loc>{BASE}/sitemap/tin-tuc.xml</loc></sitemapindex>")
        write(folder / "sitemap/tin-tuc.xml", f"<urlset>{entries}</urlset>")
    else:
        write(folder / "sitemap.xml", f"<urlset>{entries}</urlset>")


class Comparison(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.place = pathlib.Path(scratch.name)
        for address in ARTICLES:
            write(self.place / "content" / f"{address.strip('/')}.md", "x")
        write(self.place / "content/tin-tuc/_index.md", "x")
        write(self.place / "content/site.yaml", "x")
        site(self.place / "ours", OURS, "ban-ve-1", "bản vẽ 1", "5/9/2023")
        site(self.place / "hugo", HUGO, "bản-vẽ-1", "Bản Vẽ 1", "05/09/2023")

    def faults(self):
        return differences(self.place / "content", {"chuyentrang": self.place / "ours", "hugo": self.place / "hugo"})

    def change(self, path, old, new):
        file = self.place / path
        text = file.read_text(encoding="utf-8")
        self.assertIn(old, text)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def finds(self, *words):
        faults = self.faults()
        self.assertTrue(faults, "nothing was found")
        for word in words:
            self.assertIn(word, "\n".join(faults))

    def test_sites_that_agree(self):
        self.assertEqual(self.faults(), [])

    def test_missing_article(self):
        (self.place / "ours/tin-tuc/bai-0000007/index.html").unlink()
        self.finds("chuyentrang has no /tin-tuc/bai-0000007/")

    def test_missing_in_the_peer(self):
        (self.place / "hugo/tin-tuc/bai-0000007/index.html").unlink()
        self.finds("hugo has no /tin-tuc/bai-0000007/")

    def test_other_text(self):
        self.change("ours/tin-tuc/bai-0000009/index.html", "mò", "mo")
        self.finds("/tin-tuc/bai-0000009/ reads")

    def test_other_date(self):
        self.change("ours/tin-tuc/bai-0000009/index.html", "5/9/2023", "9/5/2023")
        self.finds("/tin-tuc/bai-0000009/ reads")

    def test_escaped_twice(self):
        self.change("ours/tin-tuc/bai-0000009/index.html", "&amp;", "&amp;amp;")
        self.finds("/tin-tuc/bai-0000009/ reads")

    def test_left_out_of_a_list(self):
        self.change("ours/tin-tuc/trang/1/index.html", items(ARTICLES[3:4]), "")
        self.finds("articles listed from /tin-tuc/", "bai-0000003")

    def test_list_in_another_order(self):
        self.change("ours/tin-tuc/index.html", items(NEWEST_FIRST[:2]), items(NEWEST_FIRST[1::-1]))
        self.finds("another order")

    def test_listed_twice(self):
        self.change("ours/tin-tuc/index.html", items(NEWEST_FIRST[:1]), items(NEWEST_FIRST[:1] * 2))
        self.finds("repeated")

    def test_missing_tag(self):
        self.change("ours/the/ban-ve-1/index.html", "bản vẽ 1", "bàn vẽ 1")
        self.finds("tag pages", "bàn vẽ 1")

    def test_left_out_of_a_tag(self):
        self.change("ours/the/ban-ve-1/index.html", items(NEWEST_FIRST[4:5]), "")
        self.finds("articles of the tag 'bản vẽ 1'")

    def test_missing_feed(self):
        (self.place / "ours/tin-tuc/rss.xml").unlink()
        self.finds("feed of /tin-tuc/: only Hugo has it")

    def test_other_feed(self):
        self.change("ours/rss.xml", NEWEST_FIRST[5], ARTICLES[0])
        self.finds("feed of /:")

    def test_left_out_of_the_sitemap(self):
        self.change("ours/sitemap/tin-tuc.xml", f"<url><loc>{BASE}{ARTICLES[5]}</loc></url>", "")
        self.finds("chuyentrang has no /tin-tuc/bai-0000005/ in its sitemap")


if __name__ == "__main__":
    unittest.main()
