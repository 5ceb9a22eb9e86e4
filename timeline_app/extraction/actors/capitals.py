"""Takes a capital that speaks or decides for its government: "Oslo urged them" is Norway's doing.

Only in a text that names the country too, and only where the capital is the subject of what governments
do: elsewhere it is a town.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.extraction.actors.figure import ALSO_CALLED, Figure
from timeline_app.extraction.actors.figure_joining import head_of
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.actors.name_evidence import is_person
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import SPEAKING
from timeline_app.extraction.sentences.phrases import first_of_list
from timeline_app.extraction.texts.word_list import words

# Capitals that news uses for their governments, of states with an adjective in ``countries``.
_TABLE = """
abuja Nigeria; accra Ghana; algiers Algeria; amman Jordan; ankara Turkey; athens Greece; baghdad Iraq
baku Azerbaijan; bangkok Thailand; beijing China; beirut Lebanon; belgrade Serbia; berlin Germany
bern Switzerland; bogotá Colombia; bratislava Slovakia; bucharest Romania; budapest Hungary
cairo Egypt; canberra Australia; caracas Venezuela; copenhagen Denmark; dakar Senegal
damascus Syria; dhaka Bangladesh; doha Qatar; dublin Ireland; hanoi Vietnam; harare Zimbabwe
havana Cuba; helsinki Finland; islamabad Pakistan; jakarta Indonesia; kabul Afghanistan; kampala Uganda
kathmandu Nepal; khartoum Sudan; kigali Rwanda; kinshasa Congo; kyiv Ukraine; kiev Ukraine; lima Peru
lisbon Portugal; ljubljana Slovenia; london United_Kingdom; luanda Angola; lusaka Zambia
madrid Spain; manila Philippines; minsk Belarus; mogadishu Somalia; moscow Russia; muscat Oman
nairobi Kenya; oslo Norway; ottawa Canada; paris France; prague Czech_Republic; pretoria South_Africa
pyongyang North_Korea; quito Ecuador; rabat Morocco; reykjavik Iceland; riga Latvia; riyadh Saudi_Arabia
rome Italy; sana'a Yemen; santiago Chile; sarajevo Bosnia_and_Herzegovina; seoul South_Korea
sofia Bulgaria; stockholm Sweden; taipei Taiwan; tallinn Estonia; tbilisi Georgia; tehran Iran
teheran Iran; tirana Albania; tokyo Japan; tripoli Libya; tunis Tunisia; vienna Austria
vilnius Lithuania; warsaw Poland; washington United_States; yerevan Armenia; zagreb Croatia
"""
_OF_STATES = words(
    """
    recall expel summon sanction retaliate recognise recognize send impose lift back oppose deploy
    offer seek ratify sign withdraw protest approve suspend restore invade intervene mediate negotiate
    """
)


def _read() -> dict[str, str]:
    pairs = (each.split() for each in _TABLE.replace("\n", ";").split(";") if each.strip())
    return {capital: country.replace("_", " ").casefold() for capital, country in pairs}


COUNTRY_OF_CAPITAL = _read()  # in lower case


def join_capitals(parsed: ParsedText, figures: Sequence[Figure]) -> None:
    countries: dict[str, Figure] = {}
    for figure in figures:
        for name in figure.names:
            countries.setdefault(name.country.casefold() or name.form, figure)
    for figure in figures:
        country = next(
            (COUNTRY_OF_CAPITAL[form] for form in figure.forms if form in COUNTRY_OF_CAPITAL), ""
        )
        state = countries.get(country)
        if state is None or state is figure or figure.pinned or _is_borne(parsed, figures, figure):
            continue
        acting = [name for name in figure.names if _acts_as_state(parsed, name)]
        state.names.extend(replace(name, rule=ALSO_CALLED) for name in acting)
        figure.names = [name for name in figure.names if name not in acting]


def _acts_as_state(parsed: ParsedText, name: FoundName) -> bool:
    sentence = parsed.sentences[name.sentence]
    token = first_of_list(sentence, head_of(parsed, name))
    if len(name.words) > 1 or name.titles or token.dep != "nsubj":
        return False
    return sentence.head_of(token).lemma in SPEAKING | _OF_STATES


def _is_borne(parsed: ParsedText, figures: Sequence[Figure], capital: Figure) -> bool:
    """Whether somebody of the text bears the name: "George Washington", "Sofia Petrova"."""
    return any(
        figure is not capital
        and any(" " in form and not capital.forms.isdisjoint(form.split()) for form in figure.forms)
        and is_person(parsed, figure.names)
        for figure in figures
    )
