"""The data page as the server draws it."""

import re
from urllib.parse import quote

import pytest
from markupsafe import Markup, escape

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import format_number, translator
from pilotkartan.explore.agreement_text import agreement_sentence, coefficient, interval_ends, row_name
from pilotkartan.explore.coverage import pilots_with, reported
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.exports.formats import csv
from pilotkartan.ui import state
from pilotkartan.ui.downloads import _scopes
from tests.csv_reader import read_csv
from tests.pages.screen import Screen


def data_page(query: str = "") -> Screen:
    """Go to the data page by way of the start page."""
    screen = Screen(query)
    screen.to_page("data.py")
    return screen


def cells(html: str, row: str) -> list[str]:
    """The texts of a table's row, by its header."""
    (found,) = (line for line in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if f'<th scope="row">{row}</th>' in line)
    return [Markup(cell).striptags() for cell in re.findall(r"<td[^>]*>(.*?)</td>", found, re.DOTALL)]


@pytest.mark.parametrize("lang", LANGS)
def test_codebook_is_whole(lang: Lang, index: Index) -> None:
    """Every dimension and code stands there with its definition, what counts, how many pilots have it, and which."""
    article = data_page(f"lang={lang}").article
    for dimension in index.atlas.codebook.dimension:
        assert str(escape(dimension.definition.of(lang))) in article
    for code in index.atlas.codebook.code:
        row = next(line for line in re.findall(r"<tr>.*?</tr>", article, re.DOTALL) if f"({code.id})</span>" in line)
        text = Markup(row).striptags()
        having = pilots_with(index, code)
        assert code.label.of(lang) in text
        assert all(part.of(lang) in Markup(row).unescape() for part in (code.counts, code.counts_not) if part)
        assert re.search(rf'<td class="number">{len(having)}</td>', row)
        assert all(pilot.name in text for pilot in having)
    assert not re.search(r"[{}]|None|Undefined", article)


@pytest.mark.parametrize(("lang", "silent"), [("sv", "inte redovisat"), ("en", "not reported")])
def test_silences_are_told(lang: Lang, silent: str, atlas: Atlas) -> None:
    """For each pilot the page tells what the source says nothing of, and how much it says of the rest."""
    _, silences = data_page(f"lang={lang}").article.split('id="data-silence"')
    article, _ = silences.split("</section>", 1)
    for pilot in atlas.pilots:
        numbers = reported(atlas, pilot)
        assert sorted(cells(article, pilot.name)) == sorted(str(n) if n else silent for n in numbers.values())


@pytest.mark.parametrize("lang", LANGS)
def test_agreement_is_published(lang: Lang, index: Index) -> None:
    """The page has the figures of each dimension and code, every disagreement with both notes, and what was changed."""
    article, compared = data_page(f"lang={lang}").article, index.double_coding
    told = article[article.index('<section aria-labelledby="data-reliability"') :].partition("</section>")[0]
    t = translator(index.atlas.words, lang)
    for row in compared.rows:
        shown = cells(told, str(escape(row_name(row, t, lang))))
        assert shown[0].startswith(t("likeness.percent", value=format_number(row.figures.percent, lang)))
        assert shown[1] == coefficient(row.figures.kappa, t, lang)
        assert shown[2].startswith(coefficient(row.figures.alpha, t, lang))
        assert row.figures.interval
        assert shown[2].endswith(interval_ends(row.figures.interval, lang))
    for cell in compared.disagreements:
        assert f"<b>{escape(cell.pilot.name)}, {escape(cell.code.label.of(lang))}</b>" in told
        assert str(escape(cell.second.note)) in told
        assert str(escape(cell.first.note_sv if lang == "sv" else cell.first.note)) in told
    for changed in compared.changes:
        assert changed.why
        assert str(escape(changed.why.of(lang))) in told
    assert (t("reliability.no_changes") in told) == (not compared.changes)
    assert "python -m pilotkartan agreement --template" in told


@pytest.mark.parametrize(("lang", "old"), [("sv", "inte uppmätt"), ("en", "has not been measured")])
def test_limits_say_what_agreement_is(lang: Lang, old: str, index: Index) -> None:
    """The limits tell the figures, and what they are not; they no longer say that nothing was measured."""
    article = data_page(f"lang={lang}").article
    limits = article[article.index('<section aria-labelledby="data-limits"') :].partition("</section>")[0]
    assert old not in article
    told = agreement_sentence(index.double_coding, translator(index.atlas.words, lang), lang)
    assert told
    assert str(escape(told)) in limits
    assert str(escape(index.atlas.words["limits.coder"].of(lang))) in limits


@pytest.mark.parametrize("lang", LANGS)
def test_links_of_the_contents_lead_somewhere(lang: Lang) -> None:
    """Each entry of the page's contents names a heading that the page has."""
    html = "".join(data_page(f"lang={lang}").html)
    for target in re.findall(r'href="#(data-[a-z]+)"', html):
        assert f'id="{target}"' in html


def files(screen: Screen) -> dict[str, str]:
    """The names of the buttons that give files, by their keys."""
    buttons = {button.proto.id: button.proto.label for button in screen.app.get("download_button")}
    return {name.rpartition("-")[2]: label for name, label in buttons.items() if "download-" in name}


def test_everything_is_offered_without_a_filter() -> None:
    """Without a filter there is nothing to choose from: the files hold everything."""
    screen = data_page("lang=sv")
    assert len(files(screen)) == 16
    assert not screen.app.radio


def test_selection_is_offered_where_there_is_a_filter(index: Index) -> None:
    """With a filter the files hold what it shows unless the visitor wants everything, each with its number."""
    screen = data_page("lan=03&lan=04&lang=en")
    choice = screen.app.radio[0]
    shown = len(index.view(Selection(facets={"county": ("03", "04")}), "en").ids)
    assert choice.options == [f"Everything ({len(index.by_name)})", f"What the filter shows ({shown})"]
    assert choice.value == "filtered"


def test_all_rows_are_offered_where_the_filter_chooses_rows(index: Index) -> None:
    """Where the filter chooses among the results or the codings, the files hold these alone unless asked otherwise."""
    for query, facets in (("status=done", {"result_status": ("done",)}), ("metod=enkat", {"method": ("enkat",)})):
        choice = data_page(f"{query}&lang=en").app.radio[0]
        shown = f"What the filter shows ({len(index.view(Selection(facets=facets), 'en').ids)})"
        rows = [f"{shown}: only the results and codes that match it", f"{shown}: all rows"]
        assert choice.options == [f"Everything ({len(index.by_name)})", *rows]
        assert choice.value == "matching"


def test_file_holds_the_rows_that_its_choice_says(index: Index) -> None:
    """What is chosen is what a file holds: results that are done, or every result of the pilots that have any."""
    selection = Selection(facets={"result_status": ("planned",)})
    scopes = _scopes(index, selection, "sv")
    found = {name: read_csv("results", csv("results", index, scope)) for name, scope in scopes.items()}
    assert {row["status"] for row in found["matching"]} == {"planned"}
    assert {row["pilot"] for row in found["pilots"]} == {row["pilot"] for row in found["matching"]}
    assert len(found["matching"]) < len(found["pilots"]) < len(found["all"])


def test_people_are_not_included_unasked() -> None:
    """The contacts are left out until the box is ticked, beside which stands why; then they are a table as well."""
    screen = data_page("lang=en")
    (box,) = (box for box in screen.app.checkbox if box.label == "Include the contacts")
    assert box.value is False
    tables = screen.app.selectbox[0].options
    box.check()
    screen.run()
    assert len(screen.app.selectbox[0].options) == len(tables) + 1


def test_address_of_the_filtered_data() -> None:
    """With a filter the page gives the address at which programs get just that; without one there is none."""
    screen = data_page("tema=boende&q=bygga&lang=en")
    (told,) = (body for body in screen.html if "data-address" in body)
    assert 'href="/api/v1/pilots?tema=boende&amp;q=bygga&amp;lang=en"' in told
    assert "What the filter shows, as JSON:" in told
    assert not any("data-address" in body for body in data_page("kommun=flen&lang=en").html)


def test_chosen_view_is_cited_by_its_own_address(index: Index) -> None:
    """With a pilot chosen the citation names that view and its address, in both languages; else the data set."""
    html = "".join(
        body
        for body in data_page("kommun=flen&lang=en").html
        if not any(part in body for part in ("<footer", "<nav", "page-state"))
    )
    assert html.count("?kommun=flen&amp;lang=en") == 2
    assert "Flen [View]" in html
    assert "Flen [Vy]" in html
    whole = "".join(data_page("lang=en").html)
    assert "[View]" not in whole
    assert whole.count(f"ersion {index.atlas.version}") >= 2


@pytest.mark.parametrize(("lang", "text"), [("sv", "bostäder"), ("en", "housing")])
def test_cited_search_can_be_made_again(lang: Lang, text: str, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search is cited with the language that it was made in: both citations lead to, and tell of, what was found."""
    monkeypatch.setattr(state, "lang", lambda: lang)
    shown = len(index.view(Selection(search=text), lang).ids)
    other = next(name for name in LANGS if name != lang)
    assert shown != len(index.view(Selection(search=text), other).ids)
    cited = [body for body in data_page(f"q={text}").html if ' class="cited">The Pilotkartan authors' in body]
    assert len(cited) == len(LANGS)
    for body, total in zip(cited, ("av 10 pilotkommuner", "of 10 pilot municipalities"), strict=True):
        assert f"/?q={quote(text)}&amp;lang={lang}" in body
        assert f"{shown} {total}" in body


def test_distances_between_all_pilots() -> None:
    """The page holds the distances between all pilots."""
    (html,) = (body for body in data_page("lang=en").html if '<table class="distances numbers">' in body)
    row = cells(html.partition('<table class="distances numbers">')[2].partition("</table>")[0], "Flen")
    assert len(row) == 10
    assert row[6] == "75"
