"""Contrast as WCAG 2 measures it."""

import numpy
import tinycss2.color4


def rgb(text):
    """Red, green, blue in 0 to 255 of an opaque colour as CSS writes it, or None for what is none."""
    colour = tinycss2.color4.parse_color(text)
    if colour is None or colour == "currentcolor" or colour.alpha != 1:
        return None
    return tuple(round(255 * channel) for channel in colour.to("srgb")[:3])


def _linear(channels):
    channels = numpy.asarray(channels, dtype=float) / 255
    return numpy.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


_LINEAR_OF_BYTE = _linear(numpy.arange(256))


def luminance(pixels):
    """Relative luminance (WCAG 2.x) of an array of red, green, blue in 0 to 255."""
    linear = _LINEAR_OF_BYTE[pixels] if getattr(pixels, "dtype", None) == numpy.uint8 else _linear(pixels)
    return linear @ numpy.array([0.2126, 0.7152, 0.0722])


def contrast(one, other):
    """The ratio between two colours, or between two arrays of them: 1 to 21."""
    one, other = luminance(one), luminance(other)
    return (numpy.maximum(one, other) + 0.05) / (numpy.minimum(one, other) + 0.05)
