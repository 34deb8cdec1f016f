"""Name what the head of a light page loads: one for phones, without Streamlit. Pure."""

from pilotkartan.render.assets import asset_url, font_url
from pilotkartan.render.joined_files import joined_url
from pilotkartan.render.page_head import icon_links


def light_head() -> dict[str, str]:
    """Return what templates/light_head.html needs."""
    return {
        "icon_links": icon_links(asset_url),
        "icon_font": font_url("MaterialSymbols-Rounded"),
        "styles": joined_url("follow.css"),
    }
