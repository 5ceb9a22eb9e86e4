"""What speaks for a name being a person's, an organization's, a place's…: points for each kind.

The points of all places where a name stands are added up, so that one wrong guess of the model does not
decide.
"""

from collections import defaultdict
from collections.abc import Sequence

from timeline_app.extraction.countries import STATES
from timeline_app.extraction.figure import ALSO_CALLED, Figure
from timeline_app.extraction.found_name import FoundName
from timeline_app.extraction.given_names import GIVEN
from timeline_app.extraction.name_words import (
    HEAD_KINDS,
    KIN,
    MOVING,
    PLACE_FORMS,
    SPEAKING,
    TAKING,
    TITLES,
)
from timeline_app.extraction.parsed import ParsedText
from timeline_app.extraction.phrases import first_of_list
from timeline_app.extraction.role_nouns import FIGHTERS, KINDS_OF, PLACES, THINGS
from timeline_app.extraction.segment import SegmentKind
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.word_list import words
from timeline_app.model.event import ActorKind

Points = dict[ActorKind, float]
_PARTS_OF_COUNTRIES = PLACE_FORMS | {"town", "village", "suburb", "municipality", "governorate"}
_LONGEST_LIST = 40  # tokens
_FIGHTERS = frozenset(word.removesuffix("s") for word in FIGHTERS)
_PERSON_ONLY = frozenset((ActorKind.PERSON,))
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
_WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "across",
        "around",
        "throughout",
        "inside",
        "outside",
        "toward",
        "towards",
        "into",
        "within",
        "through",
    ]
)
_DOING_BUSINESS = frozenset(
    ["unveil", "launch", "release", "acquire", "manufacture", "patent", "lay", "sell"]
)
_MAKING = frozenset(
    [
        "release",
        "launch",
        "unveil",
        "introduce",
        "sell",
        "buy",
        "use",
        "ship",
        "install",
        "download",
    ]
)
_OF_PRODUCTS = frozenset(
    ["price", "version", "edition", "user", "shipment", "demo", "beta", "prototype"]
)
_FOUNDING = frozenset(["found", "cofound", "co-found", "establish", "incorporate"])
# What is held or stands somewhere: "the X meeting".
_HELD = words(
    """
    meeting summit conference talk trial marathon attack bombing protest riot massacre fair festival
    game earthquake flood office plant factory branch embassy port airport hospital suburb carnival
    shooting siege bombardment campus shipyard stadium shooting fire explosion
    """
)
_OF_MODELS = frozenset(
    ["new", "newest", "latest", "original", "old", "older", "upcoming", "improved"]
)
_OF_COUNTRIES = frozenset(
    ["minister", "parliament", "army", "capital", "embassy", "border", "citizen"]
)
# Of what they are is mostly a place.
_OF_PLACES = PLACES | words(
    """
    battle siege fall capture recapture occupation liberation evacuation bombardment shelling
    invasion conquest sack blockade outskirts suburb north south east west northeast northwest
    southeast southwest centre center mayor resident inhabitant villager bishop archbishop duke earl
    count mile kilometer kilometre
    """
)
_OF_STATES = frozenset(
    [
        "capital",
        "citizen",
        "troop",
        "army",
        "border",
        "embassy",
        "soldier",
        "government",
        "president",
        "ambassador",
    ]
)
_OF_PRESS = frozenset(
    ["interview", "report", "article", "story", "reporter", "correspondent", "footage"]
)


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
            points[kind] += (4 if len(kinds) == 1 else 3) + 0.1 * count
    return _most(points)


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
    if any(_is_told_place(parsed.sentences[name.sentence], name) for name in names):
        points[ActorKind.PLACE] += 4
    if _is_one_of_many(parsed, names):
        points[ActorKind.OTHER] += 2
    if any(name.form in STATES for name in names):
        points[ActorKind.PLACE] += 3 if not any(name.form in GIVEN for name in names) else 1
    if any(_is_called_thing(parsed.sentences[name.sentence], name) for name in names):
        points[ActorKind.OTHER] += 5
    for written in {name.words for name in names if name.label != "PERSON"}:
        head = _head_kind([word.casefold().rstrip(".") for word in written])
        if head is not None:
            points[head] += 4
    return points


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


def _is_called_thing(sentence: Sentence, name: FoundName) -> bool:
    """ "A speaker called the X"."""
    token = sentence.tokens[name.head]
    thing = sentence.head_of(sentence.head_of(token))
    return token.dep == "oprd" and KINDS_OF.get(thing.lemma) == frozenset((ActorKind.OTHER,))


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
    if name.titles or name.generation:
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
    if _is_called_person(sentence, name, token):
        points[ActorKind.PERSON] += 2
    _add_words_before(sentence, name, token, points)
    if token.tag == "NNPS" and head is None and sentence.tokens[name.first - 1].tag == "DT":
        points[ActorKind.GROUP] += 0.7
    _add_cues(sentence, name, first_of_list(sentence, token), points)
    return points


def _add_words_before(sentence: Sentence, name: FoundName, token: Token, points: Points) -> None:
    """What an article, an owner or "new" before a name tells of it."""
    for child in sentence.children_of(token, "amod", "det", "poss"):
        if child.place >= name.first:
            break
        if child.dep == "amod" and child.lemma in _OF_MODELS:
            points[ActorKind.OTHER] += 1
        elif (
            child.dep == "det"
            and child.place == name.first - 1
            and child.text.lower() in ("the", "a", "an")
        ):
            points[ActorKind.PERSON] -= 1
        elif child.dep == "poss" and child.entity in ("ORG", "PERSON"):
            points[ActorKind.OTHER] += 1


def _is_no_surname(word: str, token: Token) -> bool:
    """Whether a single word looks like no person's name here: "VoIP", "Fasco" of "Fasco phones"."""
    is_odd = word.isupper() or any(character.isupper() for character in word[2:])
    return is_odd or token.dep in ("compound", "nmod")


def _head_kind(words: list[str]) -> ActorKind | None:
    if "of" in words[1:]:
        words = words[: words.index("of", 1)]
    return HEAD_KINDS.get(words[-1]) if words[-1] in HEAD_KINDS else None


def _add_cues(sentence: Sentence, name: FoundName, token: Token, points: Points) -> None:
    above = sentence.head_of(token)
    is_at = above.lemma == "at" and name.label in ("ORG", "PERSON")
    if is_where(sentence, token) and not is_at:
        points[ActorKind.PLACE] += 2
    elif token.dep == "compound" and above.lemma in PLACES and above.text.islower():
        points[ActorKind.PLACE] += 1
    elif token.dep in ("compound", "amod") and above.lemma in _OF_STATES and above.text.islower():
        points[ActorKind.PLACE] += 1
        points[ActorKind.PERSON] -= 1
    elif token.dep in ("compound", "nmod") and above.lemma in THINGS and above.text.islower():
        points[ActorKind.OTHER] += 0.5
    if token.dep in ("compound", "nmod") and above.lemma in ("people", "tribe", "clan"):
        points[ActorKind.GROUP] += 2
        points[ActorKind.PERSON] -= 1
    if token.dep == "nsubj" and above.lemma in SPEAKING:
        points[ActorKind.OTHER] -= 1
        clause = sentence.child_of(above, "ccomp")
        told = None if clause is None else sentence.child_of(clause, "nsubj", "nsubjpass")
        if told is not None and told.text == "it":
            points[ActorKind.PERSON] -= 1
            points[ActorKind.ORGANIZATION] += 1
    if token.dep == "dobj" and above.lemma in TAKING and name.label != "PERSON":
        points[ActorKind.PLACE] += 1
    if token.dep == "nsubj" and above.lemma in _DOING_BUSINESS:
        points[ActorKind.ORGANIZATION] += 1
    if _is_made(sentence, token):
        points[ActorKind.OTHER] += 1
        points[ActorKind.PERSON] -= 1
        if name.label != "ORG" or _has_article(sentence, name):
            points[ActorKind.OTHER] += 1
    if token.dep == "dobj" and above.lemma in _FOUNDING:
        points[ActorKind.ORGANIZATION] += 1.5
    if any(clause.lemma in _MAKING for clause in sentence.children_of(token, "acl")):
        points[ActorKind.OTHER] += 1  # "X, released in May"
    if token.dep in ("compound", "nmod") and above.lemma in _HELD and above.text.islower():
        points[ActorKind.PLACE] += 1
        points[ActorKind.PERSON] -= 1.5
    if token.dep in ("compound", "nmod") and above.lemma in _FIGHTERS:
        points[ActorKind.GROUP] += 0.7
        points[ActorKind.PERSON] -= 1
    if token.dep == "poss" and above.lemma in _OF_COUNTRIES:
        points[ActorKind.PLACE] += 1.5
    _add_possessives(sentence, token, points)
    _add_press(sentence, name, token, points)


def _is_called_person(sentence: Sentence, name: FoundName, token: Token) -> bool:
    """ "The chemist X", "X, a clerk", "X, one of the organizers"."""
    before = sentence.tokens[name.first - 1] if name.first else None
    if before is not None and before.tag in ("NN", "JJ") and _is_person_noun(before):
        hangs = name.first <= before.head <= name.last or token.head == before.place
        if hangs and before.text.islower():
            return True
    above = sentence.head_of(token)
    if token.dep == "appos" and above.tag == "NN" and _is_person_noun(above):
        return True
    for child in sentence.children_of(token, "appos"):
        if child.place < name.last:
            continue
        if child.tag == "NN" and _is_person_noun(child):
            return True
        of = sentence.child_of(child, "prep") if child.lemma == "one" else None
        several = None if of is None else sentence.child_of(of, "pobj")
        if several is not None and several.tag == "NNS" and _is_person_noun(several):
            return True
    return False


def _is_person_noun(token: Token) -> bool:
    return KINDS_OF.get(token.lemma) == _PERSON_ONLY


def _is_made(sentence: Sentence, token: Token) -> bool:
    """ "Launched X", "X was released", "X went on sale", "the price of X", "a version of X"."""
    above = sentence.head_of(token)
    if token.dep == "dobj" or (token.dep == "nsubjpass" and above.dep != "xcomp"):
        return above.lemma in _MAKING
    if token.dep == "nsubj":
        sale = sentence.child_of(above, "prep") if above.lemma == "go" else None
        return sale is not None and sentence.child_of(sale, "pobj") in _on_sale(sentence)
    return (
        token.dep == "pobj"
        and above.lemma in ("of", "for")
        and (sentence.head_of(above).lemma in _OF_PRODUCTS)
    )


def _on_sale(sentence: Sentence) -> tuple[Token, ...]:
    return tuple(token for token in sentence.tokens if token.lemma == "sale")


def _has_article(sentence: Sentence, name: FoundName) -> bool:
    before = sentence.tokens[name.first - 1] if name.first else None
    return before is not None and (before.tag in ("DT", "PRP$") or before.lemma in _OF_MODELS)


def _add_possessives(sentence: Sentence, token: Token, points: Points) -> None:
    """ "X lost its case", "X, based in …" speak against a person, "X lost his case" for one."""
    if any(clause.lemma == "base" for clause in sentence.children_of(token, "acl")):
        points[ActorKind.ORGANIZATION] += 1
    verb = sentence.head_of(token)
    thing = sentence.child_of(verb, "dobj") if token.dep == "nsubj" else None
    owner = None if thing is None else sentence.child_of(thing, "poss")
    word = "" if owner is None else owner.text.lower()
    if token.dep == "poss" and verb.lemma in KIN:
        points[ActorKind.PERSON] += 2.5
    if word == "its":
        points[ActorKind.PERSON] -= 1
    elif word in ("his", "her"):
        points[ActorKind.PERSON] += 1


def _add_press(sentence: Sentence, name: FoundName, token: Token, points: Points) -> None:
    """ "told X", "an interview with X", "a report by X" speak for a medium, unless X is a person."""
    if name.label == "PERSON" or name.titles:
        return
    above = sentence.head_of(token)
    if token.dep in ("dobj", "dative") and above.lemma == "tell":
        points[ActorKind.MEDIA] += 2
    if token.dep == "pobj" and above.lemma in ("by", "with", "in", "to", "of", "for"):
        governor = sentence.head_of(above)
        if governor.lemma in _OF_PRESS and governor.pos == "NOUN":
            points[ActorKind.MEDIA] += 2
    if token.dep == "nsubj" and above.lemma == "report":
        points[ActorKind.MEDIA] += 1


def _is_told_place(sentence: Sentence, name: FoundName) -> bool:
    """ "The city of X", "X province": the text itself says that it is a place."""
    token = first_of_list(sentence, sentence.tokens[name.head])
    above = sentence.head_of(token)
    if _is_in_list_of_places(sentence, name):
        return True
    if token.dep == "compound" and above.text.islower():
        return above.lemma in _PARTS_OF_COUNTRIES
    is_of = token.dep == "pobj" and above.lemma == "of"
    return is_of and sentence.head_of(above).lemma in PLACES


def _is_in_list_of_places(sentence: Sentence, name: FoundName) -> bool:
    """ "The districts of A, B-C and D", "A, B-C and D provinces", however they are parsed."""
    tokens = sentence.tokens
    for step, start in ((1, name.last + 1), (-1, name.first - 1)):
        place = start
        while 0 <= place < len(tokens) and abs(place - start) < _LONGEST_LIST:
            token = tokens[place]
            if token.tag == "NNS" and token.text.islower():
                is_kind = token.lemma in _PARTS_OF_COUNTRIES
                return is_kind and (step == 1 or tokens[place + 1].text == "of")
            is_listed = token.text in (",", "-", "and", "&") or token.tag in ("NNP", "NNPS")
            if not is_listed and not (step == -1 and token.text == "of" and place > 0):
                break
            place += step
    return False


def is_where(sentence: Sentence, token: Token) -> bool:
    """Whether a name stands as the place of something: "in X", "the districts of X"."""
    above = sentence.head_of(token)
    if token.dep == "appos" and above.tag in ("NNP", "NNPS"):
        token, above = above, sentence.head_of(above)
    if token.dep != "pobj":
        return False
    if above.lemma in _WHERE:
        return sentence.head_of(above).lemma not in (
            "share",
            "stake",
            "stock",
            "investment",
            "faith",
        )
    if above.lemma in ("to", "from") and sentence.head_of(above).lemma in MOVING:
        return True
    return above.lemma == "of" and sentence.head_of(above).lemma in _OF_PLACES


def is_doer(sentence: Sentence, token: Token) -> bool:
    """Whether a name stands as who does something: as an active verb's subject, or with what it did."""
    token = first_of_list(sentence, token)
    above = sentence.head_of(token)
    if token.dep == "nsubj":
        return above.pos == "VERB" and above.lemma not in TITLES
    return token.dep == "pobj" and above.dep == "agent"
