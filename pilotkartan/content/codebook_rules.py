"""Check the dimensions and codes of the codebook against each other and against what there is in Sweden."""

from collections.abc import Iterator, Mapping

from pilotkartan.content.boundaries import county_codes
from pilotkartan.content.parsed import CODEBOOK, File, each_block, text_values
from pilotkartan.content.problems import Problem, duplicate_values, nearest, unknown_values
from pilotkartan.content.settings import FACET_DIMENSIONS, LANGS, RESULT_STATUSES, SKR_GROUPS


def codebook_problems(codebook: File) -> Iterator[Problem]:
    """Yield what is wrong between the entries of the codebook."""
    dimensions = [name for _, name in text_values(codebook, "dimension", "id")]
    for name in (*FACET_DIMENSIONS, "material_kind"):
        if name not in dimensions:
            yield Problem("missing_dimension", CODEBOOK, "dimension", name)
    statuses = [name for name, dimension in code_dimensions(codebook).items() if dimension == "result_status"]
    for name in RESULT_STATUSES:
        if name not in statuses:
            yield Problem("missing_status", CODEBOOK, "code", name)
    for block in ("dimension", "code"):
        yield from duplicate_values((CODEBOOK, field, value) for field, value in text_values(codebook, block, "id"))
    yield from unknown_values("unknown_dimension", CODEBOOK, text_values(codebook, "code", "dimension"), dimensions)
    yield from _equal_labels("dimension", list(each_block(codebook, "dimension")))
    for dimension in dimensions:
        codes = [(n, code) for n, code in each_block(codebook, "code") if code.get("dimension") == dimension]
        yield from _equal_labels("code", codes)
    yield from _no_such_codes(codebook)


def code_dimensions(codebook: File) -> dict[str, str]:
    """Return the dimension of each code, by its id."""
    pairs = ((code.get("id"), code.get("dimension")) for _, code in each_block(codebook, "code"))
    return {code: dimension for code, dimension in pairs if isinstance(code, str) and isinstance(dimension, str)}


def _equal_labels(block: str, entries: list[tuple[int, File]]) -> Iterator[Problem]:
    """Yield the labels that readers could not tell from another one."""
    for lang in LANGS:
        labels = ((n, entry.get("label")) for n, entry in entries)
        texts = ((n, label.get(lang)) for n, label in labels if isinstance(label, dict))
        yield from duplicate_values(
            (CODEBOOK, f"{block}[{n}].label.{lang}", text) for n, text in texts if isinstance(text, str)
        )


def _no_such_codes(codebook: File) -> Iterator[Problem]:
    """Yield the counties and SKR groups that there are none of."""
    allowed: Mapping[str, tuple[str, ...]] = {"county": county_codes(), "skr_group": SKR_GROUPS}
    for n, code in each_block(codebook, "code"):
        for dimension, known in allowed.items():
            value = code.get("id")
            if code.get("dimension") == dimension and isinstance(value, str) and value not in known:
                context = (("known", ", ".join(known)),)
                yield Problem(f"unknown_{dimension}", CODEBOOK, f"code[{n}].id", value, context, nearest(value, known))
