"""Cuts Vollkorn SemiBold down to what Vietnamese titles need, with lining figures as the default ones."""

import sys
import unicodedata

from fontTools import subset
from fontTools.ttLib import TTFont

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


def vietnamese():
    """The 134 letters that Vietnamese adds to or shares with ASCII, in both cases."""
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
    return letters | {letter.upper() for letter in letters}


def main(source, target):
    font = TTFont(source)
    # Vollkorn's default figures are old-style, and a `font:` shorthand resets font-variant: 22/9/1943 would dance.
    names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    for table in font["cmap"].tables:
        for digit, name in enumerate(names):
            if 0x30 + digit in table.cmap:
                table.cmap[0x30 + digit] = name + ".lf"
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]  # copyright and licence stay in the file, as the OFL asks
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    text = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0“”‘’–—‑…·×§№←↑→↓«»" + "".join(vietnamese())
    subsetter.populate(unicodes=[ord(character) for character in text])
    subsetter.subset(font)
    subset.save_font(font, target, options)


main(*sys.argv[1:])
