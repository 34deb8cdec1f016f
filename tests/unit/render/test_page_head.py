"""The head of a page holds what others know of it, and nothing of it works as code."""

import re

from pilotkartan.render.page_head import Head, page_head, print_footer

HOSTILE = '</style><script>x</script> "quoted" \\ back\nline {{ 7*7 }} å & Ö'


def test_name_at_the_foot_of_a_sheet_is_text_whatever_it_holds() -> None:
    """A printed page names the app as its data does: every sign of it is shown, and none ends the style."""
    footer = print_footer(HOSTILE)
    found = re.fullmatch(r'<style>@page { @bottom-left { content: "([^"<>\n]*)" } }</style>', footer)
    assert found
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), found[1]) == HOSTILE


def test_every_page_has_the_name_of_its_own_app_at_the_foot() -> None:
    """The name comes from the data, not from a style sheet that every programme shares."""
    assert print_footer("Kustkartan") in page_head(Head("A title", "A page.", "en", "Kustkartan"))
