"""The style sheets of a built site, taken apart as a browser does: rules with what they stand in, and the colours of the tokens."""

import re
from dataclasses import dataclass

import tinycss2

from verdict import CannotJudge


@dataclass
class Rule:
    """One style rule, or a block of descriptors (@font-face, @page): `within` names the at-rules around it, outermost first."""

    file: str
    line: int
    within: tuple
    selector: str
    prelude: list
    declarations: list

    @property
    def place(self):
        return f"{self.file}:{self.line}"


def rules(site):
    """All rules of all style sheets of the site, and of what pages carry in <style>, in the order of the sources."""
    for name, text in sources(site):
        yield from rules_of(name, text)


def sources(site):
    """(name, text) of each style sheet; a <style> that several pages share counts once."""
    found = [(str(site.folder / file), (site.folder / file).read_text(encoding="utf-8")) for file in site.files if file.suffix == ".css"]
    own = {}
    for page in site.pages:
        for element in page.tree.iter("style"):
            own.setdefault("".join(element.itertext()), str(page))
    found += [(place, text) for text, place in own.items()]
    if not found:
        raise CannotJudge("no style sheet")
    return found


def rules_of(file, text):
    yield from _rules(file, tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), ())


def _rules(file, nodes, within):
    for node in nodes:
        if node.type == "qualified-rule":
            yield _rule(file, node, within, tinycss2.serialize(node.prelude).strip())
        elif node.type == "at-rule":
            name = "@" + node.lower_at_keyword
            condition = tinycss2.serialize(node.prelude).strip()
            if name in ("@media", "@supports", "@layer", "@container", "@scope") and node.content is not None:
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield from _rules(file, inner, (*within, f"{name} {condition}".strip()))
            else:
                yield _rule(file, node, within, f"{name} {condition}".strip())
        elif node.type == "error":
            yield Rule(file, node.source_line, within, f"cannot be read: {node.message}", [], [])


def _rule(file, node, within, selector):
    content = tinycss2.parse_blocks_contents(node.content or [], skip_comments=True, skip_whitespace=True)
    return Rule(file, node.source_line, within, selector, node.prelude, content)


def tokens(site, dark):
    """Values of the custom properties of :root on a screen: name -> all values it may have there, the base one first.

    What another selector sets (a header that is darker in the dark) comes on top, since a pair must hold there too.
    """
    base, elsewhere = {}, {}
    for rule in rules(site):
        schemes = [condition for condition in rule.within if "prefers-color-scheme" in condition]
        if any("print" in condition or "forced-colors" in condition for condition in rule.within):
            continue
        if any(re.search(r"prefers-color-scheme\s*:\s*light", condition) for condition in schemes) and dark:
            continue
        if any(re.search(r"prefers-color-scheme\s*:\s*dark", condition) for condition in schemes) and not dark:
            continue
        for declaration in rule.declarations:
            if declaration.type != "declaration" or not declaration.name.startswith("--"):
                continue
            value = tinycss2.serialize(declaration.value).strip()
            if ":root" in [part.strip() for part in rule.selector.split(",")]:
                base[declaration.name] = value
            else:
                elsewhere.setdefault(declaration.name, []).append(value)
    return {name: list(dict.fromkeys(([base[name]] if name in base else []) + elsewhere.get(name, []))) for name in base | elsewhere}
