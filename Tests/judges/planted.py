"""The faults that the self-test plants in the sample site, by judge: how, and what the judge must then say.

Judges that open pages in Chromium look at the fullest page of each kind, so a fault for them gets a kind of its own.
"""

import json
import shutil
from pathlib import Path

import contrast
import features
import look
import nu
import unused
from built_site import Site
from sample_site import BASE, feed, item, png, write

FAULTS = {}
# The lists of the project belong to its own site; the planted one has its own.
PASSED_OVER = [
    {"file": "*", "message": "No such message at all", "reason": "planted"},
    {"file": "khong-nhan/*", "message": "CSS: “mau-sac”: Property “mau-sac” doesn't exist.", "reason": "planted", "css": "p { mau-sac: red }", "keeps": "mau-sac"},
]
PAIRS = {"pairs": [{"colours": ["muc", "cham"], "on": ["giay"], "least": 7, "why": "text"}], "unpaired": {}}
FONT = Path(__file__).parents[2] / "templates/assets/vollkorn-semibold.woff2"


def _features(site, verdict):
    listed = json.loads(features.LIST.read_text(encoding="utf-8"))
    listed["newer"] = [{"what": "properties", "name": "text-box", "without": "planted"}] if (site.folder / "moi").is_dir() else []
    features.judge(site, verdict, listed)


def _look(site, verdict):
    accepted = site.folder.parent / "look"
    if not accepted.is_dir():
        look.accept(site, accepted)
    look.judge(site, verdict, accepted, site.folder.parent / "shown")


JUDGES_FOR_TEST = {
    "nu": lambda site, verdict: nu.judge(site, verdict, PASSED_OVER if (site.folder / "hong").is_dir() else []),
    "contrast": lambda site, verdict: contrast.judge(site, verdict, PAIRS),
    "features": _features,
    "unused": lambda site, verdict: unused.judge(site, verdict, site.folder / "templates"),
    "look": _look,
}


def fault(judge, pattern):
    """Registers a function that damages the site in a folder, with the message that must come of it."""
    def register(plant):
        FAULTS.setdefault(judge, []).append((plant, pattern))
        return plant
    return register


def replace(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{file} holds no {old}"
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def planted_page(judge, pattern, name, what, main="", head="", change=None, kind=None):
    """Registers a page of its own with a fault in it; `change` is (old, new) in the whole page."""
    def plant(folder):
        write(folder, f"{name}/", kind or f"hong-{name}", f"Trang {name}", main, head)
        if change:
            replace(folder, f"{name}/index.html", *change)
        replace(folder, "sitemap.xml", "</urlset>", f"<url><loc>{BASE}/{name}/</loc></url>\n</urlset>")
    plant.__doc__ = what
    fault(judge, f"^{name}/index.html.*{pattern}")(plant)


# nu
planted_page("nu", "No “p” element in scope", "hong", "a paragraph that ends twice", "<p><div>x</div></p>\n")
planted_page("nu", "Duplicate ID|The first occurrence of ID", "hai-id", "two elements with one id", '<p id="noi-dung">x</p>\n')
planted_page("nu", "CSS: “colr”", "kieu", "a property that does not exist", head="<style>p { colr: red }</style>\n")


planted_page("nu", "planted elsewhere", "khong-nhan", "a message passed over that Chromium shares", head="<style>p { mau-sac: red }</style>\n")
FAULTS["nu"][-1] = (FAULTS["nu"][-1][0], r"nu-passed-over.json: passes over what Chromium does not accept: p \{ mau-sac")


@fault("nu", r"^site\.css:.*CSS: “widht”")
def bad_style(folder):
    """a fault in a style sheet"""
    (folder / "site.css").write_text("p { widht: 1px }")


@fault("nu", "nu-passed-over.json: passes over a message that no longer occurs")
def stale_entry(folder):
    """an entry of the list that no longer occurs (the list of the test has one)"""


# links
planted_page("links", r"dead link: /khong-co/", "chet", "a dead link", '<p><a href="/khong-co/">x</a></p>\n')
planted_page("links", r"dead anchor: /tin-tuc/#khong-co", "neo", "a dead anchor", '<p><a href="/tin-tuc/#khong-co">x</a></p>\n')
planted_page("links", r"needs a slash at its end: /tin-tuc\b", "gach", "a folder without its slash", '<p><a href="/tin-tuc">x</a></p>\n')
planted_page("links", r"dead link: /Anh\.png|404 for /Anh\.png|cannot show the picture /Anh\.png|console: .*404", "hoa-thuong", "a picture whose name differs in case", '<p><img src="/Anh.png" width="1" height="1" alt="x"></p>\n')
planted_page("links", r"dead link: mat-2x\.png", "hai-co", "a dead picture in srcset", '<p><img src="/anh.png" srcset="/anh.png 1x, mat-2x.png 9x" width="1" height="1" alt="x"></p>\n')
planted_page("links", r"loads something from another host: https://ngoai\.example/a\.js|asks another host: https://ngoai\.example/a\.js|console: .*ERR_FAILED", "ngoai", "a script from elsewhere", '<script src="https://ngoai.example/a.js"></script>\n')
planted_page("links", r"asks another host: https://ngoai\.example/b|console: .*ERR_FAILED", "goi", "a request that a script makes", "<script>new Image().src = 'https://ngoai.example/' + 'b'</script>\n")
planted_page("links", r"script error: .*khongCo|console: .*khongCo", "vo", "a script that breaks", "<script>khongCo()</script>\n")
planted_page("links", r"no reader can follow: javascript:", "js", "a javascript: address", '<p><a href="javascript:x()">x</a></p>\n')
planted_page("links", r"an empty address", "rong", "a link to nothing", '<p><a href="">x</a></p>\n')
planted_page("links", r"dead link: /nen\.png|404 for /nen\.png|console: .*404", "nen", "a dead picture in a style", '<div style="background: url(/nen.png)">x</div>\n')
planted_page("links", r"dead link: /moi/", "chuyen", "a page that leads on to nothing", head='<meta http-equiv="refresh" content="0; url=/moi/">\n')


@fault("links", r"^anh-hong/index\.html.*cannot show the picture /hong\.png")
def broken_picture(folder):
    """a picture that is none"""
    (folder / "hong.png").write_bytes(png(4, 4)[:30])
    write(folder, "anh-hong/", "hong-anh", "Ảnh hỏng", '<p><img src="/hong.png" width="4" height="4" alt="x"></p>\n')


@fault("links", r"^rss\.xml: dead link: https://chi-bo\.example/da-xoa/")
def dead_link_in_feed(folder):
    """a feed that leads nowhere"""
    (folder / "rss.xml").write_text(feed(item("da-xoa/", "Đã xóa")), encoding="utf-8")


@fault("links", r"^site\.css: dead link: khong-co\.woff2")
def dead_font(folder):
    """a font that is not there, in a style sheet"""
    with open(folder / "site.css", "a") as style:
        style.write('\n@font-face { font-family: x; src: url("khong-co.woff2"); }\n')


# feeds
def planted_feed(pattern, name, what, source):
    def plant(folder):
        (folder / f"{name}.xml").write_text(source, encoding="utf-8")
        replace(folder, "index.html", "<link rel=\"stylesheet\"", f'<link rel="alternate" type="application/rss+xml" title="{name}" href="/{name}.xml">\n<link rel="stylesheet"')
    plant.__doc__ = what
    fault("feeds", f"^{name}.xml.*({pattern})")(plant)


planted_feed("not a date as RSS wants it: '22/9/2023'|no date that can be read", "ngay", "a date as people write it", feed(item("gap-mat/", "A", "22/9/2023"), "ngay.xml"))
planted_feed("that day was no Sat", "thu", "the wrong weekday", feed(item("gap-mat/", "A", "Sat, 22 Sep 2023 08:00:00 +0700"), "thu.xml"))
planted_feed("no title", "ten", "an entry without a title", feed(item("gap-mat/", ""), "ten.xml"))
planted_feed("the id of another entry", "trung", "two entries with one id", feed(item("gap-mat/", "A") + item("gap-mat/", "B"), "trung.xml"))
planted_feed("gives as its own address .*/khac.xml", "tu-xung", "another feed's address", feed(item("gap-mat/", "A"), "khac.xml"))
planted_feed("from newest to oldest", "thu-tu", "the oldest first", feed(item("gap-mat/", "A") + item("tin-tuc/", "B", "Sat, 23 Sep 2023 08:00:00 +0700"), "thu-tu.xml"))


@fault("feeds", r"^vo\.xml: not well-formed")
def broken_feed(folder):
    """XML that ends too soon"""
    (folder / "vo.xml").write_text("<rss><channel>", encoding="utf-8")


@fault("feeds", r"^kin\.xml: no page names this feed")
def unannounced_feed(folder):
    """a feed that no page names"""
    (folder / "kin.xml").write_text(feed(item("gap-mat/", "A"), "kin.xml"), encoding="utf-8")


@fault("feeds", r"^gap-mat/index\.html: no feed is named in the head")
def page_without_feed(folder):
    """a page that names no feed"""
    replace(folder, "gap-mat/index.html", 'type="application/rss+xml"', 'type="text/plain"')


planted_feed("feedparser takes it for", "phien-ban", "a version of RSS that does not exist", feed(item("moi/", "A"), "phien-ban.xml").replace('version="2.0"', 'version="3.0"'))


@fault("feeds", r"newsboat finds \d+ entries unread, the feeds hold \d+")
def what_newsboat_refuses(folder):
    """entries that newsboat does not get to see (the version planted above)"""


# pages
planted_page("pages", "no lang", "ngon-ngu", "no language", change=('<html lang="vi">', "<html>"))
planted_page("pages", "2 headings of level 1", "hai-h1", "two main headings", "<h1>x</h1>\n")
planted_page("pages", "a heading of level 3 under level 1", "cap", "a level left out", "<h3>x</h3>\n")
planted_page("pages", "no title", "tieu-de", "an empty title", change=("<title>Trang tieu-de – Chi bộ</title>", "<title> </title>"))
planted_page("pages", "its canonical address is", "dia-chi", "another page's address", change=(f'rel="canonical" href="{BASE}/dia-chi/"', f'rel="canonical" href="{BASE}/"'))
planted_page("pages", "no description", "mo-ta", "no description", change=('name="description"', 'name="mo-ta"'), kind="section")
planted_page("pages", "JSON-LD does not parse", "du-lieu", "JSON-LD with a comma too many", head='<script type="application/ld+json">{"@context": "https://schema.org",}</script>\n')
planted_page("pages", "no BreadcrumbList", "vun", "no breadcrumbs", change=("BreadcrumbList", "ItemList"))
planted_page("pages", "a picture without alt", "mu", "a picture without alternative text", '<p><img src="/anh.png" width="1" height="1"></p>\n')
planted_page("pages", "a picture without height", "cao", "a picture without height", '<p><img src="/anh.png" width="1" alt="x"></p>\n')
planted_page("pages", "not NFC", "nfd", "a letter in two parts", "<p>Ba\u0306\u0301c Ka\u0323n</p>\n")
planted_page("pages", "a template's own text: {{title}}", "mau", "a template tag left over", "<p>{{title}}</p>\n")
planted_page("pages", "no data-kind", "loai", "no kind", change=('data-kind="hong-loai"', ""))
planted_page("pages", "no viewport", "man", "no viewport", change=("width=device-width", "width=1000"))
planted_page("pages", "no footer", "chan", "no publisher block", change=("footer", "div"))
planted_page("pages", "no NewsArticle", "bai", "an article that does not say so", change=("NewsArticle", "Thing"), kind="article")
planted_page("pages", "no Article or Event", "hoat-dong", "an activity that does not say so", change=('"Event"', '"Thing"'), kind="activity")


@fault("pages", r"^byte/index\.html: not UTF-8")
def not_utf8(folder):
    """bytes that are no UTF-8"""
    write(folder, "byte/", "hong-byte", "Byte")
    source = (folder / "byte/index.html").read_bytes()
    (folder / "byte/index.html").write_bytes(source.replace(b"<h1>", b"<h1>\xff"))
    replace(folder, "sitemap.xml", "</urlset>", f"<url><loc>{BASE}/byte/</loc></url>\n</urlset>")


@fault("pages", r"^sitemap\.xml: does not list .*/vang/")
def unlisted(folder):
    """a page that the sitemap forgot"""
    write(folder, "vang/", "section", "Vắng")


@fault("pages", r"^sitemap\.xml: lists what is no page to be found: .*/cu/")
def listed_redirect(folder):
    """an old address in the sitemap"""
    replace(folder, "sitemap.xml", "</urlset>", f"<url><loc>{BASE}/cu/</loc></url>\n</urlset>")


@fault("pages", r"^sitemap\.xml: no date: 2023-13")
def impossible_month(folder):
    """a month that does not exist, in the sitemap"""
    replace(folder, "sitemap.xml", f"<loc>{BASE}/</loc><lastmod>2023-09-22", f"<loc>{BASE}/</loc><lastmod>2023-13")


@fault("pages", r"^robots\.txt: does not name the sitemap")
def robots_without_sitemap(folder):
    """a robots.txt that does not know the sitemap"""
    (folder / "robots.txt").write_text("User-agent: *\nSitemap: /sitemap.xml\n")


# screens
planted_page("screens", "scrolls sideways at 320 px", "rong-320", "a box wider than a small phone", '<div style="width: 310px">x</div>\n')
planted_page("screens", "(scrolls sideways at 1280 px|scrolls sideways|is cut off on paper)", "rong", "a box wider than any screen", '<pre style="width: 3000px">x</pre>\n')
planted_page("screens", "breaks words in the middle at .* px: nghi", "vo-chu", "a box narrower than a word", '<div style="width: 1.5em; overflow-wrap: anywhere">nghiêng</div>\n')
planted_page("screens", "is only there with JavaScript: chữ từ mã", "chi-ma", "text that a script brings", "<script>document.querySelector('main').append('chữ từ mã')</script>\n")
planted_page("screens", "is taken away by JavaScript: biến mất", "mat", "text that a script takes away", "<p id=\"mat\">biến mất</p>\n<script>document.getElementById('mat').remove()</script>\n")
planted_page("screens", "menus are printed: Chuyên mục", "in", "a menu on paper", head="<style>@media print { nav { display: block !important } }</style>\n")
planted_page("screens", "is cut off on paper", "in-rong", "a box that only paper makes too wide", '<div id="to">x</div>\n', head="<style>@media print { #to { width: 900px } }</style>\n")
planted_page("screens", "scrolls on paper, which cuts it off: Bảng", "in-cuon", "a table that scrolls on paper", '<div style="overflow: auto" tabindex="0" role="region" aria-label="Bảng"><div style="width: 900px">x</div></div>\n')
planted_page("screens", "runs into the foot on paper: dài", "in-chan", "text beside the text that is longer", '<p id="ben">dài</p>\n', head="<style>@media print { #ben { position: absolute; top: 3000px } }</style>\n")
planted_page("screens", "the heading is not printed", "in-dau", "a heading that paper loses", head="<style>@media print { h1 { display: none } }</style>\n")

# axe
planted_page("axe", "color-contrast|has a contrast of", "mo", "pale text", '<p style="color: #bbb; background: #fff">chữ mờ</p>\n')
planted_page("axe", "image-alt", "khong-alt", "a picture without alternative text", '<p><img src="/anh.png" width="40" height="20"></p>\n')
planted_page("axe", "target-size", "nho", "targets too small and too near", '<div style="line-height: 8px; font-size: 8px"><button style="width: 8px; height: 8px; padding: 0; border: 0">a</button><button style="width: 8px; height: 8px; padding: 0; border: 0">b</button></div>\n')
planted_page("axe", "heading-order", "thu-tu", "a level left out (best practice)", "<h4>x</h4>\n")
planted_page("axe", "label", "nhan", "a field without a name", '<p><input type="text"></p>\n')
planted_page("axe", r"dark\): (color-contrast|.*has a contrast of)", "toi", "text that the dark swallows", '<p style="color: #333">chữ tối</p>\n')
planted_page("axe", "has a contrast of [12]", "tren-hinh", "text on a drawing, which axe leaves to people", '<p style="color: #999; background: linear-gradient(#fff, #eee)">chữ trên hình</p>\n')

# contrast
def style(judge, pattern, what, css):
    """Registers rules that are added to the style sheet, with what must be said of them."""
    def plant(folder):
        with open(folder / "site.css", "a") as sheet:
            sheet.write(css + "\n")
    plant.__doc__ = what
    fault(judge, pattern)(plant)


style("contrast", r"^muc on giay, light: #777 on #fff has a contrast of 4\.48, 7 is needed|^muc on giay, dark: #777", "a grey text", ":root { --muc: #777; }")
style("contrast", r"^cham on giay, dark: #2a3a6a on #12161d", "a link that the dark swallows", "@media (prefers-color-scheme: dark) { :root { --cham: #2a3a6a; } }")
style("contrast", r"^muc on giay, dark: #ece7df on #bbb", "a ground that one part of the page changes", "@media (prefers-color-scheme: dark) { .nen { --giay: #bbb; } }")
FAULTS["contrast"][-1] = (FAULTS["contrast"][-1][0], r"^(muc|cham) on giay, dark: #\w+ on #bbb")
style("contrast", r"no pair names the colour la \(", "a colour without a pair", ":root { --la: #0a0; }")

# features
style("features", r"of properties: line-clamp", "a property that is too new", "p { line-clamp: 2; }")
style("features", r"of functions: color-mix", "a function that is too new", "p { color: color-mix(in srgb, red, blue); }")
FAULTS["features"][-1] = (FAULTS["features"][-1][0], r"of (functions: color-mix|keywords: (in|srgb)\b)")
style("features", r"of selectors: :has\(\)", "a selector that is too new", "p:has(a) { color: red; }")
style("features", r"of at-rules: @container", "an at-rule that is too new", "@container (min-width: 1px) { p { color: red; } }")
style("features", r"of nesting: & a", "a rule in a rule", "p { & a { color: red; } }")
style("features", r"of keywords: subgrid", "a grid that is too new", "p { display: grid; grid-template-columns: subgrid; }")
style("features", r"of selectors: :nth-child\(of\)", "a count of some children that is too new", "p:nth-child(2 of a) { color: red; }")
style("features", r"of keywords: content: … / another text", "a text for readers of screens that is too new", 'p::before { content: "→" / ""; }')
style("features", r"of units: cap", "a unit that is too new", "p { margin: 1cap; }")
style("features", r"of media: scripting", "a media feature that is too new", "@media (scripting: none) { p { color: red; } }")


@fault("features", r"css-features\.json: lists as newer what no style sheet uses: text-box")
def stale_feature(folder):
    """a fallback of what is no longer used"""
    write(folder, "moi/", "hong-moi", "Mới")


# unused
style("unused", r"^site\.css:\d+: no page has the class thua\b", "a class that no page has", ".thua { color: red; }")
style("unused", r"^site\.css:\d+: no page has the class chi-mau\b", "a class that only the page of patterns has", ".chi-mau { color: red; }")


@fault("unused", r"^templates/parts/le\.mustache: makes no page")
def idle_template(folder):
    """a part that only the page of patterns has, beside one that is used"""
    write(folder, "mau/", "patterns", "Mẫu", '<p class="chi-mau">x</p>\n')
    (folder / "templates/parts").mkdir(parents=True)
    for name, text in (("home", "{{<layout}}{{/layout}}"), ("layout", "{{>parts/dau}}"), ("parts/dau", "x"), ("patterns", "{{>parts/le}}"), ("parts/le", "x")):
        (folder / f"templates/{name}.mustache").write_text(text)


# budget
planted_page("budget", r"weighs \d+ bytes without pictures", "nang", "a heavy article", "<p>" + "nặng " * 12_000 + "</p>\n", kind="article")
planted_page("budget", r"script: \d+ bytes, 4000 are allowed", "ma", "a heavy script", change=("/site.js", "/to.js"), kind="article")
planted_page("budget", r"asks for 2 of kind stylesheet", "hai-kieu", "two style sheets", head='<link rel="stylesheet" href="/hai.css">\n', kind="article")
planted_page("budget", r"asks for what no article needs \(fetch\): /rss\.xml", "xin", "a request that a script makes", head="<script>fetch('/rss.xml')</script>\n", kind="article")


@fault("budget", r"^ma/index.html: script: 5")
def heavy_script(folder):
    """the script of the page above"""
    (folder / "to.js").write_text("/*" + "x" * 5000 + "*/")
    (folder / "hai.css").write_text("p { color: red }")


# shift
FACE = "@font-face { font-family: tit; src: url(/phong.woff2) } @font-face { font-family: tam; src: %s } h1 { font-family: tit, tam } h1::after { content: ' và một tên thật dài, đủ dài để xuống dòng ở chỗ khác khi phông chữ đến muộn' }\n"
planted_page("shift", "jumps while it loads", "nhay", "a late box on top", "<script>setTimeout(() => document.body.prepend(Object.assign(document.createElement('div'), { style: 'height: 400px' })), 60)</script>\n")
planted_page("shift", "jumps while it loads", "chua-chinh", "a face in waiting that is not adjusted", head='<link rel="stylesheet" href="/chua-chinh.css">\n')
planted_page("shift", "no local face stands in|jumps while it loads", "khong-tam", "no face in waiting", head='<link rel="stylesheet" href="/khong-tam.css">\n')


@fault("shift", "chua-chinh/index.html.*layout shift 0")
def late_font(folder):
    """the font of the pages above, and their style sheets"""
    (folder / "chua-chinh.css").write_text(FACE % 'local("Times New Roman Bold"); size-adjust: 80%', encoding="utf-8")
    (folder / "khong-tam.css").write_text(FACE % 'local("No Such Face")', encoding="utf-8")
    shutil.copy(FONT, folder / "phong.woff2")


@fault("shift", "^the face in waiting: (has other widths|wraps elsewhere|stands elsewhere)")
def other_measures(folder):
    """the face in waiting of the pages above, measured"""


# marks
planted_page("marks", "marks touch the line above: -", "sat", "lines that are too near", head="<style>h1 { font-size: 41px; line-height: 1.1 }</style>\n")
planted_page("marks", "stacked marks are clipped: [1-9]", "cat", "a title that its box cuts off", head="<style>h1 { font-size: 43px; line-height: 1.5; overflow: hidden; height: 2.6em }</style>\n")

# enlarged
planted_page("enlarged", "text spaced out.*is cut off by div", "chat", "a box too tight for text that is spaced out", '<div style="height: 1.7em; overflow: hidden">Một dòng chữ vừa khít khung khi chưa giãn ra, đến lúc giãn chữ thì phải xuống dòng và mất</div>\n')
FAULTS["enlarged"][-1] = (FAULTS["enlarged"][-1][0], "^chat/index.html.*is cut off by div")
planted_page("enlarged", "is cut off by p", "cat", "a line of which a quarter is clipped away", '<p style="clip-path: inset(0 0 0 25%)">Một dòng chữ mất phần đầu</p>\n')
FAULTS["enlarged"][-1] = (FAULTS["enlarged"][-1][0], "^cat/index.html.*is cut off by p")
planted_page("enlarged", "(320 px|text spaced out|largest text).*scrolls sideways", "khong-xuong", "text that may not break", '<div style="white-space: nowrap; width: 100%">Một dòng chữ không cho xuống dòng 123456789</div>\n')
planted_page("enlarged", "breaks words in the middle: nghi", "vo-chu", "a box that only fits a word which is not spaced out", '<div style="width: 4.4em; overflow-wrap: anywhere">nghiêng</div>\n')
planted_page("enlarged", r"reduced motion\): moves all the same: p", "dong", "a transition that goes on", '<p style="transition: color 1s">x</p>\n')
planted_page("enlarged", r"shapes that forced colours wipe out: cham", "hinh", "a marker that is only a ground", '<i class="cham" style="display: block; width: 12px; height: 12px; background: red"></i>\n')
planted_page("enlarged", "lies on “", "chong", "lines that lie on one another", '<div>Dòng trên</div><div style="margin-top: -1.5em">Dòng dưới</div>\n')

# keyboard
planted_page("keyboard", "cannot leave the page|does not reach", "bay", "a trap", "<script>addEventListener('keydown', event => { if (event.key === 'Tab' && document.activeElement !== document.body) event.preventDefault(); })</script>\n")
FAULTS["keyboard"][-1] = (FAULTS["keyboard"][-1][0], "^bay/index.html.*(does not reach|cannot leave)")
planted_page("keyboard", "the focus hardly shows: 0 pixels", "mo", "a focus that does not show", head="<style>a:focus-visible, button:focus-visible { outline: none }</style>\n")
planted_page("keyboard", "does not reach button “Bấm”", "ngoai", "a button that Tab passes over", '<p><button tabindex="-1">Bấm</button></p>\n')
planted_page("keyboard", "(not go in the order|does not reach button)", "nguoc", "an order of its own", '<p><button tabindex="2">Bấm</button></p>\n')
planted_page("keyboard", "is .*×1[0-9] px, 24 are needed", "nho", "a link too low to hit", '<ul><li><a href="/" style="display: block; font-size: 10px; line-height: 12px">một</a></li></ul>\n')
planted_page("keyboard", "is .*×30 px, 44 are needed", "thap", "a menu too low to hit", head="<style>nav a { min-height: 0; height: 30px; padding: 2px 8px }</style>\n")
FAULTS["keyboard"][-1] = (FAULTS["keyboard"][-1][0], "^thap/index.html.*, 44 are needed: a “")

# language
planted_page("language", "is not Vietnamese and does not say", "tieng-anh", "an English sentence", "<p>The quick brown fox jumps over the lazy dog</p>\n")
planted_page("language", 'says lang="en" and is Vietnamese', "nham", "Vietnamese that is called English", '<p lang="en">Đêm ấy chi bộ được thành lập</p>\n')
planted_page("language", 'no language: lang="tiếng Anh"', "ten", "a name instead of a code", '<p lang="tiếng Anh">x</p>\n')


# look
@fault("look", r"^article-1280: ")
def shifted(folder):
    """two pixels more above one page"""
    look.accept(Site(folder), folder.parent / "look")
    replace(folder, "tin-tuc/le-ky-niem/index.html", "<main", '<main style="position: relative; top: 2px"')


FAULTS["look"][0] = (shifted, r"^article-(1280|print-\d): ")


def also(view):
    """Each screen must show the shift; nothing more is planted."""
    def plant(folder):
        pass
    plant.__doc__ = f"the same at {view}"
    fault("look", f"^article-{view}: ")(plant)


for screen in ("360", "768", "1280-dark"):
    also(screen)


@fault("look", r"^section-(360|768|1280|1280-dark|print(-\d)?): ")
def recoloured(folder):
    """one colour of one page changed a little: its links"""
    replace(folder, "tin-tuc/index.html", "</head>", "<style>a { color: #50337a }</style></head>")


@fault("look", r"^article-(360|768|1280|1280-dark|print): a colour of text is (new: #17202f|gone: #(17202e|ece7df))")
def reddened(folder):
    """a colour of text changed by less than any eye or picture can see"""
    replace(folder, "tin-tuc/le-ky-niem/index.html", "</head>", "<style>:root { --muc: #17202f !important }</style></head>")


@fault("look", r"^sheet(-dark|-print)?: a colour of the style sheet is new: --tieu-diem:#ffd240$")
def unseen(folder):
    """a colour that no picture shows: that of the focus"""
    with open(folder / "site.css", "a") as sheet:
        sheet.write(":root { --tieu-diem: #ffd240; }\n")


@fault("look", r"^activity: another page was accepted|^activity-")
def another_page(folder):
    """another page of a kind in the place of the accepted one"""
    write(folder, "a-moi/", "activity", "Một hoạt động khác")
