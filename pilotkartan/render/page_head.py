"""Write the head of a page for browsers, search engines and other sites, the same in every edition. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from pilotkartan.content.model import Lang
from pilotkartan.content.texts import LOCALES
from pilotkartan.render.assets import FAVICON, LOGO, TOUCH_ICON
from pilotkartan.render.html import inert_json


@dataclass(frozen=True)
class Head:
    """A page as others see it.

    `kind` is its type in Open Graph. `addresses` are its full addresses by language, `any_language` that which leads to
    the visitor's own; none where the app's own address is unknown. `picture` is the address of a picture of the page
    and what it shows, `catalogue` the address of the data's RDF, `feed` the address of
    the feed of its versions and its title, `described` the page as schema.org has it.
    """

    title: str
    description: str
    lang: Lang
    site_name: str
    kind: str = "website"
    addresses: Mapping[Lang, str] = field(default_factory=dict)
    any_language: str = ""
    picture: tuple[str, str] | None = None
    catalogue: str = ""
    feed: tuple[str, str] | None = None
    described: Mapping[str, Any] | None = None


def page_head(head: Head) -> Markup:
    """Return the elements of a page's head, from its title to its description for search engines."""
    return Markup("\n").join(_elements(head))


def icon_links(address: Callable[[str], str]) -> Markup:
    """Return the links to a page's icons; `address` returns that of a file in assets/."""
    return Markup(
        '<link rel="icon" href="{}" sizes="32x32"><link rel="icon" href="{}" type="image/svg+xml">'
        '<link rel="apple-touch-icon" href="{}">'
    ).format(*map(address, (FAVICON, LOGO, TOUCH_ICON)))


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
    yield _open_graph("title", head.title)
    yield _open_graph("description", head.description)
    yield _open_graph("locale", LOCALES[head.lang])
    if head.addresses:
        yield Markup('<link rel="canonical" href="{}">').format(head.addresses[head.lang])
        yield _open_graph("url", head.addresses[head.lang])
    if head.picture:
        address, shows = head.picture
        yield _open_graph("image", address)
        yield _open_graph("image:alt", shows)
        yield Markup('<meta name="twitter:card" content="summary_large_image">')
    alternates = [*head.addresses.items(), ("x-default", head.any_language)] if head.addresses else []
    for name, address in alternates:
        yield Markup('<link rel="alternate" hreflang="{}" href="{}">').format(name, address)
    if head.catalogue:
        yield Markup('<link rel="alternate" type="application/rdf+xml" href="{}">').format(head.catalogue)
    if head.feed:
        yield Markup('<link rel="alternate" type="application/atom+xml" href="{}" title="{}">').format(*head.feed)
    if head.described is not None:
        yield Markup('<script type="application/ld+json">{}</script>').format(Markup(inert_json(head.described)))


def _open_graph(name: str, content: str) -> Markup:
    return Markup('<meta property="og:{}" content="{}">').format(name, content)
