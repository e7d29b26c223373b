"""Chromium, opened on a served site."""

import json
import os
import re
import shutil
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from serving import serving
from verdict import CannotJudge


def _executable():
    """Chromium without the windows around its pages opens one four times as fast; it lays out and draws as the whole browser does,
    which takes its place where there is no other."""
    for name in (os.environ.get("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", shutil.which("chromium-browser")):
        if name and os.access(name, os.X_OK):
            return name
    raise CannotJudge("no Chromium (setup/packages test installs it; CHROMIUM names another)")


def patient(sheet):
    """A style sheet with which browsers wait for the web font. `optional` drops a font that is not there within a tenth of a
    second: on a busy machine chance would choose the face of a picture."""
    return sheet.replace(b"font-display:optional", b"font-display:block   ")


@contextmanager
def browsing(site, rewrite=patient, gate=None):
    """Gives a Window on the served site for as long as the block runs; see `serving`. Titles are in the web font, as readers
    see them who have it, unless `rewrite` is another."""
    with serving(site, rewrite, gate) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_executable(),
            # Chromium's own sandbox refuses to start for root, as whom CI runs; the pages are ours. Letters are fitted to pixels as
            # the whole browser fits them.
            args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=slight", "--hide-scrollbars"],
        )
        try:
            yield Window(site, origin, browser)
        finally:
            browser.close()


def asked(tab, script, *argument):
    """What a function gives in a page, as one text: Playwright takes a hundred times as long over each value of a long list."""
    return json.loads(tab.evaluate(f"async (argument) => JSON.stringify(await ({script})(argument))", *argument))


class Window:
    """Opens pages of one site, and keeps the browser from going anywhere else."""

    def __init__(self, site, origin, browser):
        self.site = site
        self.origin = origin
        self.browser = browser
        # A pattern and no function: Chromium's driver applies it, without asking this process about each request.
        self._elsewhere = re.compile(f"^(?!{re.escape(origin)}/|data:|blob:)")

    @contextmanager
    def page(self, page, width=1280, height=900, javascript=True, dark=False, watch=None, listen=None, prepare=None, scale=1, wait="load"):
        """Opens a page, until the block ends. `watch`, a list, receives what went wrong on the way: requests to other hosts,
        failed ones, errors of scripts; with it the page is waited for until it asks for nothing more. `listen`, a list, receives
        each answer of the server; `prepare` is called with the empty tab."""
        heard = watch if watch is not None else []
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            # The judges bring scripts of their own into the page.
            bypass_csp=True,
        )
        try:
            context.route(self._elsewhere, lambda route: self._route(route, heard))
            tab = context.new_page()
            tab.on("response", lambda response: response.status >= 400 and heard.append(f"{response.status} for {self._own(response.url)}"))
            tab.on("console", lambda message: message.type == "error" and heard.append(f"console: {message.text}"))
            tab.on("pageerror", lambda error: heard.append(f"script error: {error}"))
            if listen is not None:
                tab.on("response", lambda response: listen.append(response))
            if prepare:
                prepare(tab)
            tab.goto(self.origin + page.url, wait_until=wait)
            if watch is not None:
                tab.wait_for_load_state("networkidle")
            yield tab
        finally:
            context.close()

    def _own(self, url):
        return url.replace(self.origin, "", 1)

    def _route(self, route, heard):
        url = route.request.url
        if url.startswith(self.site.origin + "/"):
            # The site under its public name: what it will be once it is online.
            file = self.site.file_at(url)
            route.fulfill(path=self.site.folder / file) if file else route.fulfill(status=404)
        else:
            heard.append(f"asks another host: {url}")
            route.abort()
