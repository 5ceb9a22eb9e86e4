"""The words that made-up events are put together from: titles, places, actors, who says so."""

_SUBJECTS = (
    "Convoy", "Patrol", "Aid column", "Delegation", "Relief flight", "Local council", "Night bus",
    "Power line", "Border post", "Election team", "Field hospital", "Grain ship", "Strike committee",
    "Water plant", "Old bridge", "Refugee train", "Cargo drone", "Peace envoy", "Radio mast",
    "Zollstation", "Délégation", "Комиссия", "فرماندهی", "Școala", "Zespół", "Mission élargie",
)  # fmt: skip
_VERBS = (
    "leaves", "reaches", "is stopped near", "returns to", "is reported in", "is moved to",
    "opens in", "closes in", "is attacked near", "holds talks in", "asks for help in", "votes in",
    "is rebuilt in", "is searched in", "hands over control of", "denies entry to",
)  # fmt: skip
OPENINGS = tuple(f"{subject} {verb} " for subject in _SUBJECTS for verb in _VERBS)
PLACES = (
    "Kabul", "Herat", "Bazarak", "Mazar-e Sharif", "Kandahar", "Jalalabad", "Gdańsk", "São Paulo",
    "Zürich", "Köln", "Kraków", "Málaga", "Tromsø", "İzmir", "Plzeň", "Constanța", "Nantes",
    "Porto", "Leeds", "Gent", "Tartu", "Split", "Bergen", "Aarhus", "Bilbao", "Torino", "Patras",
    "Varna", "Odesa", "Харків", "Тбилиси", "پنجشیر", "مزار شریف", "東京", "서울", "Hà Nội", "Lagos",
    "Accra", "Mombasa", "Tunis", "Oran", "Fès", "Aden", "Muscat", "Lahore", "Quetta", "Pune",
    "Dhaka", "Cusco", "Quito", "León", "Mérida", "Recife", "Rosario", "Boise", "Duluth", "Québec",
)  # fmt: skip
TAILS = (
    "", " after talks", " at dawn", " overnight", " for the second time", ", says ministry",
    " despite the ban", " amid heavy rain", " under escort", ", according to witnesses",
    " with 40 on board", " as deadline passes", " without warning", " (corrected)", " – report",
    ", no one is hurt", " before the vote", " after a week’s delay", " on the old road",
    " by mistake", " in two groups", " = unconfirmed", ", ‘for good’", " once more",
)  # fmt: skip
ACTOR_WORDS = (
    (
        "Northern", "Southern", "United", "Free", "National", "Provincial", "Royal", "Coastal",
        "Highland", "River", "Third", "First", "Popular", "Joint", "Independent", "Nordic",
        "Égalité", "Żółty", "Ägäis", "Новый", "Upper", "Lower", "Inner", "Outer", "Old",
    ),
    (
        "Front", "Council", "Ministry", "Brigade", "Union", "Party", "Relief Fund", "Court",
        "Police", "Press Agency", "Railway", "Chamber", "Assembly", "Guard", "Movement", "League",
        "Commission", "Bureau", "Congress", "Hospital", "Navy", "Observatory", "Charter", "Institute",
        "Watch", "Alliance", "Cooperative", "Academy", "Embassy", "Fleet", "Federation", "Tribunal",
        "Museum", "Exchange", "Harbour Board", "Water Board", "Senate", "Archive", "Crescent",
        "Foundation", "Network",
    ),
)  # fmt: skip
WITNESSES = (
    "a spokesman", "two witnesses", "the ministry", "a local doctor", "an aid worker", "state radio",
    "a resident", "the mayor", "un témoin", "ein Sprecher", "a driver", "the opposition",
)  # fmt: skip
_QUOTES = (
    'It was over before we knew it, {} said, "and nobody told us why".',
    "According to {}, the road stayed closed until the evening.",
    "{} gave no number, but spoke of “many families”.",
    "There has been no word since, {} added; the lines are down.",
    "{} confirmed what had been heard on the radio that morning.",
    "« On ne savait rien », said {} a day later.",
)
QUOTES = tuple(quote.format(witness) for witness in WITNESSES for quote in _QUOTES)
