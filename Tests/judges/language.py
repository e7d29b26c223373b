"""Which language is spoken: every part in another language than its page says so (WCAG 2.2, 3.1.2), so that it is read aloud well.

A part is a run of words of which no one can be a Vietnamese syllable and which is longer than a name or a term usually is
(those may stand as they are). What says that it is in another language, and holds Vietnamese letters, is a fault too.
"""

import re

from verdict import main

# Longer than "Creative Commons", shorter than a sentence.
LONG = 4
ONSET = "(?:ngh|ng|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
VOWELS = "[aăâeêioôơuưy]{1,3}"
CODA = "(?:ng|nh|ch|[cmnpt])?"
SYLLABLE = re.compile(f"^{ONSET}{VOWELS}{CODA}$")
MARKS = str.maketrans({letter: base for base, letters in {
    "a": "àáảãạ", "ă": "ằắẳẵặ", "â": "ầấẩẫậ", "e": "èéẻẽẹ", "ê": "ềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọ", "ô": "ồốổỗộ", "ơ": "ờớởỡợ",
    "u": "ùúủũụ", "ư": "ừứửữự", "y": "ỳýỷỹỵ"}.items() for letter in letters})
VIETNAMESE = re.compile("[ăâđêôơưằắẳẵặầấẩẫậềếểễệồốổỗộờớởỡợừứửữựảẻỉỏủỷạẹịọụỵ]", re.I)
WORD = re.compile(r"[^\W\d_]+")
# Code, addresses and what is not read as text.
SKIPPED = {"script", "style", "noscript", "template", "svg", "code", "pre", "kbd", "samp"}
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def judge(site, verdict):
    for page in site.pages:
        _read(page, page.first("html"), page.first("html").get("lang") or "", verdict)
        verdict.count("pages")


def _read(page, element, language, verdict):
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    if element.get("lang") is not None:
        language = element.get("lang")
        verdict.require(TAG.fullmatch(language), page, f"no language: lang=\"{language}\"")
        verdict.count("parts with a language")
    texts = [element.text or ""]
    for child in element:
        _read(page, child, language, verdict)
        texts.append(child.tail or "")
    for text in texts:
        if language.split("-")[0] == "vi":
            for run in foreign_runs(text):
                verdict.fault(page, f"is not Vietnamese and does not say what it is: “{run[:80]}”")
        else:
            # A name or two may be quoted; three words with our letters are our language.
            verdict.require(len([word for word in WORD.findall(text) if VIETNAMESE.search(word)]) < 3, page, f"says lang=\"{language}\" and is Vietnamese: “{text.strip()[:80]}”")


def foreign_runs(text):
    """Runs of words without one that is a Vietnamese syllable; an address on the web is none."""
    text = re.sub(r"https?://\S+|\S+@\S+|\S+\.\w{2,}(?=[\s/)]|$)", " . ", text)
    for part in re.split(r"[.;:!?()\[\]“”\"\n]", text):
        run = []
        for word in [*WORD.findall(part), "là"]:
            if SYLLABLE.match(word.lower().translate(MARKS)):
                # A syllable may be a foreign word too (a, to, in, can): it does not end a run that goes on.
                if word.isascii() and word != "là" and run:
                    run.append(word)
                    continue
                if sum(not SYLLABLE.match(word.lower()) for word in run) >= LONG:
                    yield " ".join(run)
                run = []
            else:
                run.append(word)


if __name__ == "__main__":
    main("language", judge)
