"""A web server for a built site on the loopback address, as plain as the one it will live on."""

import io
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


FONTS = (".woff2", ".woff", ".ttf", ".otf")
# So many seconds a font is held back at most, should nobody open the gate.
LONGEST = 60


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the path that the site's base address has; /a/ is a/index.html; anything else is 404.html."""

    prefix = "/"
    rewrite = None
    gate = None

    def translate_path(self, path):
        if not path.startswith(self.prefix):
            return super().translate_path("/no-such-file")
        return super().translate_path("/" + path[len(self.prefix):])

    def send_head(self):
        if self.gate and self.path.endswith(FONTS):
            self.gate.wait(LONGEST)
        file = super().send_head()
        if self.rewrite and file and self.path.endswith(".css"):
            with file:
                return io.BytesIO(self.rewrite(file.read()))
        return file

    def list_directory(self, path):
        self.send_error(404)

    def log_message(self, *arguments):
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        # A browser that closes a page drops what it was still loading; that is no error of the server.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site, rewrite=None, gate=None):
    """Serves the site for as long as the block runs; gives the origin, like http://127.0.0.1:40001. `rewrite` changes the bytes
    of a style sheet, but not their number; `gate`, a threading.Event, holds fonts back until it is set."""
    handler = type("Handler", (_Handler,), {"prefix": site.prefix, "rewrite": rewrite and staticmethod(rewrite), "gate": gate})
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(site.folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
