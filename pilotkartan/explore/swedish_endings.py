"""List the endings of Swedish words by kind, and the words that follow no rule."""

from collections.abc import Mapping

# A word of each kind -> a pattern for its stem, and the endings that the stem takes.
Kinds = Mapping[str, tuple[str, str]]

NO_ENDING = "-"
_VOWEL, _CONSONANT = "[aeiouyåäöé]", "[bcdfghjklmnpqrstvwxz]"
# Verbs of the second conjugation have one of these in their last syllable, with few exceptions.
_FRONT_VOWEL = "[eiyäö]"
_ANY, _AFTER_VOWEL, _AFTER_CONSONANT = "", f"{_VOWEL}$", f"{_CONSONANT}$"
_TWO_SYLLABLES = f"{_VOWEL}.*{_CONSONANT}{_VOWEL}"
_ADJECTIVE_ENDS = "ig|sk|iv|al|ell|är|ant|ent|ös|bar|full|lös|ern|ekt|et|at|ik|il|im|in|om"

NOUNS: Kinds = {
    "gata": (_AFTER_CONSONANT, "a an or orna"),
    "historia": ("i$", "a en er erna"),
    "pojke": (_AFTER_CONSONANT, "e en ar arna"),
    "stol": (_AFTER_CONSONANT, "- en ar arna"),
    "sak": (_AFTER_CONSONANT, "- en er erna"),
    "hus": (_AFTER_CONSONANT, "- et en"),
    "idé": (f"{_VOWEL}.*{_CONSONANT}.*{_VOWEL}$|^(?:bro|by|fru|kö|sjö|vy)$", "- n er erna ar arna"),
    "linje": (f"{_VOWEL}.*[eo]$", "- n r rna"),
    "bageri": ("[éi]$", "- et er erna"),
    "land": ("land$", "- et en er erna"),
    "område": (f"{_VOWEL}.*{_CONSONANT}(?:e|o|ma)$", "- t n na"),
    "lärare": (_ANY, "are aren arna"),
    "faktor": ("or$", "- n er erna"),
    "politiker": ("er$", "- n na"),
    "nyckel": (_AFTER_CONSONANT, "el eln lar larna ler lerna"),
    "exempel": (_AFTER_CONSONANT, "el let len"),
    "vinter": (_AFTER_CONSONANT, "er ern rar rarna"),
    "fönster": (_AFTER_CONSONANT, "er ret ren"),
    "socken": (_AFTER_CONSONANT, "en nen nar narna"),
    "tecken": (_AFTER_CONSONANT, "en net nen"),
    "knä": ("(?:frö|knä|spö|strå|trä)$", "- et n na"),
    "museum": ("[ei]$|centr$|dat$|fakt$|spektr$", "um et umet er erna a"),
}
ADJECTIVES: Kinds = {
    "viktig": (f"{_VOWEL}.*(?:{_ADJECTIVE_ENDS})$", "- t a e are ast aste"),
    "gemensam": (f"{_VOWEL}.*sam$", "- t ma me mare mast maste"),
    "enskild": (f"{_TWO_SYLLABLES}{_CONSONANT}*[lmnrgjv]$", "d t da"),
    "egen": (f"^(?:eg|mog|öpp)$|{_TWO_SYLLABLES}{_CONSONANT}+$", "en et na"),
    "enkel": (_AFTER_CONSONANT, "el elt la lare last laste"),
    "säker": (_AFTER_CONSONANT, "er ert ra rare rast raste"),
}
VERBS: Kinds = {
    "arbeta": (_ANY, "a ar ade at ad as ades ats ande andet"),
    "bygga": (f"^(?!.*en$).*{_FRONT_VOWEL}(?:[bdfghjlmrv]|mn|ng)+$", "a er de t s as des ts d da ande andet"),
    "glömma": (f"{_FRONT_VOWEL}m$", "ma mer de t s mas des ts d da mande mandet"),
    "känna": ("(?:brän|kän|spän)$", "na ner de t s nas des ts d da nande nandet"),
    "söka": (f"{_FRONT_VOWEL}{_CONSONANT}*[kpsx]$", "a er te t s as tes ts ta ande andet"),
    "lyfta": (f"{_FRONT_VOWEL}{_CONSONANT}+$", "ta ter te t ts tas tes tande tandet"),
    "möta": (f"{_FRONT_VOWEL}$", "ta ter tte tt tts tas ttes"),
    "använda": (f"{_FRONT_VOWEL}n$", "da der de t d ds das des ts dande dandet"),
    "föra": ("[yäö]r$", "a - de t s as des ts d da ande andet"),
}
# Adjectives of one syllable: no pattern finds them, since too many nouns look alike (*mål*, *måla*).
SHORT_ADJECTIVES = """
blank blek blind blå bred brun djup dum dyr död feg fin flat fri frisk fräsch ful full glad grov grund grå grön gul
halv hel het hård kall klar klen klok knapp kort känd lam lat lik ljus lugn lätt lös matt mild mjuk mörk ny nöjd platt
rak rask ren rik rund rätt röd sann sen sjuk skarp skev skön slug slät smal snabb sned snäll stark stel strikt stum
styv sund sur svag svart svensk svår söt tam tom torr trygg trång trött tuff tunn tysk tyst tät vag van varm vass vild
vit värd öm
""".split()
# The forms of a word of which some follow no rule, a line for each word, and words that only look like forms of others.
IRREGULAR = """
stor stort stora större störst största | hög högt höga högre högst högsta | låg lågt låga lägre lägst lägsta
| lång långt långa längre längst längsta | god gott goda bättre bäst bästa bra | ung ungt unga yngre yngst yngsta
| gammal gammalt gamla äldre äldst äldsta | liten litet lilla små mindre minst minsta | tung tungt tunga tyngre tyngst
| dålig dåligt dåliga sämre sämst sämsta | nära närmare närmast närmaste | många fler flera flest flesta | få färre
| annan annat andra | denna detta dessa | någon något några | ingen inget inga | sin sitt sina | min mitt mina
| din ditt dina | vår vårt våra | er ert era | vilken vilket vilka | sådan sådant sådana | all allt alla | en ett
| bo bor bodde bott | bero beror berodde berott | tro tror trodde trott | nå når nådde nått nås nåddes nåtts
| bli blir blev blivit | dra drar drog dragit dras drogs dragits | få får fick fått fås | ge ger gav gett givit ges gavs
| gå går gick gått gås gåtts | göra gör gjorde gjort görs gjordes gjorts gjord gjorda | ha har hade haft
| komma kommer kom kommit | kunna kan kunde kunnat | ligga ligger låg legat | låta låter lät låtit
| hålla håller höll hållit hålls hölls hållits hållas | se ser såg sett ses sågs setts | ska skulle skall
| sitta sitter satt suttit | skriva skriver skrev skrivit skrivs skrevs skrivits | stå står stod stått
| ta tar tog tagit tas togs tagits | vara är var varit | veta vet visste vetat | vilja vill ville velat viljan
| ske sker skedde skett | finna finner fann funnit | finnas finns fanns funnits | säga säger sade sagt
| driva driver drev drivit drivs drevs drivits | sätta sätter satte satt sätts sattes satts satta
| sprida sprider spred spridit spritt sprids spridas spreds spridits spritts spridd spridda
| bjuda bjuder bjöd bjudit bjuds bjöds | falla faller föll fallit | åka åker åkte åkt
| leda leder ledde lett leds ledas leddes letts ledd ledda ledande | bereda bereder beredde berett bereds beredd beredda
| höra hör hörde hört hörs hördes hörts | vila vilar vilade vilat | öka ökar ökade ökat ökas ökad
| verka verkar verkade verkat | locka lockar lockade lockat lockas lockad lockande | handla handlar handlade handlat
| lägga lägger lade lagt läggs lades lagts | välja väljer valde valt väljs valdes valts vald valda
| den | det | de | dem | att | av | då | där | efter | eller | från | fram | för | han | hans | hon | hos | hur | här
| i | in | inom | inte | jag | man | med | mellan | men | mer | mest | mot | ni | när | och | om | på | samt
| sedan | sig | som | så | till | under | upp | ur | ut | utan | vad | vars | vem | vi | än | även | åt | över | både
| viss visst vissa | kommers | samma | samman | vidare | olika | fast fasta | först första förste | näst nästa
| planet planeten planeter planeterna | exemplar exemplaret exemplaren | arena arenan arenor arenorna
""".split("|")
# The prefixes of verbs.
PREFIXES = tuple(
    """
an av be bort del efter er fort fram för före förut genom igen ihop in inne med miss mot ned ner om på sam till under
ut upp vid å åter över
""".split()
)
# Plurals with another vowel than the singular, and their spelling with the vowel of the singular.
CHANGED_VOWELS = {
    "böcker": "boker",
    "bönder": "bonder",
    "bröder": "broder",
    "döttrar": "dottrar",
    "fötter": "foter",
    "händer": "hander",
    "länder": "lander",
    "ledamöter": "ledamoter",
    "män": "man",
    "männen": "mannen",
    "nätter": "natter",
    "rötter": "roter",
    "städer": "stader",
    "stränder": "strander",
    "söner": "soner",
    "tänder": "tander",
}
# Words that end in an s of their own: *svans* is not *svan*.
NOT_OWNERS = frozenset("chans dans fors glans gräns hals kurs plats puls resurs svans vals vers".split())
