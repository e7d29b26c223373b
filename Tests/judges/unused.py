"""Nothing lies about: no class in a style sheet that no page has, and no template that makes no page.

The page of patterns shows everything, so what only it uses counts as unused.
"""

import re
from pathlib import Path

from stylesheet import rules
from verdict import main

TEMPLATES = Path(__file__).parents[2] / "templates"
PATTERNS = "patterns"
# Old addresses lead on by a page that has no kind.
REDIRECT = "redirect"
CLASS = re.compile(r"\.(-?[_a-zA-Z\u0080-\uffff][\w-]*)")
REFERENCE = re.compile(r"\{\{[<>]\s*([\w/-]+)\s*\}\}")


def judge(site, verdict, templates=TEMPLATES):
    _judge_classes(site, verdict)
    _judge_templates(site, verdict, templates)


def _judge_classes(site, verdict):
    worn = set()
    for page in site.pages:
        if page.kind != PATTERNS:
            for element in page.tree.iter():
                worn.update((element.get("class") or "").split())
    for file in site.files:
        if file.suffix == ".js":
            for text in re.findall(r"'([^'\n]*)'|\"([^\"\n]*)\"", (site.folder / file).read_text(encoding="utf-8")):
                worn.update("".join(text).split())
    styled = {}
    for rule in rules(site):
        if not rule.selector.startswith("@"):
            for name in CLASS.findall(re.sub(r"\[[^\]]*\]", "", rule.selector)):
                styled.setdefault(name, rule.place)
    for name, place in sorted(styled.items()):
        verdict.require(name in worn, place, f"no page has the class {name}")
    verdict.count("classes", len(styled))


def _judge_templates(site, verdict, templates):
    """A template is used when a page has its name as kind, or when one that is used names it."""
    sources = {file.relative_to(templates).with_suffix("").as_posix(): file.read_text(encoding="utf-8") for file in sorted(templates.rglob("*.mustache"))}
    kinds = {page.kind for page in site.pages} - {None}
    if any(page.redirect for page in site.pages):
        kinds.add(REDIRECT)
    used, waiting = set(), list(kinds & set(sources))
    while waiting:
        name = waiting.pop()
        if name not in used and name in sources:
            used.add(name)
            if name != PATTERNS:
                waiting += REFERENCE.findall(sources[name])
    for name in sorted(set(sources) - used):
        verdict.fault(templates / f"{name}.mustache", "makes no page")
    verdict.count("templates", len(sources))


if __name__ == "__main__":
    main("unused", judge)
