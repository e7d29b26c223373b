"""No CSS newer than the oldest browsers that read the site: what the style sheets use is in css-features.json.

Those browsers (Chrome 109, Firefox 115) cannot be had, so a list stands for them: at-rules, media features, descriptors,
properties, functions, keywords, units, pseudo-classes and pseudo-elements that both have. What is newer stands in the same
file behind a fallback, with what a browser without it shows; an entry there that no style sheet uses any more is a fault.
"""

import json
import re
from pathlib import Path

import tinycss2

from stylesheet import rules
from verdict import main

LIST = Path(__file__).with_name("css-features.json")
# Here any word may stand: a reader's font, a name of the theme's own.
FREE_WORDS = {"font-family", "font", "grid-area", "grid-template-areas", "grid-template-columns", "grid-template-rows", "animation-name", "counter-reset", "counter-increment", "container-name", "quotes"}

# But these mean something wherever a grid is described.
GRID_WORDS = {"subgrid", "masonry"}


def used(site):
    """(what, name, place) of everything that a browser must know to understand the style sheets."""
    for rule in rules(site):
        for condition in rule.within:
            yield from ((*found, rule.place) for found in _condition(condition))
        if rule.selector.startswith("cannot be read"):
            yield "syntax", rule.selector, rule.place
        elif rule.selector.startswith("@"):
            yield "at-rules", rule.selector.split()[0], rule.place
        else:
            yield from ((*found, rule.place) for found in _selector(rule.prelude))
        for declaration in rule.declarations:
            place = f"{rule.file}:{declaration.source_line}"
            if declaration.type == "declaration":
                yield from ((*found, place) for found in _declaration(declaration, rule))
            elif declaration.type == "error":
                yield "syntax", declaration.message, place
            else:
                yield "nesting", tinycss2.serialize(declaration.prelude).strip() or "a rule in a rule", place


def _condition(condition):
    """What a condition of @media or @supports asks for."""
    yield "at-rules", condition.split()[0]
    name, _, text = condition.partition(" ")
    if name == "@media":
        for feature in re.findall(r"\(\s*([a-z-]+)", text):
            yield "media", feature
        if re.search(r"[<>]", text):
            yield "media", "range"
        for word in re.findall(r"(?:^|[,\s])(not|only|all|screen|print|or)\b", re.sub(r"\([^)]*\)", "", text)):
            yield "media", word
    if name == "@supports" and "selector(" in text:
        yield "media", "supports selector()"


def _selector(tokens):
    before = None
    for n, token in enumerate(tokens):
        if token.type == "literal" and token.value == ":" and n + 1 < len(tokens):
            colons = "::" if before is not None and before.type == "literal" and before.value == ":" else ":"
            after = tokens[n + 1]
            if after.type == "ident":
                yield "selectors", colons + after.lower_value
            elif after.type == "function":
                yield "selectors", f"{colons}{after.lower_name}()"
                yield from _selector(after.arguments)
                if any(inner.type == "ident" and inner.lower_value == "of" for inner in after.arguments):
                    yield "selectors", f"{colons}{after.lower_name}(of)"
        elif token.type == "literal" and token.value in "&|":
            yield "selectors", token.value
        elif token.type == "[] block" and any(inner.type == "ident" and inner.value in ("i", "s") for inner in token.content[2:]):
            yield "selectors", "[… i]"
        before = token


def _declaration(declaration, rule):
    own = declaration.name.startswith("--")
    if not own:
        yield ("descriptors" if rule.selector.startswith("@") else "properties"), declaration.lower_name
    if declaration.lower_name == "content" and any(token.type == "literal" and token.value == "/" for token in declaration.value):
        yield "keywords", "content: … / another text"
    yield from _value(declaration.value, own or declaration.lower_name in FREE_WORDS or rule.selector.startswith("@font-face"), declaration.lower_name)


def _value(tokens, free, name):
    for token in tokens:
        if token.type == "function":
            yield "functions", token.lower_name
            free_inside = free or token.lower_name in ("var", "local", "format", "env", "counter", "attr")
            yield from _value(token.arguments, free_inside, name)
        elif token.type in ("() block", "[] block"):
            yield from _value(token.content, free, name)
        elif token.type == "dimension":
            yield "units", token.lower_unit
        elif token.type == "hash" and len(token.value) not in (3, 4, 6, 8):
            yield "keywords", "#" + token.value
        elif token.type == "ident" and (not free or name.startswith("grid") and token.lower_value in GRID_WORDS) and not token.value.startswith("--"):
            yield "keywords", token.lower_value if token.lower_value != name else token.lower_value


def judge(site, verdict, listed=None):
    listed = listed or json.loads(LIST.read_text(encoding="utf-8"))
    newer = {(entry["what"], entry["name"]): entry for entry in listed["newer"]}
    met, seen = set(), set()
    for what, name, place in used(site):
        verdict.count("uses")
        met.add((what, name))
        known = name in listed.get(what, {}) or (what, name) in newer
        if not known and (what, name) not in seen:
            verdict.fault(place, f"Chrome 109 and Firefox 115 are not known to have this of {what}: {name}")
        seen.add((what, name))
    for (what, name), entry in newer.items():
        verdict.require((what, name) in met, LIST.name, f"lists as newer what no style sheet uses: {name}")
        verdict.require(entry.get("without", "").strip(), LIST.name, f"does not say what a browser without {name} shows")
        verdict.require(name not in listed.get(what, {}), LIST.name, f"lists {name} as known and as newer")
    verdict.count("features", len(met))
    verdict.count("of them newer", len(met & set(newer)))


if __name__ == "__main__":
    main("features", judge)
