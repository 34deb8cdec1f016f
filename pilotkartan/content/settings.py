"""Hold what is set in the code: what it takes for granted of Sweden, and the paths that other modules give away."""

from typing import Literal

# What is hard-wired. Any programme with pilot municipalities in Sweden can be shown by its data alone; what follows is
# what another country, language or kind of coding would change in the code.
# The languages: every text of the data has a field for each, and words are stemmed and sorted by their rules.
Lang = Literal["sv", "en"]
LANGS: tuple[Lang, ...] = ("sv", "en")
# Mainland Sweden with its islands, in degrees WGS 84, with a small margin: no seat and no place lies outside.
SWEDEN_LAT = (55.2, 69.2)
SWEDEN_LON = (10.8, 24.3)
# Telephone numbers are kept with the code of the country, and shown in Sweden by the length of the area's code.
COUNTRY_CODE = "+46"
AREA_CODES_OF_TWO_DIGITS = frozenset("10 11 13 16 18 19 20 21 23 26 31 33 35 36 40 42 44 46 54 60 63 90".split())
# The classification of municipalities by SKR (Sveriges Kommuner och Regioner), 2017.
SKR_GROUPS = ("A1", "A2", "B3", "B4", "B5", "C6", "C7", "C8", "C9")
# The national grids in which coordinates may be written, SWEREF 99 TM and RT 90, by what geo/grids.py says a grid is:
# central meridian in degrees, scale, false northing and false easting in metres, Sweden's eastings in metres.
SWEREF_99_TM = (15.0, 0.9996, 0.0, 500_000.0, (250_000, 950_000))
RT_90 = (15 + 48 / 60 + 22.624306 / 3600, 1.00000561024, -667.711, 1_500_064.274, (1_150_000, 1_950_000))
SWEDEN_NORTHINGS_M = (6_100_000, 7_700_000)  # in either grid
# The regional grids of SWEREF 99 all count from 150 km: which of them is meant cannot be known.
REGIONAL_EASTINGS_M = (20_000, 250_000)
# The dimensions of the codebook that one can filter by, in the order in which the facets are shown.
FACET_DIMENSIONS = ("theme", "method", "target_group", "result_type", "result_status", "county", "skr_group")
# The dimension of which each pilot has one main code.
THEME = "theme"
# The codes of result_status, which the charts and the table of what the source does not report tell apart.
PLANNED = "planned"
RESULT_STATUSES = ("done", "ongoing", PLANNED)

# What the program is called, whatever name an app that it shows has in its data.
SOFTWARE = "Pilotkartan"
# The description for data portals and the API.
RDF_FILE, API, OPENAPI = "/dcat.rdf", "/api/v1", "/api/openapi.json"
# The offline edition, served to be saved; the contacts are in it, unless they are hidden everywhere.
OFFLINE_EDITION = "/pilotkartan.html"
# The app as a browser installs it, and the script that shows the kept offline edition: at the root, to reach all pages.
MANIFEST = "/manifest.webmanifest"
WORKER = "/worker.js"
# The page with the contacts of pilots, for phones, and the folder of these as vCards, served and in the static edition.
CONTACTS_PAGE, CONTACT_FILES = "kontakter", "contacts"
# Where one follows a presentation from a phone: short, since it is written off a screen.
FOLLOW = "/f"
# So many answers a question to those who follow has.
FEWEST_ANSWERS, MOST_ANSWERS = 2, 10
# The feed of the published versions.
FEED = "/feed.atom"
# The folder of the packages of published versions, served and in the static edition.
VERSION_FILES = "/data/versions"
# Where each pilot has its page of the handout alone, by its id.
PILOT_SHEETS = "/en-sida"
# The picture of a view that other sites show beside a link to it, below the page's own path.
SHARE_PICTURE = "og.png"
# The code for the page of another site that shows a view in a frame, and the description of a view by oEmbed.
EMBED_CODE, OEMBED = "/inbaddningskod", "/oembed"
