"""Check the themes that each result serves: themes of the codebook, the pilot's own, and none of them twice."""

from collections.abc import Iterator, Mapping

from pilotkartan.content.parsed import File, each_block, listed, text_values
from pilotkartan.content.problems import Problem, duplicate_values, nearest


def result_theme_problems(name: str, file: File, codes: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the themes of a pilot's results; `codes` gives the dimension of each code."""
    themes = [code for code, dimension in codes.items() if dimension == "theme"]
    coded = [code for _, code in text_values(file, "coding", "code")]
    own = [code for code in coded if code in themes]
    for n, result in each_block(file, "result"):
        served = list(listed(result.get("themes"), f"result[{n}].themes"))
        for field, theme in served:
            if theme not in themes:
                yield Problem("unknown_code", name, field, theme, (("dimension", "theme"),), nearest(theme, themes))
            elif theme not in own and all(code in codes for code in coded):  # one that is unknown may have been meant
                yield Problem("not_own_theme", name, field, theme, (("own", ", ".join(own) or "–"),))
        yield from duplicate_values((name, field, theme) for field, theme in served)
