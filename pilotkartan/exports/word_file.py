"""Write a Word file (Office Open XML): a landscape A4 document with a title, paragraphs and tables. Pure."""

from typing import Any

from lxml import etree

from pilotkartan.content.model import Atlas, Lang
from pilotkartan.content.plaintext import printable
from pilotkartan.exports.xml_text import serialised
from pilotkartan.exports.zip_file import zip_files

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# The width of a line, in twentieths of a point, between margins of 1.5 cm on A4 across.
LINE_WIDTH = 15_138
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS, _XSI = (
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/2001/XMLSchema-instance",
)
_PART_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_LOCALES = {"sv": "sv-SE", "en": "en-GB"}
# Style -> its name in Word, its size in half points, whether it is bold, its colour.
_STYLES = {
    "Title": ("Title", 36, True, "000000"),
    "Heading1": ("heading 1", 24, True, "000000"),
    "Strong": ("Table Head", 18, True, "000000"),
    "Quiet": ("Quiet", 16, False, "595959"),
}
Element = Any  # lxml carries no types of its own


def w(name: str, /, *children: Element, **values: str) -> Element:
    """Return an element of WordprocessingML with its attributes and children."""
    element = etree.Element(f"{{{_W}}}{name}", {f"{{{_W}}}{key}": value for key, value in values.items()}, {"w": _W})
    element.extend(children)
    return element


def run(text: str, *, bold: bool = False, quiet: bool = False) -> Element:
    """Return a run of text; signs that XML cannot hold become spaces."""
    marks = [*([w("b")] if bold else []), *([w("color", val=_STYLES["Quiet"][3])] if quiet else [])]
    held = w("t")
    held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    held.text = printable(text)
    return w("r", *([w("rPr", *marks)] if marks else []), held)


def paragraph(*runs: Element, style: str = "") -> Element:
    """Return a paragraph, in a style other than the normal one where it is named."""
    return w("p", *([w("pPr", w("pStyle", val=style))] if style else []), *runs)


def word_file(atlas: Atlas, title: str, body: list[Element], lang: Lang) -> bytes:
    """Return the document with its title above the body; the same content gives the same bytes."""
    page = w(
        "sectPr",
        w("footerReference", type="default"),
        w("pgSz", w="16838", h="11906", orient="landscape"),
        w("pgMar", top="850", right="850", bottom="850", left="850", header="425", footer="425", gutter="0"),
    )
    page[0].set(f"{{{_R}}}id", "rId3")
    document = w("document", w("body", paragraph(run(title), style="Title"), *body, page))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _links(
            ("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": _core(atlas, title, lang),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _links(
            ("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer.xml")
        ),
        "word/styles.xml": _styles(lang),
        "word/settings.xml": _settings(lang),
        "word/footer.xml": w(
            "ftr", paragraph(run(f"{title} · "), _field("PAGE"), run(" / "), _field("NUMPAGES"), style="Quiet")
        ),
    }
    return zip_files(atlas, {name: serialised(part) for name, part in parts.items()})


def _field(name: str) -> Element:
    """Return a number that Word counts."""
    return w("fldSimple", run("1"), instr=name)


def _styles(lang: Lang) -> Element:
    locale = _LOCALES[lang]
    normal = w("rPr", w("rFonts", ascii="Arial", hAnsi="Arial", cs="Arial"), w("sz", val="18"), w("lang", val=locale))
    spacing = w("pPrDefault", w("pPr", w("spacing", before="0", after="60")))
    borders = (
        w(side, val="single", sz="4", color="808080")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    around = {"top": "40", "left": "85", "bottom": "0", "right": "85"}
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in around.items()))
    styles = [w("style", w("name", val="Normal"), type="paragraph", default="1", styleId="Normal")]
    for key, (name, size, bold, colour) in _STYLES.items():
        heading = [w("keepNext"), w("outlineLvl", val="0")] if key == "Heading1" else []
        marks = [*([w("b")] if bold else []), w("color", val=colour), w("sz", val=str(size))]
        styles.append(
            w("style", w("name", val=name), w("basedOn", val="Normal"), w("pPr", *heading), w("rPr", *marks),
              type="paragraph", styleId=key)
        )  # fmt: skip
    grid = w(
        "style",
        w("name", val="Table Grid"),
        w("tblPr", w("tblBorders", *borders), margins),
        type="table",
        styleId="TableGrid",
    )
    return w("styles", w("docDefaults", w("rPrDefault", normal), spacing), *styles, grid)


def _settings(lang: Lang) -> Element:
    """Return the settings: words are hyphenated, since the columns are narrow."""
    compatible = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    return w("settings", w("autoHyphenation"), w("compat", compatible), w("themeFontLang", val=_LOCALES[lang]))


def _content_types() -> Element:
    types = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    etree.SubElement(
        types,
        f"{{{_TYPES}}}Default",
        Extension="rels",
        ContentType="application/vnd.openxmlformats-package.relationships+xml",
    )
    etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="xml", ContentType="application/xml")
    named = {"document": "document.main", "styles": "styles", "settings": "settings", "footer": "footer"}
    of_parts = {f"/word/{name}.xml": _PART_TYPE.format(kind) for name, kind in named.items()}
    of_parts["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    for name, kind in of_parts.items():
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return types


def _links(*targets: tuple[str, str]) -> Element:
    """Return the relationships to parts, numbered from rId1."""
    links = etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})
    for number, (kind, target) in enumerate(targets, 1):
        namespace = _LINKS if kind.startswith("metadata") else _R
        etree.SubElement(
            links, f"{{{_LINKS}}}Relationship", Id=f"rId{number}", Type=f"{namespace}/{kind}", Target=target
        )
    return links


def _core(atlas: Atlas, title: str, lang: Lang) -> Element:
    """Return what file managers and search show: title, creator, language, version, day of the data."""
    core = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    told = {
        f"{{{_DC}}}title": title,
        f"{{{_DC}}}creator": atlas.dataset.creator,
        f"{{{_DC}}}language": _LOCALES[lang],
        f"{{{_CORE}}}version": atlas.version,
    }
    for name, text in told.items():
        etree.SubElement(core, name).text = printable(text)
    day = etree.SubElement(core, f"{{{_TERMS}}}created", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
    day.text = f"{atlas.dataset.date}T00:00:00Z"
    return core
