"""Citations name author, year, title, version, address and day, in every form, whatever the texts hold."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import Selection
from pilotkartan.explore.summary import view_title
from pilotkartan.exports.citation import Citations, citations

ROOT = Path(__file__).parents[3]
ADDRESS = "https://pilotkartan.example/?tema=boende&tema=dialog&lang=sv#top"
DAY = date(2026, 3, 5)
HOSTILE = [
    "}} @misc{x, title = {y",
    "{{{ open",
    "100 % #1 & $2 a_b ~ ^ \\input{secret}",
    "one\r\nER  - \r\nTY  - BOOK\nTI  - two",
    "</cite></script><script>alert(1)</script>",
    "nul \0 bell \a line \u2028 end",
    '{title} {0} {{x}} "quoted"',
]
_TEX = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", r"\$": "$", r"\&": "&", r"\#": "#", r"\%": "%", r"\_": "_",
}  # fmt: skip


def cited(atlas: Atlas, lang: Lang = "sv", view: str | None = None, address: str = ADDRESS) -> Citations:
    """A citation as of DAY."""
    return citations(atlas, address, view, lang, DAY)


class Reader(HTMLParser):
    """Reads HTML as a browser does: the tags, the text, and what of it stands in <cite>."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = self.cited = ""
        self._in_cite = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note the tag, and whether the title begins."""
        self.tags.append(tag)
        self._in_cite = tag == "cite"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        """Note that the title is over."""
        self._in_cite = False

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data
        self.cited += data if self._in_cite else ""


def with_texts(atlas: Atlas, text: str) -> Atlas:
    """The atlas with another title and creator."""
    dataset = atlas.dataset.model_copy(update={"title": Text(sv=text, en=text), "creator": text})
    return atlas.model_copy(update={"dataset": dataset})


def begun(text: str) -> str:
    """A text on one line that begins with a capital."""
    line = one_line(text)
    return line[0].upper() + line[1:]


def bibtex_fields(record: str) -> dict[str, str]:
    """The fields of a record read as BibTeX does: braces count, a backslash before one is no help."""
    head = re.match(r"@misc\{([a-z0-9-]+),\n", record)
    assert head
    fields, at = {"key": head[1]}, head.end()
    while field := re.compile(r"  (\w+) = \{").match(record, at):
        end, depth = field.end(), 1
        while depth:
            depth += {"{": 1, "}": -1}.get(record[end], 0)
            end += 1
        fields[field[1]] = record[field.end() : end - 1]
        assert record[end : end + 2] == ",\n"
        at = end + 2
    assert record[at:] == "}\n"
    return fields


def from_tex(text: str) -> str:
    """What a reader sees of a text in TeX."""
    return re.sub("|".join(map(re.escape, _TEX)), lambda match: _TEX[match[0]], text)


def ris_lines(record: str) -> list[tuple[str, str]]:
    """The lines of a record as (tag, value)."""
    assert record.endswith("\r\n")
    lines = [line.partition("  - ") for line in record.removesuffix("\r\n").splitlines()]
    assert all(re.fullmatch("[A-Z][A-Z0-9]", tag) for tag, _, _ in lines)
    return [(tag, value) for tag, _, value in lines]


def test_text_in_swedish(atlas: Atlas) -> None:
    """The text follows APA 7 as Swedish universities write it, with the day of the visit."""
    assert cited(atlas, "sv").apa == (
        f"The Pilotkartan authors. ({atlas.dataset.date.year}). {atlas.dataset.title.sv} "
        f"(Version {atlas.version}) [Datamängd]. Hämtad 5 mars 2026 från {ADDRESS}"
    )


def test_text_in_english(atlas: Atlas) -> None:
    """The text follows APA 7, with the day of the visit."""
    assert cited(atlas, "en").apa == (
        f"The Pilotkartan authors. ({atlas.dataset.date.year}). {atlas.dataset.title.en} "
        f"(Version {atlas.version}) [Data set]. Retrieved March 5, 2026, from {ADDRESS}"
    )


def test_text_of_a_view(atlas: Atlas) -> None:
    """A view is cited as a part of the data set, by what it shows in words."""
    view = "4 of 10 pilot municipalities: Housing"
    assert f"). {view} [View]. In {atlas.dataset.title.en} (Version " in cited(atlas, "en", view).apa
    assert f"). {view} [Vy]. I {atlas.dataset.title.sv} (Version " in cited(atlas, "sv", view).apa


@pytest.mark.parametrize(
    ("month", "sv", "en"), [(1, "januari", "January"), (7, "juli", "July"), (12, "december", "December")]
)
def test_month_is_told_by_name(atlas: Atlas, month: int, sv: str, en: str) -> None:
    """A month is named in the language, in the order of day and month that it uses."""
    day = date(2026, month, 9)
    assert f"Hämtad 9 {sv} 2026 från" in citations(atlas, ADDRESS, None, "sv", day).apa
    assert f"Retrieved {en} 9, 2026, from" in citations(atlas, ADDRESS, None, "en", day).apa


@pytest.mark.parametrize("lang", LANGS)
def test_every_month_has_a_name(atlas: Atlas, lang: Lang) -> None:
    """Twelve months, twelve names."""
    assert len(set(atlas.words["citation.months"].of(lang).split())) == 12


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", [None, "Östhammar"])
@pytest.mark.parametrize("text", ["Pilotkartan", *HOSTILE])
def test_html_is_the_text_with_the_title_in_italics(atlas: Atlas, lang: Lang, view: str | None, text: str) -> None:
    """What is shown reads as the plain text does, the data set's title alone in <cite>, and nothing runs."""
    citation = cited(with_texts(atlas, text), lang, view)
    reader = Reader(str(citation.apa_html))
    assert reader.tags == ["cite"]
    assert reader.text == citation.apa
    assert reader.cited == begun(text)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("text", ["Pilotkartan", *HOSTILE])
def test_bibtex_holds_any_text(atlas: Atlas, lang: Lang, text: str) -> None:
    """A record is one record with the fields meant, and a reader sees the texts letter by letter."""
    fields = bibtex_fields(cited(with_texts(atlas, text), lang, f"View {text}").bibtex)
    assert set(fields) == set("key author title howpublished year url urldate langid note".split())
    assert from_tex(fields["author"][1:-1]) == one_line(text)
    assert from_tex(fields["title"][1:-1]) == one_line(f"View {text}")
    assert from_tex(fields["note"]).endswith(f": {begun(text)}. Version {atlas.version}")
    # A sign that TeX reads as a command stands nowhere without its backslash.
    assert not re.search(r"(?<!\\)[$&#%_~^]", fields["title"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("text", ["Pilotkartan", *HOSTILE])
def test_ris_holds_any_text(atlas: Atlas, lang: Lang, text: str) -> None:
    """A record is one record: it begins with its type and ends with ER, and no text makes a line of its own."""
    lines = ris_lines(cited(with_texts(atlas, text), lang, f"View {text}").ris)
    assert [tag for tag, _ in lines] == "TY AU TI T2 PY DA ET M3 LA UR Y2 ER".split()
    values = dict(lines)
    assert (values["TY"], values["ER"]) == ("DATA", "")
    assert (values["AU"], values["T2"], values["TI"]) == (one_line(text), begun(text), one_line(f"View {text}"))


@pytest.mark.parametrize("lang", LANGS)
def test_records_hold_the_facts(atlas: Atlas, lang: Lang) -> None:
    """Both records give the version, the date, the address, the day of the visit and the language."""
    citation = cited(atlas, lang)
    bibtex, ris = bibtex_fields(citation.bibtex), dict(ris_lines(citation.ris))
    year = str(atlas.dataset.date.year)
    assert (bibtex["note"], bibtex["year"], bibtex["url"], bibtex["urldate"]) == (
        f"Version {atlas.version}", year, ADDRESS, DAY.isoformat(),
    )  # fmt: skip
    assert (ris["ET"], ris["PY"], ris["UR"], ris["Y2"], ris["LA"]) == (
        atlas.version, year, ADDRESS, "2026/03/05", lang,
    )  # fmt: skip
    assert bibtex["langid"] == {"sv": "swedish", "en": "english"}[lang]
    assert ris["TI"] == atlas.dataset.title.of(lang)
    assert "T2" not in ris


@pytest.mark.parametrize("lang", LANGS)
def test_published_version_is_cited_with_its_package(atlas: Atlas, lang: Lang) -> None:
    """Of a published version every form says where it is kept unchanged; of changes since then none does."""
    package = f"https://x_y.example/data/versions/{atlas.version}.zip"

    def forms(held: Atlas) -> Citations:
        return citations(held, ADDRESS, "Flen", lang, DAY, "https://x_y.example")

    published = forms(atlas)
    assert published.apa.endswith(f": {package})")
    assert published.apa == Reader(str(published.apa_html)).text
    assert from_tex(bibtex_fields(published.bibtex)["note"]).endswith(f": {package}")
    assert dict(ris_lines(published.ris))["N1"].endswith(f": {package}")
    changed = forms(atlas.model_copy(update={"version": f"{atlas.version}+2030-01-01-aaaaaaaa"}))
    assert [form for form in (changed.apa, changed.bibtex, changed.ris) if "zip" in form] == []


@pytest.mark.parametrize("view", [None, "Boende"])
def test_version_is_where_every_style_of_bibtex_shows_it(atlas: Atlas, view: str | None) -> None:
    """The classic styles (plain, abbrv, alpha, unsrt) show these fields of a @misc and no other; the version is there.

    Once only, since newer styles show more fields.
    """
    fields = bibtex_fields(cited(atlas, "en", view).bibtex)
    shown = [fields[name] for name in ("author", "title", "howpublished", "year", "note")]
    assert sum(atlas.version in text for text in shown) == 1
    assert "version" not in fields


@pytest.mark.parametrize("lang", LANGS)
def test_reference_and_titles_begin_with_a_capital(index: Index, lang: Lang) -> None:
    """A reference, the title in it and that of a view begin with a capital, however creator and filters are written."""
    atlas = with_texts(index.atlas, "ökartan")
    t = translator(index.atlas.words, lang)
    for selection in (Selection(compared=("flen", "gotland")), Selection(search="bostäder"), Selection(pilot="flen")):
        title = view_title(index, selection, t, lang)
        citation = cited(atlas, lang, title)
        assert title
        begins = title[0].upper() + title[1:]
        assert citation.apa.startswith(f"Ökartan. ({atlas.dataset.date.year}). {begins} [")
        assert " Ökartan (Version " in citation.apa
        assert bibtex_fields(citation.bibtex)["title"].strip("{}").startswith(begins[:10])
        assert f"TI  - {begins}\r\n" in citation.ris


def test_address_is_safe_everywhere(atlas: Atlas) -> None:
    """Signs that no address may hold are written by their codes; an address that is well formed stays as it is."""
    strange = cited(atlas, address='https://x.example/?q=å {b} "c" \\d\r\ne')
    for text in (strange.apa, bibtex_fields(strange.bibtex)["url"], dict(ris_lines(strange.ris))["UR"]):
        assert text.endswith("https://x.example/?q=%C3%A5%20%7Bb%7D%20%22c%22%20%5Cd%0D%0Ae")
    assert cited(atlas).apa.endswith(ADDRESS)


def test_key_tells_version_and_view(atlas: Atlas) -> None:
    """The key names the version; two views have two keys, the same view the same one in both languages."""
    whole, one, again, two = (
        bibtex_fields(cited(atlas, lang, view, address).bibtex)["key"]
        for lang, view, address in (
            ("sv", None, ADDRESS),
            ("sv", "Boende", "https://x.example/?tema=boende"),
            ("en", "Housing", "https://x.example/?tema=boende"),
            ("sv", "Dialog", "https://x.example/?tema=dialog"),
        )
    )
    assert whole == "pilotkartan-" + re.sub(r"[.+]", "-", atlas.version)
    assert one == again
    assert len({whole, one, two}) == 3
    assert one.startswith(whole)
    assert two.startswith(whole)


def test_citation_file_agrees_with_the_data(atlas: Atlas) -> None:
    """CITATION.cff names title, authors, date, address, licence, keywords and source as the data does; code is MIT."""
    text = (ROOT / "CITATION.cff").read_text("utf-8")
    top = dict(re.findall(r"^([a-z-]+): (.+)$", text, re.M))
    facts = {name: json.loads(value) if value.startswith('"') else value for name, value in top.items()}
    dataset = atlas.dataset
    assert (facts["cff-version"], facts["type"]) == ("1.2.0", "dataset")
    assert (facts["title"], facts["abstract"]) == (dataset.title.en, dataset.description.en)
    assert facts["license"] == dataset.licence[0].id
    published = atlas.published[-1]
    assert (facts["version"], facts["date-released"]) == (published.id, published.date.isoformat())
    assert facts.get("url") == dataset.address
    quoted = [json.loads(value) for value in re.findall(r"^ *- (\".*\")$", text, re.M)]
    assert quoted == [keyword.en for keyword in dataset.keyword]
    assert re.findall(r"^ *- name: \"(.*)\"$", text, re.M) == [
        dataset.creator, atlas.source.publisher, dataset.creator,
    ]  # fmt: skip
    assert f'title: "{atlas.source.title}"' in text
    assert f'url: "{atlas.source.address}"' in text
    assert (
        (ROOT / "LICENSE").read_text("utf-8").startswith(f"{re.findall(r'^    license: (.+)$', text, re.M)[0]} License")
    )
