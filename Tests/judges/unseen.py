"""What stands on a page for screen readers alone: its box is clipped away whole, so no letter of it can be cut off, pale or in
the way of another.

Whole means: an inset that leaves nothing, or a box of at most one pixel that hides what sticks out. A text of which the
smallest part is still drawn does not count.
"""

# A function of an element, for the scripts of judges.
UNSEEN = """((element) => {
  for (let box = element; box; box = box.parentElement) {
    const style = getComputedStyle(box);
    const inset = style.clipPath.match(/^inset\\((\\d+(?:\\.\\d+)?)%\\)$/);
    if (inset && Number(inset[1]) >= 50) return true;
    if (style.position === 'absolute' && style.overflow === 'hidden' && box.offsetWidth <= 1 && box.offsetHeight <= 1) return true;
  }
  return false;
})"""
