"""The handout, read back: all facts in both languages, tagged for those who listen, on as many pages as promised."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from pilotkartan.content.model import LANGS, Atlas, Contact, Lang, Material, Passage, Pilot, Text
from pilotkartan.content.texts import Translator, file_size, phone, translator
from pilotkartan.explore.evidence import Cell, first_grid
from pilotkartan.explore.evidence_table import letters
from pilotkartan.explore.evidence_text import category_label, standouts
from pilotkartan.explore.index import Index
from pilotkartan.exports.handout import pdf
from tests.shared_results import made_once

BASE = "https://pilotkartan.example.se/karta"
MAX_ON_ONE_PAGE = 1500  # characters of all passages together
CONTINUED = 9  # points of the line that tells whose page goes on
HOSTILE = (
    '#read("/etc/passwd") $x^2$ \\u{1F600} *b* _i_ `c` = H <label> @ref // c /* d */ \\ [x] {{ 7*7 }} #7 '
    '<script>alert(1)</script> &amp; "q" ~ -- - a'
)


@dataclass
class Handout:
    """A handout in one language, opened."""

    content: bytes
    lang: Lang
    t: Translator

    @cached_property
    def reader(self) -> PdfReader:
        """The file, read by a program that did not make it."""
        return PdfReader(BytesIO(self.content))

    @cached_property
    def read(self) -> list[tuple[str, set[float]]]:
        """Every page's text, without spaces and breaks, and the sizes of its type, in points."""
        return [text_and_sizes(page) for page in self.reader.pages]

    @property
    def texts(self) -> list[str]:
        """The text of every page, without spaces and breaks."""
        return [text for text, _ in self.read]

    @cached_property
    def starts(self) -> dict[str, int]:
        """The page, from 0, of every heading of the first level, by its text."""
        first = [entry for entry in self.reader.outline if not isinstance(entry, list)]
        return {str(entry.title): self.reader.get_destination_page_number(entry) or 0 for entry in first}

    @cached_property
    def links(self) -> list[Any]:
        """Every link of every page."""
        return [note.get_object() for page in self.reader.pages for note in page.get("/Annots", ())]

    def pages(self, pilot: Pilot) -> range:
        """The pages, from 0, that a pilot has."""
        after = [start for start in self.starts.values() if start > self.starts[pilot.name]]
        return range(self.starts[pilot.name], min(after, default=len(self.texts)))

    def about(self, pilot: Pilot) -> str:
        """The text of a pilot's pages, squeezed."""
        return "".join(self.texts[page] for page in self.pages(pilot))

    @cached_property
    def sheet(self) -> str:
        """The text of the programme sheet, squeezed."""
        return "".join(self.texts[: sorted(self.starts.values())[1]])

    def tags(self) -> Iterator[DictionaryObject]:
        """Every element of the tree that a screen reader follows, in reading order."""
        yield from _elements(self.reader.trailer["/Root"]["/StructTreeRoot"]["/K"])


def _elements(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node["/K"])


def text_and_sizes(page: PageObject) -> tuple[str, set[float]]:
    """Read a page, which takes most of these tests' time, once for its text and the sizes of its type, in points."""
    sizes = set()

    def see(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * tm[3] * cm[3]), 1))

    return squeezed(page.extract_text(visitor_text=see)), sizes


def squeezed(text: str) -> str:
    """A text without spaces, so that it does not matter where its lines break."""
    return "".join(text.split())


def made(atlas: Atlas, lang: Lang, pilots: list[str] | None = None) -> Handout:
    """The handout of all pilots, or of some."""
    index = Index(atlas)
    ids = [pilot.id for pilot in index.by_name] if pilots is None else pilots
    return Handout(pdf(index, ids, f"{BASE}/", lang), lang, translator(atlas.words, lang))


def changed(atlas: Atlas, **fields: object) -> Atlas:
    """An atlas with other fields."""
    return Atlas(**({name: getattr(atlas, name) for name in Atlas.model_fields} | fields))


@pytest.fixture(scope="module", params=LANGS)
def handout(request: pytest.FixtureRequest, atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Handout:
    """The handout of all pilots, once in each language."""
    lang: Lang = request.param

    def make() -> bytes:
        new = made(atlas, lang)
        return pickle.dumps((new.content, new.read))

    content, read = pickle.loads(made_once(tmp_path_factory, f"handout-{lang}", make))
    handout = Handout(content, lang, translator(atlas.words, lang))
    handout.read = read
    return handout


def passages_of(pilot: Pilot) -> tuple[Passage, ...]:
    """The passages of a pilot, in their order."""
    return (*pilot.aim, *pilot.activity, *pilot.organisation_note, *pilot.result, *pilot.next)


def texts_of(pilot: Pilot, atlas: Atlas, lang: Lang) -> Iterator[str]:
    """All that a pilot's page must say."""
    yield from (pilot.name, pilot.organisation.of(lang), pilot.site)
    yield from (atlas.codebook.by_id[code].label.of(lang) for code in (pilot.county, pilot.skr_group))
    main, *themes = (code.label.of(lang) for code in atlas.codes_of(pilot, "theme"))
    yield from (main + atlas.words["panel.main_theme"].of(lang), *themes)
    yield from (passage.of(lang) for passage in passages_of(pilot))
    yield from (passage.of(lang) for passage in atlas.passages_of(pilot, "organisation_note"))
    for item in atlas.materials_of(pilot):
        yield from texts_of_material(item, atlas, lang)
    if pilot.contact:
        yield from texts_of_contact(pilot.contact, atlas, lang)
    yield f"{BASE}/?kommun={pilot.id}&lang={lang}"


def texts_of_material(item: Material, atlas: Atlas, lang: Lang) -> Iterator[str]:
    yield from (item.title.of(lang), atlas.codebook.by_id[item.kind].label.of(lang), item.publisher or "")
    yield item.any_address or atlas.words["material.no_address"].of(lang)
    if item.any_address:
        yield atlas.words["verified.never"].of(lang)
    if item.found:
        yield atlas.words["found.label" if item.source else "found.whole"].of(lang)
        yield from (item.found.author or "", item.found.series or "", item.found.publisher or "", item.found.of(lang))
    if item.size:
        yield file_size(item.size, lang)


def texts_of_contact(person: Contact, atlas: Atlas, lang: Lang) -> Iterator[str]:
    yield from (person.name, phone(person.phone, lang), person.any_email or "", atlas.words["verified.never"].of(lang))
    yield from (text.of(lang) for text in (person.role, person.found) if text)


def test_every_pilot_has_a_page_with_all_its_facts(handout: Handout, atlas: Atlas) -> None:
    """A pilot's page says all that is known of it, and its address."""
    assert list(handout.starts)[1:] == [pilot.name for pilot in Index(atlas).by_name]
    for pilot in atlas.pilots:
        told = handout.about(pilot)
        assert [text for text in texts_of(pilot, atlas, handout.lang) if squeezed(text) not in told] == []


def test_pilot_of_usual_length_has_one_page(handout: Handout, atlas: Atlas) -> None:
    """A pilot can be handed out as a single sheet, if no more is written of it than of the longest of the first ten."""
    for pilot in atlas.pilots:
        if sum(len(passage.of(handout.lang)) for passage in passages_of(pilot)) < MAX_ON_ONE_PAGE:
            assert len(handout.pages(pilot)) == 1


def test_result_stands_under_its_status(handout: Handout, atlas: Atlas) -> None:
    """What was done is kept apart from what was meant, by words: each result stands between its status and the next."""
    for pilot in atlas.pilots:
        page = handout.about(pilot)
        page = page[page.index(squeezed(handout.t("panel.results"))) :]
        expected = []
        for status in atlas.codes_of(pilot, "result_status"):
            expected.append(status.label.of(handout.lang))
            expected += [result.of(handout.lang) for result in pilot.result if result.status == status.id]
        places = [page.index(squeezed(text)) for text in expected]
        assert places == sorted(places)


def test_silence_of_the_source_is_told(handout: Handout, atlas: Atlas) -> None:
    """Each heading that the source says nothing under says so."""
    said = squeezed(handout.t("panel.not_reported"))
    for pilot in atlas.pilots:
        organisation = atlas.passages_of(pilot, "organisation_note")
        coming = (*pilot.planned, *pilot.next)
        parts = (pilot.aim, pilot.activity, organisation, pilot.result, coming, atlas.materials_of(pilot))
        assert handout.about(pilot).count(said) == sum(not part for part in parts)


def test_programme_sheet_comes_first(handout: Handout, atlas: Atlas) -> None:
    """It tells what the programme was, its materials and contacts, and how to read the statuses."""
    lang, programme = handout.lang, atlas.programme
    expected = [programme.name.of(lang), programme.agency.of(lang), programme.lead.of(lang)]
    expected += [f"{programme.first_year}–{programme.last_year}"]
    for section in programme.section:
        expected += [section.heading.of(lang), *(passage.of(lang) for passage in section.passage)]
    for item in programme.material:
        expected += texts_of_material(item, atlas, lang)
    for person in programme.contact:
        expected += texts_of_contact(person, atlas, lang)
    for status in atlas.codebook.codes("result_status"):
        expected += [status.label.of(lang), status.counts.of(lang) if status.counts else ""]
    assert [text for text in expected if squeezed(text) not in handout.sheet] == []


def test_list_leads_to_the_pages(handout: Handout, atlas: Atlas) -> None:
    """The list on the first page gives each pilot's main theme and the page that it stands on."""
    for pilot in atlas.pilots:
        row = f"{pilot.name}{atlas.main_theme(pilot).label.of(handout.lang)}{handout.starts[pilot.name] + 1}"
        assert squeezed(row) in handout.texts[0]


def test_every_page_names_source_version_and_its_number(handout: Handout, atlas: Atlas) -> None:
    """A single sheet that is passed on still tells where its facts come from, and of which date they are."""
    for number, page in enumerate(handout.texts, 1):
        assert squeezed(f"{atlas.source.publisher}, ") in page
        assert squeezed(atlas.source.title) in page
        assert squeezed(f"{atlas.version} ({atlas.dataset.date})") in page
        assert page.endswith(f"{number}/{len(handout.texts)}")


def test_order_and_choice_are_the_readers_own(atlas: Atlas) -> None:
    """The chosen pilots come in the order in which they were chosen, and no other has a page."""
    few = made(atlas, "sv", ["vimmerby", "flen"])
    assert list(few.starts)[1:] == ["Vimmerby", "Flen"]
    assert [len(few.pages(atlas.by_id[pilot])) for pilot in ("vimmerby", "flen")] == [1, 1]
    assert "Gotland" not in [tag.get("/T") for tag in few.tags()]


def test_file_tells_its_language_and_title(handout: Handout, atlas: Atlas) -> None:
    """A screen reader speaks the right language and names the document, and the file says that it is PDF/UA."""
    root = handout.reader.trailer["/Root"]
    assert root["/Lang"] == handout.lang
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert handout.reader.metadata is not None
    assert handout.reader.metadata.title == atlas.dataset.title.of(handout.lang)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


def test_headings_make_an_outline(handout: Handout, atlas: Atlas) -> None:
    """Headings are tagged as such: one of the first level for the sheet and each pilot, and none skips a level."""
    levels = [int(tag["/S"][2:]) for tag in handout.tags() if tag["/S"] in {"/H1", "/H2", "/H3", "/H4"}]
    assert levels.count(1) == 1 + len(atlas.pilots)
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert max(levels) == 3


def test_lists_and_tables_are_tagged(handout: Handout, atlas: Atlas) -> None:
    """Results are items of lists, and what stands in columns is a table with heads."""
    kinds = [tag["/S"] for tag in handout.tags()]
    assert kinds.count("/LI") >= sum(len(pilot.result) for pilot in atlas.pilots)
    assert kinds.count("/Table") == 3
    grid = first_grid(atlas, atlas.pilots)
    assert kinds.count("/TH") == 6 + 2 + len(grid.columns)
    assert kinds.count("/TR") == 2 + len(atlas.pilots) + len(atlas.programme.material) + 2 + len(grid.rows)


def test_grid_of_results_has_a_page(handout: Handout, atlas: Atlas) -> None:
    """A page has the numbers of all results as the app's grid has them, what stands out, and why a cell is empty."""
    lang, t, grid = handout.lang, handout.t, first_grid(atlas, atlas.pilots)
    (page,) = (text for text in handout.texts if squeezed(t("evidence.heading")) in text)
    assert squeezed(" ".join(standouts(atlas, grid, t, lang))) in page
    letter_of = letters(atlas.codebook.codes("result_status"), lang)

    def counts(cell: Cell) -> str:
        return ", ".join(f"{cell.counts[code]} {letter}" for code, letter in letter_of.items() if cell.counts[code])

    for row in grid.rows:
        total, cells = grid.row_totals[row.id], [grid.cells[row.id, column.id] for column in grid.columns]
        told = [t(f"evidence.short_{cell.empty}") if cell.empty else counts(cell) for cell in cells]
        row_text = [category_label(row, t, lang), *told, f"{len(total.found)}: {counts(total)}"]
        assert squeezed("".join(row_text)) in page
    for kind in {cell.empty for cell in grid.cells.values() if cell.empty}:
        assert squeezed(f"{t(f'evidence.short_{kind}')}: {t(f'evidence.why_{kind}')}") in page


def test_every_picture_has_words(handout: Handout, atlas: Atlas) -> None:
    """The map names the pilots with their themes; each pilot's map and QR code say what they show."""
    alts = [str(tag.get("/Alt", "")) for tag in handout.tags() if tag["/S"] == "/Figure"]
    assert len(alts) == 1 + 2 * len(atlas.pilots)
    for pilot in atlas.pilots:
        assert f"{pilot.name} ({atlas.main_theme(pilot).label.of(handout.lang)})" in alts[0]
        county = atlas.codebook.by_id[pilot.county].label.of(handout.lang)
        assert any(pilot.name in alt and county in alt for alt in alts[1:])
        assert any(alt.endswith(f"{BASE}/?kommun={pilot.id}&lang={handout.lang}") for alt in alts[1:])


def test_links_work_and_say_where_they_lead(handout: Handout, atlas: Atlas) -> None:
    """Every address can be clicked, and every link has words of its own."""
    assert all(link.get("/Contents") for link in handout.links)
    leads = {str(link["/A"]["/URI"]) for link in handout.links if "/URI" in link.get("/A", {})}
    materials = [*atlas.programme.material, *(item for pilot in atlas.pilots for item in pilot.material)]
    assert {item.any_address for item in materials if item.any_address} <= leads
    assert {f"{BASE}/?kommun={pilot.id}&lang={handout.lang}" for pilot in atlas.pilots} <= leads
    assert {f"mailto:{person.any_email}" for person in atlas.programme.contact} <= leads


def fonts_of(resources: Any) -> Iterator[DictionaryObject]:
    """The fonts of a page, those of the pictures on it too."""
    resources = resources.get_object()
    yield from (font.get_object() for font in resources.get("/Font", {}).values())
    for picture in resources.get("/XObject", {}).values():
        yield from fonts_of(picture.get_object().get("/Resources", DictionaryObject()))


def test_fonts_are_in_the_file(handout: Handout) -> None:
    """The handout looks the same on a machine without the font."""
    found = [font for page in handout.reader.pages for font in fonts_of(page["/Resources"])]
    assert found
    for font in found:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "SourceSansPro" in descriptor["/FontName"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_type_can_be_read(handout: Handout, atlas: Atlas) -> None:
    """A pilot's page is set in at least 10 points, its footer alone smaller."""
    for pilot in atlas.pilots:
        for page in handout.pages(pilot):
            footer, *others = sorted(handout.read[page][1] - {CONTINUED})
            assert footer == 8
            assert min(others) >= 10


def test_long_pilot_goes_on_under_its_name(atlas: Atlas) -> None:
    """A text too long for a page flows on to a next one that says whose it is; the list's page numbers follow."""
    long = atlas.by_id["flen"].model_copy(update={"activity": atlas.by_id["flen"].activity * 9})
    more = changed(atlas, pilots=tuple(long if pilot.id == "flen" else pilot for pilot in atlas.pilots))
    handout = made(more, "sv", ["flen", "gotland"])
    first, second = handout.pages(long)
    assert handout.texts[second].startswith(squeezed(f"Flen, {handout.t('handout.continued')}"))
    assert squeezed(long.material[-1].title.sv) in handout.texts[second]
    assert min(handout.read[first][1] - {8}) == 10
    assert squeezed(f"Gotland{atlas.main_theme(atlas.by_id['gotland']).label.sv}{second + 2}") in handout.texts[0]


def test_hidden_contacts_are_nowhere(atlas: Atlas) -> None:
    """Where the contacts are hidden, neither text nor tags nor links name them, nor a heading over nothing."""
    handout = made(atlas.without_contacts(), "sv", ["flen", "gotland"])
    text = "".join(handout.texts)
    people = [*atlas.programme.contact, *(pilot.contact for pilot in atlas.pilots if pilot.contact)]
    for person in people:
        assert squeezed(person.name) not in text
        assert squeezed(phone(person.phone, "sv")) not in text
    assert "mailto:" not in str(handout.links)
    assert handout.t("panel.contact") not in [tag.get("/T") for tag in handout.tags()]


def test_hostile_text_stays_text(atlas: Atlas) -> None:
    """Signs that mean something to a typesetter, a browser or a template are shown letter by letter."""
    both = Text(sv=HOSTILE, en=HOSTILE)
    passage = Passage(sv=HOSTILE, en=HOSTILE, source=("flen:1",))
    flen = atlas.by_id["flen"]
    spoilt = flen.model_copy(
        update={
            "name": HOSTILE,
            "organisation": both,
            "aim": (passage,),
            "activity": (passage,),
            "result": tuple(result.model_copy(update={"sv": HOSTILE}) for result in flen.result),
            "material": tuple(item.model_copy(update={"title": both}) for item in flen.material),
            "contact": flen.contact.model_copy(update={"name": HOSTILE}) if flen.contact else None,
        }
    )
    programme = atlas.programme.model_copy(update={"name": both, "agency": both})
    handout = made(changed(atlas, pilots=(spoilt,), programme=programme), "sv", ["flen"])
    shown = squeezed(HOSTILE)
    assert handout.texts[0].count(shown) >= 2
    times = 4 + len(flen.result) + len(flen.material) + 1
    assert handout.about(spoilt).count(shown) >= times
    assert "root:" not in "".join(handout.texts)


def test_same_data_gives_the_same_bytes(atlas: Atlas, handout: Handout) -> None:
    """A file made again is the same file: its date is that of the data, not that of the day."""
    assert made(atlas, handout.lang).content == handout.content
    assert handout.reader.metadata is not None
    assert handout.reader.metadata.creation_date is not None
    assert handout.reader.metadata.creation_date.date() == atlas.dataset.date


def test_programme_pages_are_a_choice(index: Index) -> None:
    """Without the pages about the programme the handout has the pilots' pages alone, the first on the first page."""
    reader = PdfReader(BytesIO(pdf(index, ["flen", "gotland"], BASE, "sv", programme=False)))
    assert [str(entry.title) for entry in reader.outline if not isinstance(entry, list)] == ["Flen", "Gotland"]
    assert reader.pages[0].extract_text().startswith("Flen")
    assert reader.metadata
    assert reader.metadata.title == "Flen, Gotland"
