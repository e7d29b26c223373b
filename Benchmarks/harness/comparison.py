"""Our pages against Hugo's: the same articles with the same text, the same lists, tag pages, feeds and sitemap entries.

A list is cut differently on purpose: ours is numbered from the oldest page, so that an address keeps its content. What
has to agree is what it leads to, over all of its pages, in order.
"""
import os

from .pages import Layout, Pages

OURS = Layout(tags="the", older="trang", oldest_first=True, feed="rss.xml")
HUGO = Layout(tags="tags", older="page", oldest_first=False, feed="index.xml")
# Enough to see what is wrong; the rest is counted.
SHOWN = 10


def differences(content, outputs):
    """What is wrong with the outputs (folders by name of program) of the corpus `content`, one line for each fault."""
    sections, articles = _expected(content)
    faults = []
    if "floor" in outputs:
        found = sum(name.startswith("p") for name in os.listdir(outputs["floor"]))
        wanted = len(articles) + len(sections)
        if found != wanted:
            faults.append(f"the floor wrote {found} pages of {wanted}")
    sites = {name: Pages(outputs[name], layout)
             for name, layout in (("chuyentrang", OURS), ("hugo", HUGO)) if name in outputs}
    for name, site in sites.items():
        faults += _some([f"{name} has no {address}" for address in ["/"] + sections + articles if address not in site])
        missing = sorted(set(articles) - site.sitemap())
        faults += _some([f"{name} has no {address} in its sitemap" for address in missing])
    if len(sites) == 2 and not faults:
        faults = _compare(sites["chuyentrang"], sites["hugo"], sections, articles)
    return faults


def _expected(content):
    """The addresses of sections and articles that the corpus asks for."""
    sections, articles = [], []
    for section in sorted(entry.name for entry in os.scandir(content) if entry.is_dir()):
        sections.append(f"/{section}/")
        articles += [f"/{section}/{name[:-3]}/" for name in sorted(os.listdir(content / section)) if name != "_index.md"]
    return sections, articles


def _compare(ours, hugo, sections, articles):
    faults = []
    texts = []
    for address in articles:
        own, other = ours.text(address), hugo.text(address)
        if own != other:
            texts.append(f"{address} reads {_first_difference(own, other)}")
    faults += _some(texts)
    for section in sections:
        faults += _same(f"articles listed from {section}", ours.chain(section), hugo.chain(section))
    own_tags, other_tags = ours.tag_pages(), hugo.tag_pages()
    faults += _same("tag pages", sorted(own_tags), sorted(other_tags))
    for tag in sorted(own_tags.keys() & other_tags.keys()):
        faults += _same(f"articles of the tag '{tag}'", ours.chain(own_tags[tag]), hugo.chain(other_tags[tag]))
    for section in ["/"] + sections:
        faults += _same(f"feed of {section}", ours.feed(section), hugo.feed(section))
    return faults


def _same(what, own, other):
    """One line when two lists differ."""
    if own == other:
        return []
    if own is None or other is None:
        return [f"{what}: only {'Hugo' if own is None else 'chuyentrang'} has it"]
    only_own, only_other = sorted(set(own) - set(other)), sorted(set(other) - set(own))
    if only_own or only_other:
        return [f"{what}: only ours {only_own[:3]} ({len(only_own)}), only Hugo's {only_other[:3]} ({len(only_other)})"]
    return [f"{what}: {len(own)} and {len(other)} entries, in another order or repeated"]


def _first_difference(own, other):
    """The words around the first difference of two texts."""
    at = next((i for i, (a, b) in enumerate(zip(own, other)) if a != b), min(len(own), len(other)))
    start = max(0, at - 20)
    return f"…{own[start:at + 30]!r} and Hugo's …{other[start:at + 30]!r}"


def _some(faults):
    return faults[:SHOWN] + ([f"and {len(faults) - SHOWN} more like it"] if len(faults) > SHOWN else [])
