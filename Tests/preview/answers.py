"""What the server answers to requests, friendly and hostile."""

import random
import re
import socket
import subprocess
import time
import urllib.parse

from served import article, serving, site, write

ESCAPES = [
    "/../secret", "/..%2fsecret", "/%2e%2e/secret", "/%2e%2e%2fsecret", "/.%2e/secret", "/%252e%252e/secret", "/tin/../../secret",
    "/tin/%2e%2e/%2e%2e/secret", "/..\\secret", "/..%5csecret", "//etc/passwd", "/%2fetc%2fpasswd", "/tin/..", "/.", "/tin/./bai/",
    "/%00", "/secret%00.html", "/%c0%ae%c0%ae/secret", "/%e0%80%ae%e0%80%ae/secret", "/%u002e%u002e/secret", "/..;/secret", "/lien-ket",
    "/lien-ket/secret", "http://127.0.0.1/../secret", "/.site.chuyentrang/ledger", "/../.site.chuyentrang/ledger", "/.xem-truoc",
    "/.xem-truoc/../secret", "/tin/bai/index.html/..", "/%", "/%zz", "*", "secret", "",
]


def test_answers(program, folder, browser):
    """Pages, their types, conditional and partial requests, HEAD, redirects, the site's own 404."""
    write(site(folder), {"content/_static/so.txt": "0123456789" * 20000, "content/_static/.well-known/thu.txt": "thử"})
    with serving(program, folder) as served:
        status, headers, body = served.ask("/tin/bai/")
        assert status == 200 and headers["content-type"] == "text/html; charset=utf-8" and "Câu mở đầu cũ".encode() in body
        assert headers["cache-control"] == "no-cache" and re.fullmatch(r'"[^"]+"', headers["etag"]), headers
        assert served.ask("/tin/bai/", If_None_Match=headers["etag"])[0] == 304
        head = served.ask("/tin/bai/", method="HEAD")
        assert head[0] == 200 and head[2] == b"" and head[1]["content-length"] == str(len(body)), head
        status, headers, _ = served.ask("/tin/bai")
        assert (status, headers["location"]) == (302, "/tin/bai/")
        status, headers, body = served.ask("/assets/plain.css")
        assert (status, headers["content-type"], body) == (200, "text/css; charset=utf-8", b"body{background:#fff;margin:2em}\n")
        status, headers, body = served.ask("/so.txt", Range="bytes=199995-")
        assert (status, headers["content-range"], body) == (206, "bytes 199995-199999/200000", b"56789")
        assert len(served.ask("/so.txt")[2]) == 200000
        assert served.ask("/so.txt", Range="bytes=200000-")[0] == 416
        assert served.ask("/.well-known/thu.txt")[2] == "thử".encode()
        status, headers, body = served.ask("/khong-co/")
        assert status == 404 and "Không có trang ở địa chỉ này".encode() in body, body.decode()


def test_refusals(program, folder, browser):
    """A foreign name in Host, other methods and every spelling of a way out get nothing of the site or the machine."""
    site(folder)
    write(folder, {".xem-truoc/secret": "BÍ MẬT", "secret": "BÍ MẬT"})
    with serving(program, folder) as served:
        (folder / ".xem-truoc/site/lien-ket").symlink_to(folder)
        own = f"127.0.0.1:{served.port}"
        for host in ["evil.example", f"evil.example:{served.port}", "127.0.0.1", f"127.0.0.1.evil.example:{served.port}", f"{own}.evil"]:
            for target in ["/", "/tin/bai/", "/.xem-truoc/events?page=/", "/.xem-truoc/unpublished.json"]:
                answer = served.raw(f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                assert answer.startswith(b"HTTP/1.1 403"), (host, target, answer[:200])
        assert served.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 403")
        for name in ["localhost", "[::1]", "LOCALHOST"]:
            answer = served.raw(f"GET / HTTP/1.1\r\nHost: {name}:{served.port}\r\nConnection: close\r\n\r\n".encode())
            assert answer.startswith(b"HTTP/1.1 200"), (name, answer[:200])
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"]:
            answer = served.raw(f"{method} / HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n".encode())
            assert answer.startswith(b"HTTP/1.1 405") and b"Allow: GET, HEAD" in answer, (method, answer[:200])
        answer = served.raw(f"POST / HTTP/1.1\r\nHost: {own}\r\nContent-Length: 2000000\r\n\r\n".encode() + b"a" * 2000000)
        assert answer.startswith(b"HTTP/1.1 405"), answer[:200]
        assert not served.raw(f"PROPFIND / HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n".encode()).startswith(b"HTTP/1.1 2")
        for target in ESCAPES:
            answer = served.raw(f"GET {target} HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n".encode())
            assert not answer.startswith((b"HTTP/1.1 2", b"HTTP/1.1 3")), (target, answer[:300])
            assert "BÍ MẬT".encode() not in answer and b"root:" not in answer, (target, answer[:300])
            page = urllib.parse.quote(target, safe="")
            answer = served.raw(f"HEAD /.xem-truoc/events?page={page} HTTP/1.1\r\nHost: {own}\r\nConnection: close\r\n\r\n".encode())
            assert answer.startswith((b"HTTP/1.1 400", b"HTTP/1.1 200")), (target, answer[:300])


def test_garbage(program, folder, browser):
    """Whatever bytes come, the server goes on to answer."""
    site(folder)
    chance = random.Random(20230922)
    pieces = [
        b"GET ", b"/", b" HTTP/1.1\r\n", b"\r\n", b"Host: ", b"127.0.0.1", b"Content-Length: ", b"-1", b"99999999999999999999", b"Range: bytes=",
        b"Transfer-Encoding: chunked\r\n", b"7fffffffffffffff\r\n", b"ffffffffffffffff\r\n", b"%", b"\x00", b"\xff\xfe", b"a" * 9000, b"?", b"#",
        b"If-None-Match: ", b'"', b"HTTP/2.0", b"Upgrade: websocket\r\n", b"Connection: close\r\n", "é".encode(),
    ]
    with serving(program, folder) as served:
        own = f"Host: 127.0.0.1:{served.port}\r\n".encode()
        for _ in range(300):
            served.raw(b"".join(chance.choice([*pieces, own]) for _ in range(chance.randint(1, 12))))
        idle = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(400)]
        assert served.ask("/tin/bai/")[0] == 200, "connections that ask for nothing keep others out"
        for connection in idle:
            connection.close()
        for ending in [b"", b"\r\n", b"Content-Length: 5\r\n\r\nab", b"Transfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nab"]:
            served.raw(b"GET / HTTP/1.1\r\n" + own + ending)
        assert served.ask("/tin/bai/")[0] == 200


def test_ports(program, folder, browser):
    """A port that is taken gives the next one."""
    site(folder / "a"), site(folder / "b")
    with serving(program, folder / "a") as first, serving(program, folder / "b", "--port", str(first.port)) as second:
        assert first.port < second.port < first.port + 50, (first.port, second.port)
        assert second.ask("/")[0] == 200


def test_apart(program, folder, browser):
    """A preview leaves public/ alone and keeps out of git; a build for readers has no draft."""
    site(folder)
    subprocess.run(["git", "init", "-q", folder], check=True)
    with serving(program, folder) as served:
        assert served.ask("/tin/nhap/")[0] == 200
        assert not (folder / "public").exists()
    seen = subprocess.run(["git", "-C", folder, "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True).stdout
    assert "xem-truoc" not in seen, seen
    subprocess.run([program, "build", "--project", folder, "--date", "2023-09-10"], check=True, capture_output=True)
    names = [path.relative_to(folder).as_posix() for path in (folder / "public").rglob("*")]
    assert "public/tin/bai/index.html" in names and not [name for name in names if "nhap" in name or "xem-truoc" in name], names


def test_no_links(program, folder, browser):
    """What a preview writes goes through no link, and over nothing that somebody else called so."""
    site(folder / "a"), site(folder / "b")
    (folder / "ngoai").mkdir()
    (folder / "a/.xem-truoc").symlink_to(folder / "ngoai")
    (folder / "b/.xem-truoc").write_text("của tôi")
    for project, said in [("a", "liên kết tượng trưng"), ("b", "không phải là thư mục")]:
        run = subprocess.run([program, "serve", "--project", folder / project, "--port", "0"], capture_output=True, text=True, timeout=10)
        assert run.returncode == 3 and said in run.stderr, run
    assert not list((folder / "ngoai").iterdir()) and (folder / "b/.xem-truoc").read_text() == "của tôi"


def test_open(program, folder, browser):
    """`--open` hands the address to the desktop's program; without one that is said and the preview goes on."""
    site(folder / "a")
    (folder / "bin").mkdir()
    with serving(program, folder / "a", "--open", path=str(folder / "bin")) as served:
        served.hears("Không tìm thấy trình duyệt")
        assert served.ask("/")[0] == 200
    opener = folder / "bin/xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {folder}/opened\n')
    opener.chmod(0o755)
    with serving(program, folder / "a", "--open", path=f"{folder}/bin:/usr/bin:/bin") as served:
        begin = time.monotonic()
        while not (folder / "opened").exists() or not (folder / "opened").read_text():
            assert time.monotonic() - begin < 5, "nothing was opened"
            time.sleep(0.02)
        assert (folder / "opened").read_text() == served.address


def test_usage(program, folder, browser):
    """A folder without a site is told so, and left as it is."""
    run = subprocess.run([program, "serve", "--project", folder], capture_output=True, text=True, timeout=10)
    assert run.returncode == 1 and "chưa có bài nào" in run.stderr and not list(folder.iterdir()), run
    write(folder, {"content/site.yaml": "tên: T\nđịa chỉ: https://t.example.vn/\n", "content/a.md": article("A")})
    run = subprocess.run([program, "serve", "--project", folder, "--port", "99999"], capture_output=True, text=True, timeout=10)
    assert run.returncode == 2 and "99999" in run.stderr, run


def test_quiet(program, folder, browser):
    """Two seconds after an edit the preview takes note of it and says nothing, of a fault neither; what is saved in that very
    moment is not lost."""
    project = site(folder)
    lock = project / ".xem-truoc/.site.chuyentrang/lock"

    def settles(served, edit, words):
        before = served.said.count(words)
        edit()
        begin = time.time()
        while served.said.count(words) == before:
            assert time.time() - begin < 10, f"not said: {words}\n{served.said}"
            served.listen(0.1)
        heard, told = time.time(), served.said
        while lock.stat().st_mtime < heard + 1.5:
            assert time.time() - heard < 10, "no second look"
            served.listen(0.1)
        served.listen(1)
        assert served.said == told, f"said in addition: {served.said[len(told):]}"

    def save(text, day="1/9/2023"):
        return lambda: write(project, {"content/tin/bai.md": article("Bài dài", text, date=day)})

    with serving(program, project) as served:
        settles(served, save("Câu mới."), "dựng xong")
        settles(served, save("Câu mới.", "31/2/2023"), "chưa dựng lại được")
        settles(served, save("Câu khác."), "dựng xong")
        for number in range(6):
            save(f"Câu đầu {number}.")()
            time.sleep(2.1 + 0.03 * number)
            save(f"Câu sau {number}.")()
            begin = time.monotonic()
            while f"Câu sau {number}.".encode() not in served.ask("/tin/bai/")[2]:
                assert time.monotonic() - begin < 10, f"lost: edit {number}"
                time.sleep(0.05)
