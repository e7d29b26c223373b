"""Pictures of a tab as arrays of red, green, blue."""

import io

import numpy
from PIL import Image


def seen(tab, clip=None, full_page=False):
    """What the tab shows: all of it, the part in `clip` (x, y, width, height), or the whole page."""
    if clip is not None:
        clip = {"x": max(clip[0], 0), "y": max(clip[1], 0), "width": max(clip[2], 1), "height": max(clip[3], 1)}
    picture = tab.screenshot(clip=clip, full_page=full_page, animations="allow", caret="initial")
    return numpy.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(numpy.int16)


def changed(one, other, least=40):
    """Where two pictures of one size differ, by at least so much in one of the three colours."""
    height, width = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    return numpy.abs(one[:height, :width] - other[:height, :width]).max(axis=2) >= least
