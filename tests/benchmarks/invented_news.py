"""Invented news of about 350 words each, for benchmarks of reading: seeded, no two alike."""

import random

WORDS = 350
_PEOPLE = [
    "Ann Lee",
    "Bo Ray",
    "Carla Munoz",
    "Dmitri Orlov",
    "Esi Mensah",
    "Farid Karimi",
    "Greta Lind",
    "Hugo Braun",
]
_BODIES = [
    "Harbour Union",
    "Northern Front",
    "Ministry of Transport",
    "Lind Shipping",
    "City Council",
    "Red Cross",
    "Coast Guard",
]
_PLACES = ["Hull", "Malmo", "Trieste", "Gdansk", "Mersin", "Tampico", "Busan", "Lagos"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SENTENCES = (
    "{person} told reporters in {place} on {day} that the {body} had attacked a depot two days earlier.",
    "The {body} denied that it had closed the port, and accused the {other} of spreading rumours.",
    "At least {number} people were killed and {more} wounded when a ferry sank off {place}, officials said.",
    "“We will not give up,” {person} said after meeting leaders of the {body}.",
    "The {body} plans to send {number} trucks to {place} next week, according to {person}.",
    "In late {month} {year}, the {other} signed an agreement with the {body} in {place}.",
    "{person}, who leads the {body}, resigned on {day} following weeks of protests.",
    "Police arrested {number} demonstrators near the station before the talks began.",
    "He had failed to win the support of the {other} a month before.",
    "The group reportedly shelled a village near {place}, but nobody was hurt.",
    "Both sides agreed to hold further talks in {month}.",
    "It rained for most of the day, and the streets of {place} were empty.",
)
_MONTHS = ["January", "March", "May", "June", "August", "October"]


def invented_news(count: int, seed: int = 5) -> list[str]:
    """``count`` texts, each with a dateline."""
    chance = random.Random(seed)
    return [_article(chance) for _ in range(count)]


def _article(chance: random.Random) -> str:
    month, year = chance.choice(_MONTHS), chance.randint(1995, 2024)
    place = chance.choice(_PLACES)
    words = f"{place.upper()}, {month} {chance.randint(1, 28)}, {year} —".split()
    paragraphs: list[str] = []
    while sum(len(each.split()) for each in paragraphs) < WORDS:
        sentences = (_sentence(chance, year) for _ in range(chance.randint(2, 5)))
        paragraphs.append(" ".join([*words, *sentences]))
        words = []
    return "\n\n".join(paragraphs) + "\n"


def _sentence(chance: random.Random, year: int) -> str:
    body, other = chance.sample(_BODIES, 2)
    return chance.choice(_SENTENCES).format(
        person=chance.choice(_PEOPLE),
        place=chance.choice(_PLACES),
        day=chance.choice(_DAYS),
        month=chance.choice(_MONTHS),
        year=year - chance.randint(0, 9),
        body=body,
        other=other,
        number=chance.randint(2, 90),
        more=chance.randint(91, 400),
    )
