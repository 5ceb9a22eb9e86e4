"""Nouns that accounts of one event put for each other when they count: "12 workers", "nine colleagues".

Numbers are read in ``counts``. Groups hold near-synonyms of WordNet as news use them; people by what they
are there for are never the same as others ("two officers", "two protesters"). English.
"""

from timeline_app.extraction.sentences.stems import stem_of

PEOPLE, DURATION = "people", "how long in "

# Each line one kind; who is only a person, whatever else, is counted as "people".
_SAME = f"""
{PEOPLE} person persons men women civilians residents victims dead lives passengers others fatalities casualties
workers employees staff colleagues staffers workmen labourers laborers
protesters demonstrators marchers protestors
officers policemen police
soldiers troops servicemen
children pupils students schoolchildren
rebels fighters militants insurgents gunmen
refugees migrants
inmates prisoners detainees convicts
customers clients users accounts
homes houses
jobs posts positions
boats vessels ships
shots rounds bullets
cars vehicles
votes ballots
flights planes jets aircraft
"""
_CURRENCIES = {"dollars": "$", "euros": "€"}
_DURATIONS = frozenset(("minute", "hour", "day", "week", "month", "year"))
_KINDS = {stem_of(word): line.split()[0] for line in _SAME.split("\n") for word in line.split()}


def kind_of(noun: str) -> str:
    """What counts of ``noun`` are compared by."""
    return _CURRENCIES.get(noun) or _KINDS.get(stem_of(noun)) or stem_of(noun)


def is_duration(unit: str) -> bool:
    return unit.removesuffix("s") in _DURATIONS
