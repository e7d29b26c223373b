"""Feeds, as three readers see them: an XML parser, feedparser, and newsboat in a home of its own."""

import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser

from serving import serving
from verdict import CannotJudge, main

ATOM = "{http://www.w3.org/2005/Atom}"
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def judge(site, verdict):
    feeds = {}
    for file in site.files:
        if file.suffix not in (".xml", ".rss", ".atom"):
            continue
        source = (site.folder / file).read_bytes()
        verdict.count("XML files")
        try:
            root = ElementTree.fromstring(source)
        except ElementTree.ParseError as reason:
            verdict.fault(site.folder / file, f"not well-formed: {reason}")
            continue
        if root.tag in ("rss", ATOM + "feed"):
            feeds[file] = root
            _judge_feed(site, verdict, file, source, root)
    if not verdict.require(feeds, site.folder, "no feed at all"):
        return
    verdict.count("feeds", len(feeds))
    _judge_announcements(site, verdict, feeds)
    _judge_with_newsboat(site, verdict, feeds)


def _judge_feed(site, verdict, file, source, root):
    place = site.folder / file
    parsed = feedparser.parse(source, response_headers={"content-type": "application/xml; charset=utf-8"})
    if parsed.bozo:
        verdict.fault(place, f"feedparser stumbles: {parsed.bozo_exception}")
    verdict.require(parsed.version in ("rss20", "atom10"), place, f"feedparser takes it for '{parsed.version}'")
    for key in ("title", "link"):
        verdict.require(parsed.feed.get(key), place, f"the feed has no {key}")
    if root.tag == "rss":
        verdict.require(parsed.feed.get("subtitle"), place, "the channel has no description")
    own = [link.get("href") for link in parsed.feed.get("links", []) if link.get("rel") == "self"]
    if verdict.require(own, place, "the feed does not name its own address (rel=self)"):
        verdict.require(own[0] == site.origin + site.prefix + file.as_posix(), place, f"gives as its own address {own[0]}")
    identities = set()
    for number, entry in enumerate(parsed.entries, 1):
        where = f"{place} entry {number}"
        for key in ("title", "link", "id"):
            verdict.require(entry.get(key), where, f"no {key}")
        if not (entry.get("published_parsed") or entry.get("updated_parsed")):
            _judge_missing_date(site, verdict, where, entry)
        verdict.require(entry.get("id") not in identities, where, f"the id of another entry: {entry.get('id')}")
        identities.add(entry.get("id"))
        verdict.count("entries")
    for element in root.iter():
        if element.tag in ("pubDate", "lastBuildDate"):
            _judge_date(verdict, place, element.text or "")
    newest_first = [entry.get("published_parsed") for entry in parsed.entries if entry.get("published_parsed")]
    verdict.require(newest_first == sorted(newest_first, reverse=True), place, "the entries do not go from newest to oldest")


def _judge_missing_date(site, verdict, where, entry):
    """An entry has a date where its page has one; an undated activity is not dated for its feed's sake."""
    file = site.file_at(site.absolute(entry.get("link", ""), site.prefix))
    page = site.page_of_file.get(file)
    dated = page is None or any(meta.get("property") == "article:published_time" for meta in page.tree.iter("meta"))
    verdict.require(not dated and not entry.get("published"), where, f"no date that can be read: {entry.get('published')}")
    verdict.count("entries without a date, as their pages")


def _judge_date(verdict, place, text):
    """RFC 822 with a year of four digits, a numeric offset, and the weekday that the day really was."""
    form = re.fullmatch(r"(\w{3}), \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d (?:[+-]\d{4}|GMT)", text)
    if not verdict.require(form, place, f"not a date as RSS wants it: '{text}'"):
        return
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        verdict.fault(place, f"there is no such date: {text}")
        return
    verdict.require(DAYS[date.weekday()] == form.group(1), place, f"that day was no {form.group(1)}: {text}")


def _judge_announcements(site, verdict, feeds):
    """Every page that readers keep names a feed in its head, and every feed is named by some page."""
    named = set()
    for page in site.pages:
        found = [link for link in page.all("link", rel="alternate") if "rss" in (link.get("type") or "") or "atom" in (link.get("type") or "")]
        if not page.redirect:
            verdict.require(found, page, "no feed is named in the head")
        for link in found:
            verdict.require(link.get("title"), page, "a feed is named without a title")
            named.add(site.file_at(site.absolute(link.get("href") or "", page.url)))
    for file in feeds:
        verdict.require(file in named, site.folder / file, "no page names this feed in its head")


def _judge_with_newsboat(site, verdict, feeds):
    """What newsboat counts as unread after a reload is what the feeds hold, an entry of two feeds once."""
    newsboat = shutil.which("newsboat")
    if not newsboat:
        raise CannotJudge("no newsboat (setup/packages test installs it)")
    with tempfile.TemporaryDirectory() as home, serving(site) as origin:
        base = Path(home)
        addresses = {file: origin + site.prefix + file.as_posix() for file in feeds}
        (base / "urls").write_text("".join(f"{address}\n" for address in addresses.values()))
        (base / "config").write_text("show-read-feeds yes\nmax-items 0\nreload-threads 2\n")
        command = [newsboat, "-q", "-u", base / "urls", "-c", base / "cache.db", "-C", base / "config"]
        environment = {"HOME": home, "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "NO_PROXY": "*"}
        for action in ("reload", "print-unread"):
            run = subprocess.run([*command, "-x", action], env=environment, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
            if run.returncode:
                verdict.fault(site.folder, f"newsboat -x {action} ends with {run.returncode}: {(run.stderr or run.stdout).strip()[:300]}")
                return
        counted = re.search(r"\d+", run.stdout)
        unread = int(counted.group()) if counted else -1
        entries = [entry for root in feeds.values() for entry in (*root.iter("item"), *root.iter(ATOM + "entry"))]
        held = len({entry.findtext("guid") or entry.findtext(ATOM + "id") for entry in entries})
        verdict.require(unread == held, site.folder, f"newsboat finds {unread} entries unread, the feeds hold {held}")
        verdict.count("entries read by newsboat", max(unread, 0))


if __name__ == "__main__":
    main("feeds", judge)
