"""What speaks for a name being a person's, an organization's, a place's…: points for each kind.

The points of all places where a name stands are added up, so that one wrong guess of the model does not
decide.
"""

from collections import defaultdict
from collections.abc import Sequence

from timeline_app.extraction.actors.countries import STATES
from timeline_app.extraction.actors.figure import ALSO_CALLED, Figure
from timeline_app.extraction.actors.found_name import FoundName
from timeline_app.extraction.actors.given_names import GIVEN
from timeline_app.extraction.actors.name_cues import Points, add_cues, add_words_before
from timeline_app.extraction.actors.name_standing import (
    is_called_person,
    is_called_thing,
    is_press,
    is_told_place,
)
from timeline_app.extraction.actors.named_run import SHIP
from timeline_app.extraction.drafts.parsed import ParsedText
from timeline_app.extraction.sentences.name_words import (
    HEAD_KINDS,
    SHIP_PREFIXES,
    SURE_FORMS,
)
from timeline_app.extraction.sentences.phrases import first_of_list
from timeline_app.extraction.sentences.role_nouns import KINDS_OF, THINGS
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import SegmentKind
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

_OF_LABEL = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANIZATION,
    "NORP": ActorKind.GROUP,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
    "PRODUCT": ActorKind.OTHER,
    "WORK_OF_ART": ActorKind.OTHER,
    "EVENT": ActorKind.OTHER,
    "LAW": ActorKind.OTHER,
}


# Countries that are nothing else: no unions, and no names that people bear too.
_COUNTRIES = STATES - {"european union", "united nations", "jordan", "chad", "georgia", "ireland"}
_RANKS = words(
    """
    duke duchess earl count countess baron baroness prince princess king queen emperor empress
    archbishop bishop sultan emir marquess marquis landgrave margrave viscount
    """
)
_BEHIND = frozenset(("of", "for", "on"))  # "the Committee on Fisheries" is a committee
_NO_STATES = (ActorKind.PERSON, ActorKind.ORGANIZATION, ActorKind.OTHER)


def kind_of(parsed: ParsedText, figure: Figure) -> ActorKind:
    """The kind that most speaks for."""
    if figure.pinned is not None:
        return figure.pinned.kind
    if any(name.is_account for name in figure.names) and not figure.roles:
        return ActorKind.OTHER
    if all(name.country for name in figure.names):
        return _of_people(parsed, figure)
    own = [name for name in figure.names if not name.country]
    main = [name for name in own if name.rule != ALSO_CALLED] or own
    points = _all_points(parsed, main)
    for role, count in figure.roles.items():
        kinds = KINDS_OF.get(role.rpartition(" ")[2], frozenset())
        for kind in kinds:
            is_sure = kinds == {ActorKind.OTHER}
            points[kind] += (6 if is_sure else 4 if len(kinds) == 1 else 3) + 0.1 * count
    most = _most(points)
    is_state = figure.forms <= _COUNTRIES and not figure.titles and bool(figure.forms)
    return ActorKind.PLACE if is_state and most in _NO_STATES else most


def _of_people(parsed: ParsedText, figure: Figure) -> ActorKind:
    """Only adjectives mean the state, as in "Utopian forces"; "the Utopians" are a people."""
    tags = {parsed.sentences[name.sentence].tokens[name.head].tag for name in figure.names}
    return ActorKind.GROUP if tags <= {"NNS", "NNPS"} else ActorKind.GOVERNMENT


def is_person(parsed: ParsedText, names: Sequence[FoundName]) -> bool:
    return _most(_all_points(parsed, names)) is ActorKind.PERSON


def _most(points: Points) -> ActorKind:
    if not points or max(points.values()) <= 0:
        return ActorKind.OTHER
    order = list(ActorKind)
    return max(points, key=lambda kind: (points[kind], -order.index(kind)))


def _all_points(parsed: ParsedText, names: Sequence[FoundName]) -> Points:
    """Of all names of one figure: what their words tell counts once, the rest by its share."""
    points: Points = defaultdict(float)
    for name in names:
        if parsed.segment_of(parsed.sentences[name.sentence]).kind is SegmentKind.DATELINE:
            points[_in_dateline(parsed.sentences[name.sentence], name)] += 4
        for kind, value in _points(parsed.sentences[name.sentence], name).items():
            points[kind] += 3 * value / len(names)
    if any(_is_of_rank(name) for name in names):
        points[ActorKind.PERSON] += 6
    if any(is_told_place(parsed.sentences[name.sentence], name) for name in names):
        points[ActorKind.PLACE] += 4
    if any(is_press(parsed.sentences[name.sentence], name) for name in names):
        points[ActorKind.MEDIA] += 4
    if _is_one_of_many(parsed, names):
        points[ActorKind.OTHER] += 2
    if any(name.words[0] in SHIP_PREFIXES or name.rule == SHIP for name in names):
        points[ActorKind.OTHER] += 7
    if any(name.form in STATES for name in names):
        points[ActorKind.PLACE] += 3 if not any(name.form in GIVEN for name in names) else 1
    if any(is_called_thing(parsed.sentences[name.sentence], name) for name in names):
        points[ActorKind.OTHER] += 5
    for written, is_person in {(name.words, name.label == "PERSON") for name in names}:
        head = _head_kind([word.casefold().rstrip(".") for word in written])
        if head is not None and (not is_person or _is_no_family_name(written[-1])):
            points[head] += 4
    return points


def _is_of_rank(name: FoundName) -> bool:
    """ "The Duke of Kessel"."""
    of = name.words[1:2] == ("of",) and name.words[-1].casefold() not in HEAD_KINDS
    return of and name.words[0].casefold() in _RANKS


def _is_one_of_many(parsed: ParsedText, names: Sequence[FoundName]) -> bool:
    """ "A Larn", "an older Larn 3": there are several of it, as of what is made."""
    for name in names:
        sentence = parsed.sentences[name.sentence]
        token = sentence.tokens[name.head]
        if name.country or name.label in ("PERSON", "NORP", "GPE", "EVENT") or token.tag != "NNP":
            continue
        if _head_kind([word.casefold() for word in name.words]) is not None:
            continue
        articles = sentence.children_of(token, "det")
        if any(each.text.lower() in ("a", "an") and each.place < name.first for each in articles):
            return True
    return False


def _in_dateline(sentence: Sentence, name: FoundName) -> ActorKind:
    """ "LARN (Northern Wire) —" has a place and, in brackets, who reports."""
    before = sentence.tokens[name.first - 1].text if name.first else ""
    return ActorKind.MEDIA if before in ("(", "/") else ActorKind.PLACE


def _points(sentence: Sentence, name: FoundName) -> Points:
    points: Points = defaultdict(float)
    kind = _OF_LABEL.get(name.label)
    if kind is not None:
        points[kind] += 1
    words = [word.casefold().rstrip(".") for word in name.words]
    head = _head_kind(words)
    if name.titles or name.generation or _has_age(sentence, name):
        points[ActorKind.PERSON] += 3
    elif len(words) > 1 and head is None and (words[0] in GIVEN or words[1:-1] == ["the"]):
        points[ActorKind.PERSON] += 1
    if head is None and any(word[:1].isdigit() for word in words[1:]):
        points[ActorKind.OTHER] += 2
    token = sentence.tokens[name.head]
    if kind is ActorKind.PERSON and len(words) == 1 and _is_no_surname(name.words[0], token):
        points[ActorKind.PERSON] -= 0.7
    if len(words) == 1 and name.words[0][0].islower():
        points[ActorKind.OTHER] += 0.7
    if is_called_person(sentence, name, token):
        points[ActorKind.PERSON] += 2
    add_words_before(sentence, name, token, points)
    if token.tag == "NNPS" and head is None and sentence.tokens[name.first - 1].tag == "DT":
        points[ActorKind.GROUP] += 0.7
    add_cues(sentence, name, first_of_list(sentence, token), points)
    return points


def _has_age(sentence: Sentence, name: FoundName) -> bool:
    """ "X, 71,"."""
    after = [token.text for token in sentence.tokens[name.last + 1 : name.last + 4]]
    return (
        len(after) == 3
        and after[0] == after[2] == ","
        and after[1].isdecimal()
        and len(after[1]) < 3
    )


def _is_no_surname(word: str, token: Token) -> bool:
    """Whether a single word looks like no person's name here: "VoIP", "Fasco" of "Fasco phones"."""
    is_odd = word.isupper() or any(character.isupper() for character in word[2:])
    return is_odd or token.dep in ("compound", "nmod")


def _is_no_family_name(word: str) -> bool:
    """Whether what a body is called is nobody's family name: "Minerals", not "Church"."""
    plain = word.casefold().replace(".", "")
    return plain in SURE_FORMS or plain.endswith(("s", "ion", "ity", "ment", "ing", "stry"))


def _head_kind(words: list[str]) -> ActorKind | None:
    if words[0] in ("radio", "daily", "weekly") and len(words) > 2 - (words[0] != "radio"):
        return ActorKind.MEDIA
    word = kind_word(words)
    is_of_things = len(words) > 1 and word.removesuffix("s") in THINGS and word not in THINGS
    return ActorKind.ORGANIZATION if is_of_things else HEAD_KINDS.get(word)


def kind_word(words: Sequence[str]) -> str:
    """The word of a name that may tell its kind, in lower case: "bank" of "Bank of Larn"."""
    lower = [word.casefold() for word in words]
    end = next((place for place in range(1, len(lower)) if lower[place] in _BEHIND), len(lower))
    return lower[end - 1].replace(".", "")
