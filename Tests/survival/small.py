"""A site of a few hundred outputs: enough for what does not turn on the moment of a kill."""

from edits import edit
from online import Fault

ARTICLES = 250


def small_edit(sources):
    edit(sources, ARTICLES)


def changed(site):
    """Edits the sources until something of the site is to change; gives what is to be."""
    while True:
        small_edit(site.sources)
        site.save()
        target = site.clean()
        if target != site.online:
            return target


def remove_folders(site, target):
    """Those that are to be gone and hold nothing any more."""
    for folder in sorted(site.look().folders - target.folders, reverse=True):
        try:
            (site.output / folder).rmdir()
        except OSError as error:
            # Only what a wrong publisher left can lie there.
            raise Fault(f"differences: {folder} is not as it was left: {error}") from error
