"""Contrast of the colours of the style sheet, computed from the sheet itself: each pair of contrast-pairs.json, light and dark.

A colour among the custom properties that no pair names is a fault, and so is a pair whose colour the sheet no longer has.
"""

import json
import re
from pathlib import Path

from colours import contrast, rgb
from stylesheet import sources, tokens
from verdict import main

PAIRS = Path(__file__).with_name("contrast-pairs.json")
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b", re.I)


def judge(site, verdict, listed=None):
    listed = listed or json.loads(PAIRS.read_text(encoding="utf-8"))
    used = {rgb(colour) for _, text in sources(site) for colour in COLOUR.findall(text)}
    named = set(listed["unpaired"])
    for pair in listed["pairs"]:
        named.update(pair["colours"], pair["on"])
    for scheme in ("light", "dark"):
        known = {name[2:]: [value for value in values if rgb(value)] for name, values in tokens(site, dark=scheme == "dark").items()}
        for pair in listed["pairs"]:
            for text in pair["colours"]:
                for ground in pair["on"]:
                    _judge_pair(verdict, scheme, pair, text, ground, known, used)
        for name, values in known.items():
            verdict.require(not values or name in named, PAIRS.name, f"no pair names the colour {name} ({scheme})")
    for name in sorted(set(listed["unpaired"]) - set(known)):
        verdict.fault(PAIRS.name, f"leaves out a colour that is no more: {name}")


def _judge_pair(verdict, scheme, pair, text, ground, known, used):
    for name in (text, ground):
        gone = rgb(name) not in used if name.startswith("#") else not known.get(name)
        if gone:
            verdict.fault(PAIRS.name, f"names a colour that the style sheet has not: {name}")
            return
    for one in known.get(text, [text]):
        for other in known.get(ground, [ground]):
            ratio = float(contrast(rgb(one), rgb(other)))
            verdict.require(ratio >= pair["least"], f"{text} on {ground}, {scheme}", f"{one} on {other} has a contrast of {ratio:.2f}, {pair['least']} is needed ({pair['why']})")
            verdict.count("pairs")


if __name__ == "__main__":
    main("contrast", judge)
