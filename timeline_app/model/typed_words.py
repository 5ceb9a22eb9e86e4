"""The words that a typed date may hold, each with the kind of token it makes.

How a text is cut into tokens is in `typed_tokens`; what tokens mean in a row, in `typed_named`
(one date), `typed_relative` and `typed_phrase`.
"""

from timeline_app.model.calendar import MONTHS

WEEKDAYS = "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"

_UNITS_BELOW_20 = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_ORDINALS_BELOW_20 = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_TENS = "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"

TENS = {name: 10 * place for place, name in enumerate(_TENS) if name}
CARDINALS = {name: number for number, name in enumerate(_UNITS_BELOW_20)} | TENS
ORDINALS = {name: number for number, name in enumerate(_ORDINALS_BELOW_20) if name} | {
    f"{name[:-1]}ieth": number for name, number in TENS.items()
}

# "in", "on" and the like tell nothing that what stands beside them doesn't; "shortly before" and "just
# after" narrow a bound by nobody knows how much, so that leaving them out keeps it wide.
SKIPPED = frozenset(
    [*("the", "of", "in", "on", "during", "sometime", "some", "time"), *("shortly", "just", "soon")]
)

# Word or words: kind of token, its number, its name.
WORDS: dict[str, tuple[str, int, str]] = {}


def _add(kind: str, number: int, words: str, name: str = "") -> None:
    for each in words.split("|"):
        WORDS[each] = (kind, number, name)


for _number, _name in enumerate(MONTHS):
    if _name:
        _add("month", _number, f"{_name.lower()}|{_name[:3].lower()}")
_add("month", 9, "sept")
for _number, _name in enumerate(WEEKDAYS):
    _add("weekday", _number, f"{_name.lower()}|{_name[:3].lower()}", _name)
_add("weekday", 1, "tues", "Tuesday")
_add("weekday", 2, "weds", "Wednesday")
_add("weekday", 3, "thur|thurs", "Thursday")
for _number, _name in enumerate(("spring", "summer", "autumn|fall", "winter"), 21):
    _add("season", _number, _name)
_add("era", -1, "bc|bce|before christ", "BCE")
_add("era", 1, "ad|ce|anno domini", "CE")

for _name in ("minute", "hour", "day", "week", "month", "year", "decade", "quarter", "half"):
    _add("unit", 1, f"{_name}|{_name}s", _name)
_add("unit", 1, "mins|min", "minute")
_add("unit", 1, "hrs", "hour")
_add("unit", 1, "century|centuries", "century")
_add("unit", 1, "halves", "half")
_add("unit", 2, "fortnight|fortnights", "week")
for _number, _name in enumerate(("morning", "afternoon", "evening", "night")):
    _add("daypart", _number, _name, _name)

# How many "a few" are, nobody can say: bounds wide enough for most speakers, of at least and at most.
_add("amount", 2, "couple|a couple", "3")
_add("amount", 2, "few|a few", "6")
_add("amount", 3, "several", "9")

_add("part", 0, "early|beginning|start|at start", "early")
_add("part", 1, "mid|middle", "mid")
_add("part", 2, "late|end", "late")

_add("mark", 2, "about|around|circa|c|ca|approximately|approx|roughly|more or less|or so|~")
_add("mark", 1, "probably|possibly|perhaps|maybe|likely|presumably|?")
_add("mark", 3, "%")
_add("manner", 1, "uncertain")
_add("manner", 2, "approximate")

_add("before", 0, "before|prior to|earlier than")
_add("after", 0, "after|later than")
_add("since", 0, "since|ever since")
_add("until", 0, "until|till|til|up to|up until|up till")
_add("by", 0, "by|no later than|not later than|not after|at latest|at or before")
_add("not before", 0, "not before|no earlier than|not earlier than|at or after|at earliest")
_add("from", 0, "from")
_add("between", 0, "between")
_add("to", 0, "to|through|thru|and until")
_add("or", 0, "or")
_add("and", 0, "and")
_add("either", 0, "either|one of")
_add("both", 0, "both|all of")
_add("onwards", 0, "onwards|onward|and onwards|and onward|to present|to present day|to now")
_add("onwards", 0, "to date|until now|until present|till now|up to present|up to now|end open")
_add("end unknown", 0, "end unknown")
_add("start open", 0, "start open")
_add("start unknown", 0, "start unknown")
_add("or later", 0, "or later|or after|and later|and after|or afterwards")
_add("or earlier", 0, "or earlier|or before|and earlier|and before")
_add("present", 0, "present|present day|now")

_add("at", 0, "at")
_add("meridiem", 0, "am")
_add("meridiem", 12, "pm")
_add("noon", 0, "noon|midday")
_add("midnight", 0, "midnight")
_add("hours", 0, "h")
_add("zone", 0, "utc|gmt|z", "Z")
_add("named zone", 0, "est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|ist|msk|jst|eet|eest|local")

_add("ago", 0, "ago|previously")
_add("earlier", 0, "earlier")
_add("later", 0, "later|afterwards|afterward|on from then|from then|from now|hence")
_add("this", 0, "this|that|same|this same|that same|current|very same")
_add("last", 0, "last|past")
_add("previous", 0, "previous|preceding")
_add("next", 0, "next|following|coming|subsequent")
_add("within", 0, "within")
_add("exactly", 0, "exactly|precisely|to day")
_add("offset", 0, "today")
_add("offset", -1, "yesterday")
_add("offset", 1, "tomorrow")
_add("tonight", 0, "tonight")
_add("overnight", 0, "overnight")

LONGEST = max(words.count(" ") for words in WORDS) + 1  # in words
OPENING = frozenset(words.split(" ")[0] for words in WORDS if " " in words)
