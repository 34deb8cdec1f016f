"""Write the head of a page for browsers, search engines and other sites, the same in every edition. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import LOCALES
from pilotkartan.render.assets import FAVICON, LOGO, TOUCH_ICON, font_url
from pilotkartan.render.html import inert_json

# The width and height in pixels that other sites ask for.
PICTURE_SIZE = (1200, 630)


@dataclass(frozen=True)
class Shared:
    """A view as a link to it is shown elsewhere."""

    title: str
    description: str
    address: str


@dataclass(frozen=True)
class Picture:
    """A picture of PICTURE_SIZE at a full address, and what it shows."""

    address: str
    shows: str


@dataclass(frozen=True)
class Head:
    """A page as others see it.

    `kind` is its type in Open Graph. `addresses` are its full addresses by language, `any_language` that which leads to
    the visitor's own; none where the app's own address is unknown. `shared` is what other sites show of the very view,
    where that is more than the page; `picture` is the picture that they show beside a link. `catalogue` is the address
    of the data's RDF, `feed` the address of the feed of its versions and its title, `described` the page as schema.org
    has it. `oembed` is the full address of the description by which other sites show the view in a frame.
    """

    title: str
    description: str
    lang: Lang
    site_name: str
    kind: str = "website"
    addresses: Mapping[Lang, str] = field(default_factory=dict)
    any_language: str = ""
    shared: Shared | None = None
    picture: Picture | None = None
    catalogue: str = ""
    feed: tuple[str, str] | None = None
    described: Mapping[str, Any] | None = None
    oembed: str = ""


def page_head(head: Head) -> Markup:
    """Return the elements of a page's head, from its title to its description for search engines."""
    return Markup("\n").join(_elements(head))


def icon_links(address: Callable[[str], str]) -> Markup:
    """Return the links to a page's icons; `address` returns that of a file in assets/."""
    return Markup(
        '<link rel="icon" href="{}" sizes="32x32"><link rel="icon" href="{}" type="image/svg+xml">'
        '<link rel="apple-touch-icon" href="{}">'
    ).format(*map(address, (FAVICON, LOGO, TOUCH_ICON)))


def text_font() -> Markup:
    """Return the style that names the font of all text, which Streamlit requests only once its script runs."""
    return Markup(
        '<style>@font-face {{ font-family: "Source Sans"; font-weight: 200 900; src: url("{}"); }}</style>'
    ).format(font_url("SourceSansVF-Upright"))


def manifest_link(address: str) -> Markup:
    """Return the link by which a browser may install the app."""
    return Markup('<link rel="manifest" href="{}">').format(address)


def print_footer(name: str) -> Markup:
    """Return the style that prints the app's name at the foot of every sheet; assets/css/print.css sets its form."""
    escaped = "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in name)
    return Markup('<style>@page {{ @bottom-left {{ content: "{}" }} }}</style>').format(escaped)


def _elements(head: Head) -> Iterator[Markup]:
    yield Markup("<title>{}</title>").format(head.title)
    yield print_footer(head.site_name)
    yield Markup('<meta name="description" content="{}">').format(head.description)
    yield _open_graph("type", head.kind)
    yield _open_graph("site_name", head.site_name)
    shared = head.shared or Shared(head.title, head.description, head.addresses.get(head.lang, ""))
    yield _open_graph("title", shared.title)
    yield _open_graph("description", shared.description)
    yield _open_graph("locale", LOCALES[head.lang])
    if head.addresses:
        yield Markup('<link rel="canonical" href="{}">').format(head.addresses[head.lang])
    if shared.address:
        yield _open_graph("url", shared.address)
    if head.picture:
        yield from _picture(head.picture)
    alternates = [*head.addresses.items(), ("x-default", head.any_language)] if head.addresses else []
    for name, address in alternates:
        yield Markup('<link rel="alternate" hreflang="{}" href="{}">').format(name, address)
    if head.catalogue:
        yield Markup('<link rel="alternate" type="application/rdf+xml" href="{}">').format(head.catalogue)
    if head.feed:
        yield Markup('<link rel="alternate" type="application/atom+xml" href="{}" title="{}">').format(*head.feed)
    if head.oembed:
        yield Markup('<link rel="alternate" type="application/json+oembed" href="{}" title="{}">').format(
            head.oembed, shared.title
        )
    if head.described is not None:
        yield Markup('<script type="application/ld+json">{}</script>').format(Markup(inert_json(head.described)))


def _picture(picture: Picture) -> Iterator[Markup]:
    yield _open_graph("image", picture.address)
    yield _open_graph("image:type", "image/png")
    for side, pixels in zip(("width", "height"), PICTURE_SIZE, strict=True):
        yield _open_graph(f"image:{side}", str(pixels))
    yield _open_graph("image:alt", picture.shows)
    # Title, description and image are those above; only these have no other name.
    yield Markup('<meta name="twitter:card" content="summary_large_image">')
    yield Markup('<meta name="twitter:image:alt" content="{}">').format(picture.shows)


def _open_graph(name: str, content: str) -> Markup:
    return Markup('<meta property="og:{}" content="{}">').format(name, content)
