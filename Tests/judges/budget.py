"""What an article weighs: every article, with all that Chromium asks for while it opens, pictures apart, uncompressed.

One page, one style sheet, one font, one script; whatever else is asked for is a fault. Kilobytes are 1,000 bytes.
"""

from browsing import browsing
from verdict import main

ARTICLE = 60_000
# Of each kind of request: how many an article may make, and how many bytes they may have together.
ALLOWED = {"document": (1, ARTICLE), "stylesheet": (1, 18_000), "font": (1, 15_000), "script": (1, 4_000)}


def judge(site, verdict):
    heaviest = 0
    with browsing(site) as window:
        for page in site.pages:
            if page.kind != "article":
                continue
            answers = []
            with window.page(page, width=360, height=740, listen=answers) as tab:
                tab.evaluate("document.fonts.ready.then(() => true)")
                loaded = [(answer.request.resource_type, len(answer.body()), answer.url.replace(window.origin, "")) for answer in answers if answer.ok]
            heaviest = max(heaviest, _judge_article(verdict, page, loaded))
    verdict.note(f"the heaviest article: {heaviest} bytes without pictures")


def _total(loaded):
    return sum(size for kind, size, _ in loaded if kind != "image" and not _icon(kind))


def _icon(kind):
    return kind == "other"


def _judge_article(verdict, page, loaded):
    for kind, (number, limit) in ALLOWED.items():
        sizes = [size for what, size, _ in loaded if what == kind]
        verdict.require(len(sizes) <= number, page, f"asks for {len(sizes)} of kind {kind}, {number} is allowed")
        if kind != "document":
            verdict.require(sum(sizes) <= limit, page, f"{kind}: {sum(sizes)} bytes, {limit} are allowed")
    for kind, _, address in loaded:
        verdict.require(kind in ALLOWED or kind == "image" or _icon(kind) and address.endswith((".svg", ".png", ".ico")), page, f"asks for what no article needs ({kind}): {address}")
    total = _total(loaded)
    verdict.require(total <= ARTICLE, page, f"weighs {total} bytes without pictures, {ARTICLE} are allowed")
    verdict.count("articles")
    return total


if __name__ == "__main__":
    main("budget", judge)
