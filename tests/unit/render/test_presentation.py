"""A presentation tells the right story: one's own order, what is filtered or compared, or all of it."""

import pytest
from lxml import html

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.contact_page import contacts_about
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.story import default_story, own_story, shown_step, story_for
from pilotkartan.explore.tally import tally
from pilotkartan.render.evidence import render_grid
from pilotkartan.render.presentation import foremost_result, render_slides
from pilotkartan.render.qr import qr_modules
from tests.asgi_client import ask


def pilots_told(index: Index, selection: Selection) -> set[str]:
    """Return the pilots that the story of a selection has a step about."""
    return {step.about for step in story_for(index, selection, "sv") if step.about in index.atlas.by_id}


def test_own_order(index: Index) -> None:
    """Who has chosen steps gets these, in that order, whatever is filtered."""
    chosen = Selection(slides=("flen", "karta"), story="urval", facets={"theme": ("boende",)})
    assert [step.id for step in story_for(index, chosen, "sv")] == ["flen", "karta"]


def test_what_is_filtered_or_compared(index: Index) -> None:
    """A story of what is filtered tells of these pilots, one of what is compared of those."""
    filtered = Selection(story="urval", facets={"theme": ("boende",)})
    assert pilots_told(index, filtered) == set(index.view(filtered, "sv").ids)
    assert pilots_told(index, Selection(story="jamforda", compared=("gotland", "flen"))) == {"gotland", "flen"}


def test_all_of_it_where_nothing_is_chosen(index: Index) -> None:
    """Without a choice, or with one that leaves nothing, all is told."""
    everything = default_story(index.atlas)
    for selection in (Selection(), Selection(story="urval", search="zzzzz"), Selection(story="jamforda")):
        assert story_for(index, selection, "sv") == everything


def test_shown_step(index: Index) -> None:
    """The step of the address is shown, beside one's own steps too; what is no step is not."""
    assert shown_step(index, Selection(step="flen")) == "flen"
    assert shown_step(index, Selection(step="flen", slides=("karta",))) == "flen"
    assert shown_step(index, Selection(step="zzz")) == ""


@pytest.mark.parametrize("lang", LANGS)
def test_done_is_a_picture_with_its_numbers(lang: Lang, index: Index) -> None:
    """What is done and planned is shown as bars, each with its status and number in words, most done first."""
    slide = slide_of(index, ["flen", "vimmerby", "kramfors", "resultat"], "resultat", lang)
    shown = [[part.text_content().split() for part in row.xpath(".//span[@style]")] for row in slide.xpath(".//li")]
    labels = {status.id: status.label.of(lang) for status in index.atlas.codebook.codes("result_status")}
    pilots = [index.atlas.by_id[name] for name in ("flen", "vimmerby", "kramfors")]
    assert shown == [
        [[labels[status], str(count)] for status, count in tally(index.atlas, [pilot]).counts.items() if count]
        for pilot in pilots
    ]
    assert [name.text for name in slide.xpath(".//li/b")] == [pilot.name for pilot in pilots]


def test_theme_says_how_many_and_what_came_of_it(index: Index) -> None:
    """A theme's slide counts its pilots among those of the story, and has a result of each that serves the theme.

    It is the one that has come furthest; a pilot without one says so. The map shows the same pilots.
    """
    slide = slide_of(index, ["tema-forvaltning", "osthammar", "flen", "harjedalen"], "tema-forvaltning", "sv")
    assert slide.xpath("string(.//p[@class='count'])") == "2 av 3 pilotkommuner"
    assert slide.get("data-matching") == "harjedalen osthammar"
    harjedalen, osthammar = slide.xpath(".//li")
    assert "Planerat" in harjedalen.text_content()
    assert "OPERA" in osthammar.text_content()
    assert foremost_result(index.atlas, index.atlas.by_id["flen"], "boende") is None


def test_map_of_the_story_has_its_pilots_alone(index: Index) -> None:
    """The map of a story of one pilot is headed by one, and shows no other."""
    slide = slide_of(index, ["karta", "flen"], "karta", "sv")
    assert slide.xpath("string(.//h1)") == "1 pilotkommun"
    assert slide.get("data-matching") == "flen"
    assert slide.xpath("string(ancestor::*[@id='story']/@data-pilots)") == "flen"


@pytest.mark.parametrize(
    ("pilots", "address"),
    [
        ([], "kontakter?lang=sv"),
        (["flen"], "kontakter?jamfor=flen&lang=sv"),
        (["gotland", "flen"], "kontakter?jamfor=flen&jamfor=gotland&lang=sv"),
    ],
)
def test_code_of_the_contacts_opens_their_list(pilots: list[str], address: str, index: Index) -> None:
    """The code beside the contacts opens a page with the very people of the slide, each to be called and written to."""
    slide = slide_of(index, [*pilots, "kontakt"], "kontakt", "sv")
    assert slide.get("data-address") == address
    assert slide.get("data-code") == qr_modules(f"https://pilots.example/{address}")
    answer = ask(f"/{address}")
    page = html.fromstring(answer.body.decode())
    numbers = [[link.get("href") for link in part.xpath(".//a[@class='call']")] for part in (slide, page)]
    assert numbers[0] == [link for link in numbers[1] if link.startswith("tel:")]
    people = contacts_about(index.atlas, [index.atlas.by_id[name] for name in pilots] or index.atlas.pilots)
    mails = [each.person.any_email for each in people if each.person.any_email]
    assert [link for link in numbers[1] if link.startswith("mailto:")] == [f"mailto:{mail}" for mail in mails]


@pytest.mark.parametrize("lang", LANGS)
def test_grid_is_that_of_the_pilots_told_of(lang: Lang, index: Index) -> None:
    """The step with all results shows the grid of the pilots of the story, with no link and what stands out above."""
    t = translator(index.atlas.words, lang)
    few = own_story(index.atlas, ["flen", "vimmerby", "evidens"])
    for steps, ids in ((few, {"flen", "vimmerby"}), (default_story(index.atlas), set(index.atlas.by_id))):
        grid = first_grid(index.atlas, [pilot for pilot in index.atlas.pilots if pilot.id in ids])
        slides = render_slides(index, steps, "evidens", {}, t, lang)
        assert render_grid(index.atlas, grid, t, lang, prefix="slide-") in slides


def slide_of(index: Index, steps: list[str], wanted: str, lang: Lang) -> html.HtmlElement:
    """Return one slide of a story of one's own."""
    t, host = translator(index.atlas.words, lang), {"base": "https://pilots.example/"}
    root = html.fromstring(render_slides(index, own_story(index.atlas, steps), wanted, host, t, lang))
    (slide,) = root.xpath(f"//section[@data-step='{wanted}']")
    return slide
