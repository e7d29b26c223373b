"""The sanitiser, as an HTML parser of others sees it: xss.py PROGRAM

Each vector of Tests/fixtures/xss.json goes through `PROGRAM render`; what comes out is put into a page and read by html5lib, as
a browser reads it. Then the tree may hold nothing that runs, loads from a foreign scheme, or breaks out of its article.
"""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import html5lib

VECTORS = Path(__file__).parent.parent / "fixtures" / "xss.json"
HTML = "{http://www.w3.org/1999/xhtml}"
ELEMENTS = set(
    "a abbr b bdi blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins "
    "kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var "
    "wbr".split()
)
ATTRIBUTES = set(
    "href src alt title lang dir id class role tabindex aria-label loading decoding scope colspan rowspan start value datetime open "
    "reversed width height type checked disabled".split()
)


def faults(html):
    """What an article of this HTML holds that it must not."""
    page = f'<!DOCTYPE html><html><head><title>x</title></head><body><article id="in">{html}</article><p id="after">x</p></body></html>'
    tree = html5lib.parse(page)
    body = tree.find(HTML + "body")
    children = [child.get("id") for child in body]
    if children != ["in", "after"] or any(element.get("id") in ("in", "after") for element in body.find(HTML + "article").iter()
                                          if element is not body.find(HTML + "article")):
        yield f"breaks out of its article: {children}"
    for element in body.find(HTML + "article").iter():
        if element is body.find(HTML + "article"):
            continue
        if not isinstance(element.tag, str):
            yield "a comment"
            continue
        name = element.tag.removeprefix(HTML)
        if name not in ELEMENTS:
            yield f"<{name}>"
        if name == "input" and (element.get("type") != "checkbox" or "disabled" not in element.attrib):
            yield "an input that is no ticked box"
        for key, value in element.attrib.items():
            if key not in ATTRIBUTES:
                yield f"{key} of <{name}>"
            if key in ("href", "src") and not is_harmless(value, name):
                yield f"{key}={value!r}"


def is_harmless(address, name):
    """Whether an address, read as WHATWG's URL standard reads it, is relative or of a harmless scheme."""
    address = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
    if scheme is None:
        return True
    if scheme[1].lower() in ("http", "https") or (name == "a" and scheme[1].lower() in ("mailto", "tel")):
        return True
    return name == "img" and re.match(r"data:image/(png|jpeg|gif|webp);base64,", address, re.I) is not None


def selftest():
    """The judge sees what is wrong; without this a judge that sees nothing would pass everything."""
    for html in ("<script>x</script>", "<p onclick=x>y</p>", '<a href="java\tscript:x">y</a>', "</article><p>x", "<svg></svg>",
                 '<img src="data:image/svg+xml;base64,AA">', "<!-- x -->", "<style>x</style>", "<input>", '<p style="x">y</p>'):
        if not list(faults(html)):
            sys.exit(f"xss: the judge itself is blind: {html}")
    for html in ("<p>a</p>", '<a href="x.md#y">z</a>', '<img src="data:image/png;base64,AA" alt="">'):
        if found := list(faults(html)):
            sys.exit(f"xss: the judge itself sees ghosts: {html}: {found}")


def main():
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} PROGRAM")
    selftest()
    families = json.loads(VECTORS.read_text(encoding="utf-8"))
    cases = [(family["family"], vector) for family in families for vector in family["vectors"]]

    def judge(case):
        run = subprocess.run([sys.argv[1], "render"], input=case[1].encode(), capture_output=True)
        if run.returncode != 0:
            return [f"exit status {run.returncode}: {run.stderr.decode(errors='replace').strip()}"]
        return list(faults(run.stdout.decode()))

    with ThreadPoolExecutor(2) as pool:
        results = list(zip(cases, pool.map(judge, cases)))
    bad = [(case, found) for case, found in results if found]
    for (family, vector), found in bad:
        print(f"{family}: {vector!r}: {'; '.join(found)} [xss]")
    print(f"xss: {len(cases)} vectors of {len(families)} families; {len(bad)} got through")
    sys.exit(1 if bad or len(cases) < 120 or len(families) < 15 else 0)


if __name__ == "__main__":
    main()
