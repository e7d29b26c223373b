"""Ways in which editors change a site between two builds. Each takes the Sources and draws from their random numbers."""


def some(sources, most, fits=lambda article: True):
    fitting = [article for article in sources.articles if fits(article)]
    return sources.rng.sample(fitting, min(len(fitting), sources.rng.randint(1, most)))


def rename_site(sources):
    """Every page changes."""
    sources.name = f"Trang thử {sources.rng.randrange(10**6)}"


def restyle(sources):
    """The style sheet has its content in its name: every page names another file."""
    sources.style = sources.rng.randrange(10**5)


def rewrite(sources):
    for article in some(sources, 40):
        article.rewrite(sources.rng)


def add(sources):
    sources.add(sources.rng.randint(1, 30))


def delete(sources):
    for article in some(sources, 30):
        sources.remove(article)


def rename(sources):
    """Another address, with a page at the old one or without."""
    for article in some(sources, 10, lambda article: not article.has_children):
        if sources.rng.random() < 0.5 and article.is_public:
            article.old_addresses = [f"/{article.address}/"]
        sources.next_number += 1
        article.slug = f"ten-moi-{sources.next_number:05d}"


def move(sources):
    for article in some(sources, 10, lambda article: not article.has_children):
        article.section = sources.rng.choice(sorted(sources.sections))


def retag(sources):
    for article in some(sources, 30):
        article.retag(sources.rng)


def file_or_folder(sources):
    """bai.md becomes bai/index.md with files beside it, and the other way."""
    for article in some(sources, 10, lambda article: not article.has_children):
        article.is_folder = not article.is_folder
        if article.is_folder:
            article.attach(sources.rng)


def attach(sources):
    for article in some(sources, 10, lambda article: article.is_folder):
        if article.attachments and sources.rng.random() < 0.4:
            article.attachments.popitem()
        else:
            article.attach(sources.rng)


def draft(sources):
    for article in some(sources, 10, lambda article: not article.has_children):
        article.is_draft = not article.is_draft


def schedule(sources):
    for article in some(sources, 5, lambda article: not article.has_children):
        article.publish = None if article.publish else "1/1/2030"


def section_or_article(sources):
    """A page becomes a section of its own, with pages below it; a section goes with all that it holds."""
    rng = sources.rng
    grown = [name for name in sources.sections if "/ten-" in name or "/bai-" in name]
    if grown and rng.random() < 0.5:
        name = rng.choice(grown)
        for article in [article for article in sources.articles if f"{article.section}/".startswith(f"{name}/")]:
            sources.remove(article)
        for section in [section for section in sources.sections if f"{section}/".startswith(f"{name}/")]:
            del sources.sections[section]
        for article in sources.articles:
            if article.address == name:
                article.has_children = False
    else:
        for article in some(sources, 2, lambda article: article.is_public and article.section.count("/") < 2):
            sources.remove(article)
            sources.sections[article.address] = article.title
            for child in some(sources, 5, lambda other: not article.address.startswith(other.address)):
                child.section = article.address


def section(sources):
    """A section comes or goes."""
    name = f"muc-them-{sources.rng.randrange(4)}"
    if name in sources.sections:
        for article in [article for article in sources.articles if f"{article.section}/".startswith(f"{name}/")]:
            sources.remove(article)
        for found in [found for found in sources.sections if f"{found}/".startswith(f"{name}/")]:
            del sources.sections[found]
    else:
        sources.sections[name] = f"Mục thêm {name[-1]}"
        for article in some(sources, 10, lambda article: not article.has_children):
            article.section = name


def static_file_or_folder(sources):
    """A plain file stands where a folder was, and the other way."""
    rng = sources.rng
    name = f"kho/{rng.choice('abcd')}"
    below = [path for path in sources.static if path.startswith(f"{name}/")]
    if name in sources.static:
        del sources.static[name]
        for number in range(rng.randint(0, 3)):
            sources.static[f"{name}/{'sau/' * rng.randint(0, 2)}tep-{number}.txt"] = rng.randbytes(50)
    else:
        for path in below:
            del sources.static[path]
        sources.static[name] = rng.randbytes(rng.choice([1, 50, 100_000]))


def page_or_file(sources):
    """A plain file takes the address of a page that goes; one that did gives it back."""
    taken = [path for path in sources.static if path.startswith("muc-")]
    if taken:
        del sources.static[taken[0]]
    for article in some(sources, 1, lambda article: not article.has_children and article.is_public and not article.attachments):
        sources.remove(article)
        sources.static[article.address] = b"tep o cho cua trang"


def page_size(sources):
    """Lists have more or fewer pages."""
    sources.page_size = sources.rng.choice([5, 10, 20])


def next_day(sources):
    sources.day = f"2023-09-{sources.rng.randint(10, 28)}"


LARGE = [rename_site, restyle, page_size]
SMALL = [rewrite, add, delete, rename, move, retag, file_or_folder, attach, draft, schedule, section_or_article, section,
         static_file_or_folder, page_or_file, next_day]


def edit(sources, size=1400):
    """A few edits at once; two times of three one that changes every page, so that the moves take their time."""
    rng = sources.rng
    if rng.random() < 0.66:
        rng.choice(LARGE)(sources)
    for change in rng.sample(SMALL, rng.randint(1, 5)):
        change(sources)
    sources.edition = rng.randrange(10**6)
    # The site keeps about its size, however long the test runs.
    missing = size - len(sources.articles)
    if missing > 60:
        sources.add(missing)
    elif missing < -60:
        for article in rng.sample(sources.articles, -missing):
            sources.remove(article)
