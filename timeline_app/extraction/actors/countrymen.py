"""Tells who "the Kenyan" is: a person whom the text has named with that country, or the only one near.

Other descriptions are resolved in ``nominals``.
"""

from timeline_app.extraction.actors.countries import STATES
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.actors.stage import Stage
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.model.event import ActorKind

_REACH = 6  # sentences back for whose country is told
_NEAR = 2  # for whose isn't
_AS_ONE = ("nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative")
_OF_MANY = ("ch", "sh", "ese", "ss", "s")  # "the French", "the Swiss": a people


def note_origin(stage: Stage, sentence: Sentence, figure: Figure, name: FoundName) -> None:
    """ "Kenya's Ann Lee", "the Kenyan runner Ann Lee", "Ann Lee of Kenya"."""
    if figure.kind is not ActorKind.PERSON or figure in stage.origins:
        return
    head = sentence.tokens[name.head]
    beside = list(sentence.children_of(head, "poss", "amod", "compound", "nmod"))
    for prep in sentence.children_of(head, "prep"):
        if prep.lemma in ("of", "from") and prep.place == name.last + 1:
            beside.extend(sentence.children_of(prep, "pobj"))
    above = sentence.head_of(head)
    if head.dep == "appos" and above.tag == "NN":
        beside.extend(sentence.children_of(above, "poss", "amod", "compound", "nmod"))
    for token in beside:
        for country in stage.at.get((sentence.place, token.place), ()):
            if any(each.country or each.form in STATES for each in country.names):
                stage.origins[figure] = country


def countryman(stage: Stage, sentence: Sentence, token: Token, country: Figure) -> Figure | None:
    is_one = token.dep in _AS_ONE and token.tag in ("NN", "NNP", "JJ")
    article = sentence.child_of(token, "det")
    if not is_one or article is None or article.text.lower() != "the":
        return None
    if token.text.lower().endswith(_OF_MANY) or _is_plural(sentence, token):
        return None
    is_named = any(not each.country for each in country.names)
    unknown: list[Figure] = []
    for spoken in stage.back(_REACH, sentence):
        figure = spoken.figures[0]
        is_person = figure.kind is ActorKind.PERSON and not figure.is_plural
        if len(spoken.figures) > 1 or not is_person or not figure.names:
            continue
        if stage.origins.get(figure) is country:
            return figure
        is_near = sentence.place - _NEAR <= spoken.sentence < sentence.place
        if is_near and figure not in stage.origins and figure not in unknown:
            unknown.append(figure)
    if is_named or len(unknown) != 1:
        return None
    stage.origins[unknown[0]] = country
    return unknown[0]


def _is_plural(sentence: Sentence, token: Token) -> bool:
    verb = sentence.head_of(token)
    forms = (verb, *sentence.children_of(verb, "aux", "auxpass"))
    return any(each.tag == "VBP" or each.text.lower() == "were" for each in forms)
