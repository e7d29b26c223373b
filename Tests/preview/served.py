"""A project to edit, and the program that serves it."""

import http.client
import os
import re
import select
import signal
import socket
import subprocess
import time
from contextlib import contextmanager

DATE = "2023-09-10T08:00:00+07:00"
LONG = "\n\n".join(f"Đoạn văn thứ {number}, viết cho trang đủ dài." for number in range(1, 120))


def article(title, text="Chữ.", *keys, date="1/9/2023"):
    lines = [f"tiêu đề: {title}", f"ngày: {date}", *keys]
    return "---\n" + "\n".join(lines) + f"\n---\n\n{text}\n"


def write(project, files):
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def site(project):
    """A small site under the plain theme, its style sheet its own."""
    write(project, {
        "content/site.yaml": "tên: Trang thử\nđịa chỉ: https://thu.example.vn/\n",
        "content/tin/_index.md": "---\ntiêu đề: Tin\n---\n",
        "content/tin/bai.md": article("Bài dài", f"Câu mở đầu cũ.\n\n{LONG}"),
        "content/tin/khac.md": article("Bài khác", "Xem [bài dài](bai.md)."),
        "content/tin/nhap.md": article("Còn đang viết", "Chữ của bản nháp.", "nháp: có", date="2/9/2023"),
        "content/tin/hen.md": article("Hẹn giờ", "Chữ hẹn giờ.", "đăng: 22/9/2023 8:00", date="3/9/2023"),
        "templates/assets/plain.css": "body{background:#fff;margin:2em}\n",
    })
    return project


class Served:
    """A running `serve`: its address, and what it said."""

    def __init__(self, process, ready):
        self.process, self.said = process, ""
        begin = time.monotonic()
        while not (found := re.search(ready, self.said)):
            assert time.monotonic() - begin < 20, f"not heard: {ready}\n{self.said}"
            assert self.listen(0.1) or process.poll() is None, f"ended: {self.said}"
        self.address = found.group(1)
        self.port = int(re.search(r":(\d+)/", self.address).group(1))

    def listen(self, seconds):
        """Takes what the program says within that time."""
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            return False
        text = os.read(self.process.stdout.fileno(), 1 << 16).decode()
        self.said += text
        return bool(text)

    def end(self):
        """Ctrl-C ends the program well."""
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=5)
        while self.listen(0.1):
            pass
        assert status == 0 and "Đã dừng xem trước." in self.said, f"status {status}\n{self.said}"

    def hears(self, words, within=10):
        """The program says so."""
        begin = time.monotonic()
        while words not in self.said:
            assert time.monotonic() - begin < within, f"not said: {words}\n{self.said}"
            self.listen(0.1)

    def raw(self, request):
        """The answer to these very bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            answer = b""
            try:
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
                while part := connection.recv(1 << 16):
                    answer += part
            except OSError:
                pass
            return answer

    def ask(self, target, method="GET", **headers):
        """Status, headers by their small names, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


@contextmanager
def serving(program, project, *words, ready=r"Xem trước: (http://\S+)", date=DATE, path=os.environ["PATH"]):
    """Serves the project for as long as the block runs; then Ctrl-C must end it well."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    if "--port" not in words:
        words = ("--port", str(port), *words)
    process = subprocess.Popen(
        [program, "serve", "--project", project, *(["--date", date] if date else []), *words], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={"PATH": path})
    try:
        served = Served(process, ready)
        yield served
        served.end()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
