"""The matrix, done or meant, and who is alike, as the server draws them."""

import re
from urllib.parse import parse_qs

import pytest
from markupsafe import Markup, escape
from streamlit.testing.v1 import AppTest

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.likeness import alike
from pilotkartan.explore.selection import FACETS
from tests.pages.screen import Screen


def page(chosen: tuple[str, ...]) -> None:
    """Draw this part alone, for the chosen pilots or for all."""
    from pilotkartan.explore.store import current_index
    from pilotkartan.ui import state
    from pilotkartan.ui.likeness import draw_likeness
    from pilotkartan.ui.state import current_view

    index = current_index()
    state.adopt_address(index)
    draw_likeness(current_view(), [index.atlas.by_id[pilot] for pilot in chosen] or index.by_name)


class Likeness(Screen):
    """A visitor's session on a page that holds this part alone."""

    def __init__(self, query: str, *chosen: str) -> None:
        self.app = AppTest.from_function(page, kwargs={"chosen": chosen}, default_timeout=30)
        self.go(query)

    def piece(self, start: str) -> str:
        """The piece of HTML that holds this text."""
        return next(body for body in self.html if start in body)

    @property
    def matrix(self) -> str:
        """The matrix with its table."""
        return self.piece('class="matrix"')


def cells(html: str) -> list[list[str]]:
    """The texts of a table's rows, cell by cell."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL)
    return [
        [str(Markup(cell).striptags()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("dimension", FACETS)
def test_matrix_of_every_dimension(dimension: str, lang: Lang, index: Index) -> None:
    """Each dimension has its matrix, a cell that opens for each code with its evidence, and the same as a table."""
    atlas = index.atlas
    matrix = Likeness(f"dimension={dimension}&lang={lang}").matrix
    grid, _, table = matrix.partition('class="as-table"')
    having = [(pilot, code) for pilot in atlas.pilots for code in atlas.codes_of(pilot, dimension)]
    columns = {code for _, code in having}
    disputed = [cell for cell in index.double_coding.disagreements if cell.code in columns]
    empty = [cell for cell in disputed if (cell.pilot, cell.code) not in having]
    assert grid.count('<details class="cell">') == len(having) + len(empty)
    for pilot, code in having:
        assert f'aria-label="{escape(pilot.name)}, {escape(code.label.of(lang))}' in grid
        assert [pilot.name, code.label.of(lang)] in [row[:2] for row in cells(table)]
    reasons = [
        coding.reason for p in atlas.pilots for coding in p.coding if (p, atlas.codebook.by_id[coding.code]) in having
    ]
    results = [
        result
        for p in atlas.pilots
        for result in p.result
        if atlas.codebook.dimension_by_id[dimension].kind == "result"
    ]
    for text in [*reasons, *results]:
        assert str(escape(text.of(lang))) in grid
        assert str(escape(text.of(lang))) in table
    assert not re.search(r"[{}]|None|Undefined", matrix)


def test_main_themes_by_word_and_shape(atlas: Atlas) -> None:
    """Each pilot's main theme is marked by a word and a shape of its own, and so in the table."""
    grid, _, table = Likeness("lang=sv").matrix.partition('class="as-table"')
    assert len(re.findall(r'mark-main"[^>]*></span>huvud<', grid)) == len(atlas.pilots)
    assert [row[2] for row in cells(table)[1:]].count("huvud") == len(atlas.pilots)
    assert "mark-main" not in Likeness("lang=sv&dimension=method").matrix


@pytest.mark.parametrize(("lang", "badge"), [("sv", "Oense"), ("en", "Disputed")])
@pytest.mark.parametrize("dimension", ["theme", "method", "target_group"])
def test_disagreement_has_a_badge(dimension: str, lang: Lang, badge: str, index: Index) -> None:
    """Where two coders coded a cell differently it says so by a word, whether or not the code is given, with both."""
    matrix = Likeness(f"dimension={dimension}&lang={lang}").matrix
    grid = matrix.partition('class="as-table"')[0]
    disputed = [cell for cell in index.double_coding.disagreements if cell.code.dimension == dimension]
    assert grid.count(f'<span class="disputed">{badge}</span></summary>') == len(disputed)
    assert (f'<span class="disputed">{badge}</span> ' in grid.partition("</p>")[0]) == bool(disputed)
    for cell in disputed:
        start = grid.index(f'aria-label="{escape(cell.pilot.name)}, {escape(cell.code.label.of(lang))}')
        opened = grid[start : grid.index("</details></td>", start)]
        assert badge in opened.partition(">")[0]
        assert str(escape(cell.second.note)) in opened
        assert str(escape(cell.first.note_sv if lang == "sv" else cell.first.note)) in opened


def test_silent_pilot_is_said_to_be_so(atlas: Atlas) -> None:
    """A pilot without a code in the dimension says that the source does not report it, in the matrix and the table."""
    not_reported = atlas.words["panel.not_reported"].en
    matrix = Likeness("lang=en&dimension=method").matrix
    assert [row for row in cells(matrix) if not_reported in row] == [["Haninge", not_reported]] * 2


def test_percent_sign_stays_with_its_number() -> None:
    """No line of the table breaks between a share and its sign."""
    table = Likeness("lang=sv").piece('id="done"')
    assert re.search("[0-9]\u00a0%", table)
    assert not re.search("[0-9] %", table)


def test_codes_of_the_others_are_named() -> None:
    """With few pilots the codes that only others have are named instead of standing as empty columns."""
    matrix = Likeness("lang=sv&dimension=skr_group", "flen", "gotland").matrix
    assert cells(matrix)[0] == ["Pilotkommun", "Lågpendlingskommun nära större stad", "Mindre stad"]
    assert "Ingen av dem har: Pendlingskommun nära storstad" in matrix


def test_picking_a_dimension_is_in_the_address() -> None:
    """What is picked stands in the address and comes back with it; the first dimension needs no word there."""
    screen = Likeness("lang=sv&tema=besok")
    (picker,) = screen.app.get("button_group")
    picker.set_value("county")
    screen.run()
    assert screen.params == {"lang": ["sv"], "tema": ["besok"], "dimension": ["county"]}
    assert "Södermanlands län" in screen.matrix
    screen.go("lang=sv")
    assert "Stadskärna" in screen.matrix


def test_done_or_meant_in_numbers(index: Index) -> None:
    """Each chosen pilot has its numbers and its share, then all of them together; the note counts the cases."""
    done = Likeness("lang=sv", "flen", "kramfors").piece('id="done"')
    assert cells(done)[1:] == [
        ["Flen", "5", "0", "1", "6", "83 %"],
        ["Kramfors", "1", "0", "2", "3", "33 %"],
        ["Totalt", "6", "0", "3", "9", "67 %"],
    ]
    assert f"{len(index.atlas.pilots)} fall är för få" in done


@pytest.mark.parametrize("lang", LANGS)
def test_ranking_in_words(lang: Lang, index: Index) -> None:
    """Every other pilot stands in the ranking with what it shares, and the note tells just the ranks that move."""
    vimmerby = index.atlas.by_id["vimmerby"]
    others = alike(index, vimmerby)
    ranking = Likeness(f"lang={lang}&lik=vimmerby").piece('aria-labelledby="alike"')
    rows = cells(ranking)[1:]
    assert [row[:2] for row in rows] == [[str(other.rank), other.pilot.name] for other in others]
    for row, other in zip(rows, others, strict=True):
        assert all(code.label.of(lang) in row[-1] for code in other.shared)
    note = Markup(re.findall(r"<p>(.*?)</p>", ranking, re.DOTALL)[-1]).unescape()
    t = translator(index.atlas.words, lang)
    for other in others:
        move = t("likeness.move", other=other.pilot.name, rank=other.rank, weighted_rank=other.weighted_rank)
        assert (move in note) is other.moves


@pytest.mark.parametrize(("query", "chosen", "shown"), [
    ("", (), "Flen"),
    ("", ("munkedal", "haninge"), "Munkedal"),
    ("&kommun=gotland", ("munkedal", "haninge"), "Gotland"),
    ("&kommun=gotland&lik=kramfors", ("munkedal", "haninge"), "Kramfors"),
])  # fmt: skip
def test_whose_likes_are_shown(query: str, chosen: tuple[str, ...], shown: str) -> None:
    """Likes are those of the pilot asked for, else of the chosen one, else of the first that is compared."""
    screen = Likeness(f"lang=sv{query}", *chosen)
    assert f"Pilotkommuner som liknar {shown}" in screen.piece('aria-labelledby="alike"')
    (picker,) = screen.app.selectbox
    picker.select("osthammar")
    screen.run()
    assert screen.params == {**parse_qs(f"lang=sv{query}"), "lik": ["osthammar"]}
    assert "Pilotkommuner som liknar Östhammar" in screen.piece('aria-labelledby="alike"')


def test_charts_have_words(atlas: Atlas) -> None:
    """Each picture says in words what it shows."""
    screen = Likeness("lang=en")
    told = re.findall(r'<img class="chart" src="data:image/svg\+xml;base64,[^"]+" alt="([^"]+)">', "".join(screen.html))
    assert len(told) == 2
    assert all(pilot.name in Markup(told[0]).unescape() for pilot in atlas.pilots)


def test_downloads_say_what_they_hold() -> None:
    """Each chart comes as SVG and as PNG, the similarities as CSV; no two buttons read the same."""
    labels = [button.proto.label for button in Likeness("lang=en").app.get("download_button")]
    assert len(set(labels)) == len(labels) == 7
    assert [label.rpartition(" ")[2] for label in labels] == ["SVG", "PNG"] * 3 + ["CSV"]
