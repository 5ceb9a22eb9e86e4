"""Resolves pronouns: he, she, it, they, who. Who says "I" and "we" is told in ``speakers``.

Who is likeliest is ranked in ``antecedents``. A pronoun for which nobody fits well means nobody.
"""

from itertools import islice

from timeline_app.extraction.actors.antecedents import governor, is_occasion_told_before, ranked
from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.nominals import meant_by as meant_by_noun
from timeline_app.extraction.actors.role_phrases import is_role
from timeline_app.extraction.actors.several import both
from timeline_app.extraction.actors.side_by_side import listed, pairs
from timeline_app.extraction.actors.speakers import speaker
from timeline_app.extraction.actors.stage import Stage
from timeline_app.extraction.actors.told_of import told_of
from timeline_app.extraction.sentences.name_words import SHIP_PREFIXES, SHIPS, SPEAKING
from timeline_app.extraction.sentences.phrases import first_of_list, phrase_of
from timeline_app.extraction.sentences.role_nouns import PEOPLE
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

_HE = frozenset(["he", "him", "his", "himself"])
_SHE = frozenset(["she", "her", "hers", "herself"])
_IT = frozenset(["it", "its", "itself"])
_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
_I = frozenset(["i", "me", "my", "mine", "myself"])
_WE = frozenset(["we", "us", "our", "ours", "ourselves"])
_WHO = frozenset(["who", "whom", "whose", "which", "that"])
_ALONE = ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent")
# Their "it" is what was said, no party to it.
_OF_WORDS = words(
    """
    say state deny dispute refute rebut repudiate disprove reject dismiss confirm admit acknowledge concede
    confess claim assert allege announce declare reveal disclose mention repeat reiterate explain believe
    doubt know regret realise realize think mean understand guess hear write read do
    """
)
_CROWD = frozenset(("people", "person", "man", "woman", "child", "other"))
_EARLY = 8  # words into a sentence

_INERT = (ActorKind.OTHER, ActorKind.PLACE)
_COLLECTIVE = frozenset(
    (
        ActorKind.GROUP,
        ActorKind.ORGANIZATION,
        ActorKind.GOVERNMENT,
        ActorKind.MILITARY,
        ActorKind.MEDIA,
    )
)


def is_pronoun(token: Token) -> bool:
    if token.text.isupper() and token.text.lower() in ("us", "it"):
        return False
    word = token.text.lower()
    if word in _WHO:
        return token.tag in ("WP", "WDT", "WP$", "IN") and (word != "that" or token.tag == "WDT")
    return token.pos == "PRON" and word in _HE | _SHE | _IT | _THEY | _I | _WE


def is_both(sentence: Sentence, token: Token) -> bool:
    """ "Both were arrested", "the two left"."""
    if token.text.lower() == "two" and token.place:
        return sentence.tokens[token.place - 1].text.lower() == "the" and (
            token.dep in _ALONE or sentence.child_of(token, "det") is not None
        )
    return token.text.lower() == "both" and token.dep in _ALONE


def is_first_person(token: Token) -> bool:
    """Whether it means the one who speaks, who may be named only afterwards."""
    return token.text.lower() in _I | _WE


def meant_by(stage: Stage, sentence: Sentence, token: Token) -> tuple[Figure, ...]:
    """Whom a pronoun means; nobody where no one fits."""
    word = token.text.lower()
    if word in ("both", "two"):
        return both(stage, sentence, token)
    later = _named_after(stage, sentence, token)
    if later is not None:
        return (later,)
    if word in _WHO:
        return _before_clause(stage, sentence, token)
    if word in _I | _WE:
        return speaker(stage, sentence, token, is_we=word in _WE)
    if word in _HE | _SHE:
        return _person(stage, sentence, token, "m" if word in _HE else "f")
    if word in _IT:
        is_nobody = _is_empty(sentence, token) or _is_of_feeling(stage, sentence, token)
        if is_nobody or _is_a_thing_told_before(stage, sentence, token):
            return ()
        is_thing = is_occasion_told_before(stage, sentence, token)
        if is_thing or _is_a_thing_nearer(stage, sentence, token):
            return ()
        return _thing(stage, sentence, token)
    if _is_of_many_told_before(stage, sentence, token):
        return ()
    return _several(stage, sentence, token)


def _named_after(stage: Stage, sentence: Sentence, token: Token) -> Figure | None:
    """ "Since its launch, X has …": the subject of the clause that a first phrase stands before."""
    if token.dep != "poss" or token.place > _EARLY or token.text.lower() not in _IT | _HE | _SHE:
        return None
    above = list(islice(sentence.heads_above(token), _EARLY))
    verb = next((each for each in above if each.pos in ("VERB", "AUX")), None)
    subject = None if verb is None else sentence.child_of(verb, "nsubj", "nsubjpass")
    if verb is None or subject is None or subject.place < token.place or verb.dep != "ROOT":
        return None
    figure = stage.ahead.get((sentence.place, subject.place))
    if figure is None and is_role(subject):
        figures, _ = meant_by_noun(stage, sentence, phrase_of(sentence, subject))
        figure = figures[0] if len(figures) == 1 else None
    if figure is None or subject in above:
        return None
    word = token.text.lower()
    if word in _IT:
        return figure if figure.kind is not ActorKind.PERSON else None
    return figure if _may_be_person(figure, "m" if word in _HE else "f") else None


def _before_clause(stage: Stage, sentence: Sentence, token: Token) -> tuple[Figure, ...]:
    for verb in sentence.heads_above(token):
        if verb.dep == "relcl":
            last = sentence.head_of(verb)
            if (
                last.dep == "conj"
                and token.dep in ("nsubj", "nsubjpass")
                and _is_plural(sentence, verb)
            ):
                return listed(stage, sentence, first_of_list(sentence, last))
            figures = stage.at.get((sentence.place, last.place), ())
            if token.text.lower() in ("who", "whom") and not _may_be_who(last, figures):
                return _nearest_person(stage, sentence, token)
            if token.text.lower() == "whose" and any(
                figure.kind is ActorKind.PLACE for figure in figures
            ):
                return _nearest_person(stage, sentence, token) or figures
            return figures
    return ()


def _may_be_who(noun: Token, figures: tuple[Figure, ...]) -> bool:
    return noun.lemma in PEOPLE or any(figure.kind not in _INERT for figure in figures)


def _nearest_person(stage: Stage, sentence: Sentence, token: Token) -> tuple[Figure, ...]:
    """ "They took X in the fray, who …": the clause is X's."""
    for spoken in stage.back(0, sentence):
        figure = spoken.figures[0]
        is_somebody = figure.kind is ActorKind.PERSON or figure.is_plural
        is_one = is_somebody and spoken.token < token.place
        if is_one and sentence.tokens[spoken.token].pos != "PRON":
            return spoken.figures
    return ()


def _is_plural(sentence: Sentence, verb: Token) -> bool:
    forms = (verb, *sentence.children_of(verb, "aux", "auxpass"))
    return any(each.text.lower() in ("are", "were", "have") for each in forms)


def _person(stage: Stage, sentence: Sentence, token: Token, gender: str) -> tuple[Figure, ...]:
    found = ranked(
        stage,
        sentence,
        token,
        lambda figure: _may_be_person(figure, gender) or (gender == "f" and _is_ship(figure)),
        lambda figure: -1.5 if figure.guess not in ("", gender) or _is_ship(figure) else 0.0,
    )
    if not found:
        return ()
    if not found[0].gender and found[0].kind is ActorKind.PERSON:
        found[0].gender = gender
    return (found[0],)


def _is_ship(figure: Figure) -> bool:
    is_called_so = not SHIPS.isdisjoint(figure.roles)
    return figure.kind is ActorKind.OTHER and (
        is_called_so or any(name.words[0] in SHIP_PREFIXES for name in figure.names)
    )


def _may_be_person(figure: Figure, gender: str) -> bool:
    is_person = figure.kind is ActorKind.PERSON and not figure.is_plural
    return is_person and figure.gender in ("", gender)


def _thing(stage: Stage, sentence: Sentence, token: Token) -> tuple[Figure, ...]:
    acts = governor(sentence, token).lemma in SPEAKING or token.dep == "poss"
    found = ranked(
        stage,
        sentence,
        token,
        lambda figure: (
            figure.kind is not ActorKind.PERSON and not figure.is_plural and not _is_people(figure)
        ),
        lambda figure: 1.0 if acts and figure.kind in _COLLECTIVE else 0.0,
    )
    return (found[0],) if found else ()


def _is_people(figure: Figure) -> bool:
    """ "The Romans" are many."""
    return bool(figure.names) and all(
        name.label == "NORP" and name.words[-1].endswith("s") for name in figure.names
    )


def _is_empty(sentence: Sentence, token: Token) -> bool:
    """ "It is said that …", "it rained", "she denied it": nobody is meant."""
    if token.dep == "expl":
        return True
    verb = sentence.head_of(token)
    if token.dep == "dobj" and verb.lemma in _OF_WORDS:
        return True
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma == "be" and sentence.child_of(verb, "ccomp", "xcomp", "advcl") is not None:
        return sentence.child_of(verb, "acomp", "attr") is not None
    if token.dep == "nsubjpass" and sentence.child_of(verb, "ccomp") is not None:
        return True
    return verb.lemma in ("rain", "snow", "seem", "appear") and token.dep == "nsubj"


def _is_of_feeling(stage: Stage, sentence: Sentence, token: Token) -> bool:
    """ "It's a dream", says somebody: what happened, no actor."""
    verb = sentence.head_of(token)
    is_subject = token.dep == "nsubj" and verb.lemma == "be"
    return (
        is_subject
        and stage.is_quoted(token.span)
        and sentence.child_of(verb, "attr", "acomp") is not None
    )


def _is_a_thing_told_before(stage: Stage, sentence: Sentence, token: Token) -> bool:
    """ "The quake struck at dawn. It flattened …": the sentence before was about a thing, no actor."""
    verb = sentence.head_of(token)
    if verb.dep != "ROOT" or not sentence.place or verb.lemma in SPEAKING:
        return False
    if token.dep in ("nsubj", "nsubjpass"):
        if any(spoken.token < token.place for spoken in stage.back(0, sentence)):
            return False
    elif token.dep != "dobj":
        return False
    before = stage.parsed.sentences[sentence.place - 1]
    if before.segment != sentence.segment or before.root.pos not in ("VERB", "AUX"):
        return False
    subject = before.child_of(before.root, "nsubj", "nsubjpass")
    return (
        subject is not None
        and subject.tag == "NN"
        and not subject.entity
        and (before.place, subject.place) not in stage.at
    )


def _is_a_thing_nearer(stage: Stage, sentence: Sentence, token: Token) -> bool:
    """ "X proposed the closure; Y spoke against it": what stands between is no actor."""
    if token.dep not in ("dobj", "pobj") or token.text.lower().endswith("self"):
        return False
    own = {child.place for child in sentence.children[governor(sentence, token).place]}
    for before in reversed(sentence.tokens[: token.place]):
        figures = stage.at.get((sentence.place, before.place), ())
        if any(figure.kind is not ActorKind.PERSON for figure in figures):
            return False
        is_thing = before.tag == "NN" and before.dep in ("dobj", "nsubjpass") and not figures
        if is_thing and before.place not in own and not before.entity:
            return sentence.child_of(before, "det", "poss") is not None
    return False


def _is_of_many_told_before(stage: Stage, sentence: Sentence, token: Token) -> bool:
    """ "Ten people were held. Among them was X": the last ones told of are no actor."""
    if token.dep == "poss" or not sentence.place:
        return False
    if any(spoken.token < token.place for spoken in stage.back(0, sentence)):
        return False
    before = stage.parsed.sentences[sentence.place - 1]
    subject = before.child_of(before.root, "nsubj", "nsubjpass")
    is_many = subject is not None and subject.tag == "NNS" and subject.lemma in _CROWD
    return is_many and subject is not None and (before.place, subject.place) not in stage.at


def _several(stage: Stage, sentence: Sentence, token: Token) -> tuple[Figure, ...]:
    people = told_of(stage, sentence, token)
    if people is not None:
        return (people,)
    found = ranked(
        stage,
        sentence,
        token,
        lambda figure: (
            figure.is_plural
            or figure.kind in (ActorKind.GROUP, ActorKind.ORGANIZATION, ActorKind.MILITARY)
        ),
        lambda figure: 1.5 if figure.is_plural else 0.0,
    )
    pair = next(pairs(stage, sentence, token, 1, are_subjects=token.dep == "nsubj"), ())
    if token.dep == "nsubj" and any(figure.kind in _INERT for figure in pair):
        pair = ()
    if pair and not (found and found[0].is_plural and _is_later(stage, found[0], pair)):
        return pair
    return (found[0],) if found else ()


def _is_later(stage: Stage, figure: Figure, pair: tuple[Figure, ...]) -> bool:
    for spoken in reversed(stage.spoken):
        if figure in spoken.figures:
            return True
        if spoken.figures[0] in pair:
            return False
    return False
