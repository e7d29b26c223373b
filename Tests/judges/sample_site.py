"""A very small built site without a fault, written into a folder: what the self-test then damages."""

import json
import struct
import zlib

BASE = "https://chi-bo.example"
TITLES = {
    "home": ("", "Trang đầu"),
    "section": ("tin-tuc/", "Tin tức"),
    "article": ("tin-tuc/le-ky-niem/", "Lễ kỷ niệm"),
    "activity": ("gap-mat/", "Gặp mặt nhân chứng"),
}
STYLE = """
:root { --giay: #fff; --muc: #17202e; --cham: #1f3c78; }
body { margin: 0; padding: 16px; font: 100%/1.6 sans-serif; color: var(--muc); background: var(--giay); }
a { color: var(--cham); }
a:focus-visible, button:focus-visible { outline: 3px solid var(--muc); outline-offset: 2px; }
nav a { display: inline-block; min-height: 44px; padding: 8px; box-sizing: border-box; }
img { max-width: 100%; height: auto; }
@media (prefers-color-scheme: dark) { :root { --giay: #12161d; --muc: #ece7df; --cham: #a9c4ff; } }
button { min-height: 44px; }
main { min-height: 110vh; }
.an { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { nav { display: none; } }
"""
SCRIPT = "document.querySelector('main').appendChild(document.createElement('button')).textContent = 'In trang';\n"


def png(width, height):
    """A picture of one colour."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\0" + b"\x9b\x1c\x20" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def json_ld(kind, url, title):
    graph = [{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Trang đầu", "item": BASE + "/"}]}]
    if kind == "home":
        graph.append({"@type": "WebSite", "name": title, "url": url})
    if kind == "article":
        graph.append({"@type": "NewsArticle", "headline": title, "datePublished": "2023-09-22T08:00:00+07:00",
                      "publisher": {"@type": "Organization", "name": "Trung tâm (văn bản mẫu)"}})
    if kind == "activity":
        graph.append({"@type": "Event", "name": title, "startDate": "2023-09-22"})
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)


def page(kind, path, title, main="", head=""):
    """A whole page; `head` and `main` take what a fault needs."""
    url = f"{BASE}/{path}"
    return f"""<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Chi bộ</title>
<meta name="description" content="Trang mẫu: {title}.">
<link rel="canonical" href="{url}">
<meta property="og:title" content="{title}">
<meta property="og:type" content="website">
<meta property="og:url" content="{url}">
<meta property="og:image" content="{BASE}/anh.png">
<meta property="og:site_name" content="Chi bộ">
<link rel="alternate" type="application/rss+xml" title="Tin mới" href="/rss.xml">
<link rel="stylesheet" href="/site.css">
<link rel="icon" href="/anh.png">
<script src="/site.js" defer></script>
<script type="application/ld+json">{json_ld(kind, url, title)}</script>
{head}</head>
<body data-kind="{kind}">
<header><nav aria-label="Chuyên mục"><a href="/">Trang đầu</a> <a href="/tin-tuc/">Tin tức</a></nav></header>
<main id="noi-dung">
<h1>{title}</h1>
<p>Đêm 22/9/1943, chi bộ được thành lập. <a href="/tin-tuc/le-ky-niem/#noi-dung">Đọc về lễ kỷ niệm</a>.</p>
<p><span class="an">Chỉ để nghe:</span> <img src="/anh.png" width="40" height="20" alt="Một ô màu đỏ"></p>
{main}</main>
<footer><p>Văn bản mẫu: Trung tâm Văn hóa, <a href="mailto:mau@chi-bo.example">mau@chi-bo.example</a></p></footer>
</body>
</html>
"""


def write(folder, path, kind, title, main="", head=""):
    target = folder / path
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.html").write_text(page(kind, path, title, main, head), encoding="utf-8")


def item(path, title, date="Fri, 22 Sep 2023 08:00:00 +0700"):
    return f"<item><title>{title}</title><link>{BASE}/{path}</link><guid>{BASE}/{path}</guid><pubDate>{date}</pubDate></item>\n"


def feed(items, name="rss.xml"):
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Chi bộ</title><link>{BASE}/</link><description>Tin mới</description>
<atom:link rel="self" type="application/rss+xml" href="{BASE}/{name}"/>
{items}</channel></rss>
"""


def sitemap(paths):
    entries = "".join(f"<url><loc>{BASE}/{path}</loc><lastmod>2023-09-22</lastmod></url>\n" for path in paths)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'


def write_sample(folder):
    """Writes the faultless site."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, (path, title) in TITLES.items():
        write(folder, path, kind, title)
    (folder / "404.html").write_text(page("404", "404.html", "Không tìm thấy", head='<meta name="robots" content="noindex">\n'), encoding="utf-8")
    (folder / "cu").mkdir()
    (folder / "cu/index.html").write_text(
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>Đã chuyển</title><link rel="canonical" href="{BASE}/tin-tuc/">'
        '<meta http-equiv="refresh" content="0; url=/tin-tuc/"></head><body><p><a href="/tin-tuc/">Trang đã chuyển</a></p></body></html>\n',
        encoding="utf-8")
    (folder / "anh.png").write_bytes(png(40, 20))
    (folder / "site.css").write_text(STYLE)
    (folder / "site.js").write_text(SCRIPT)
    (folder / "rss.xml").write_text(feed(item("tin-tuc/le-ky-niem/", "Lễ kỷ niệm")), encoding="utf-8")
    (folder / "sitemap.xml").write_text(sitemap([path for path, _ in TITLES.values()]), encoding="utf-8")
    (folder / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {BASE}/sitemap.xml\n")
