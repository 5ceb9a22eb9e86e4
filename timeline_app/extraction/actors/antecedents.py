"""Ranks those whom a pronoun may mean: who is near, a subject, spoken of often, and not barred by its verb.

Which kinds of actors a pronoun may mean is told in ``pronouns``.
"""

from collections.abc import Callable

from timeline_app.extraction.actors.figure import Figure
from timeline_app.extraction.actors.stage import Spoken, Stage
from timeline_app.extraction.sentences.name_words import KIN, SPEAKING
from timeline_app.extraction.sentences.noun_types import NOUN_TYPES
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import OCCURRING
from timeline_app.extraction.texts.word_list import words
from timeline_app.model.event import ActorKind

_REACH = 3  # sentences back
_MANY = 12  # steps up a tree
_SOME = words("each one some many most all none both half two three any several either neither few")


def ranked(
    stage: Stage,
    sentence: Sentence,
    token: Token,
    fits: Callable[[Figure], bool],
    bonus: Callable[[Figure], float] = lambda _: 0.0,
) -> list[Figure]:
    """Those that fit, best first: near, subject, spoken of often."""
    points: dict[Figure, float] = {}
    is_quoted = stage.is_quoted(token.span)
    barred = barred_by_verb(stage, sentence, token)
    nearest = _of_clause(stage, sentence, token)
    for spoken in stage.back(_REACH, sentence):
        if (spoken.sentence, spoken.token) >= (sentence.place, token.place):
            continue
        if len(spoken.figures) != 1 or (
            is_quoted and spoken.sentence == sentence.place and not spoken.is_quoted
        ):
            continue
        figure = spoken.figures[0]
        if figure in barred or not fits(figure):
            continue
        value = _value(sentence, spoken) + min(stage.counts[figure], 6) * 0.15
        value += 2.0 if figure in nearest else 0.0
        value += bonus(figure)
        points[figure] = max(value, points.get(figure, -99.0))
    return sorted(points, key=lambda figure: -points[figure])


def _value(sentence: Sentence, spoken: Spoken) -> float:
    value = -1.6 * (sentence.place - spoken.sentence)
    value += 1.5 if spoken.is_subject else 0.0
    value -= 1.0 if spoken.is_kin_only else 1.6 if _is_only_kin(spoken) else 0.0
    return value


def _is_only_kin(spoken: Spoken) -> bool:
    """ "Her mother", of whom no name is told."""
    return all(not figure.names and KIN.intersection(figure.roles) for figure in spoken.figures)


def _of_clause(stage: Stage, sentence: Sentence, token: Token) -> tuple[Figure, ...]:
    """Whose deed the clause around a possessive tells: "X made Y lower its prices" means Y's."""
    if token.dep != "poss":
        return ()
    for verb in sentence.heads_above(token):
        if verb.pos not in ("VERB", "AUX"):
            continue
        subject = sentence.child_of(verb, "nsubj", "nsubjpass")
        if subject is None and verb.dep == "xcomp":
            above = sentence.head_of(verb)
            subject = sentence.child_of(above, "dobj") or sentence.child_of(above, "nsubj")
        if subject is not None:
            return stage.at.get((sentence.place, subject.place), ())
    return ()


def barred_by_verb(stage: Stage, sentence: Sentence, token: Token) -> frozenset[Figure]:
    """Those that stand with a pronoun or description at one verb: "she saw him", "X sued the firm" are two."""
    if token.dep == "poss" or token.text.lower().endswith(("self", "selves")):
        return frozenset()
    verb = governor(sentence, token)
    found: set[Figure] = set()
    beside = sentence.head_of(token) if token.pos == "PRON" else verb
    own = sentence.children_of(beside, "dobj", "dative")
    for child in (*sentence.children_of(verb, "nsubj", "nsubjpass"), *own):
        if child.place != token.place:
            found.update(stage.at.get((sentence.place, child.place), ()))
    for child in sentence.children_of(verb, "prep"):
        if child.lemma in ("accord", "according"):  # "according to nine men, they fled"
            for below in sentence.subtree(child):
                found.update(stage.at.get((sentence.place, below.place), ()))
    for child in sentence.children_of(verb, "nsubj", "nsubjpass"):
        if token.text.lower() in ("it", "its", "itself") and child.place != token.place:
            for below in sentence.subtree(child):  # "a team of the college tried it"
                found.update(stage.at.get((sentence.place, below.place), ()))
    return frozenset(found)


def governor(sentence: Sentence, token: Token) -> Token:
    """The verb or noun that a pronoun stands at, past prepositions and verbs that share a subject."""
    above = sentence.head_of(token)
    for _ in range(_MANY):
        is_part = above.text == "of" and sentence.head_of(above).lemma in _SOME
        if is_part:
            above = sentence.head_of(sentence.head_of(above))  # "asked each of them"
        if above.dep not in ("prep", "agent", "conj") or above.head == above.place:
            break
        if sentence.child_of(above, "nsubj", "nsubjpass") is not None:
            break
        above = sentence.head_of(above)
    return above


def is_occasion_told_before(stage: Stage, sentence: Sentence, token: Token) -> bool:
    """ "X ordered an inquiry. It will sit in May": the object told last goes on as what is spoken of.

    Where a body stands in that sentence, only what occurs is said of the occasion: "the union called a strike.
    It began on Monday".
    """
    if token.dep == "poss":  # "it will hold its first hearing"
        subject = sentence.child_of(sentence.root, "nsubj")
        token = subject if subject is not None and subject.text.lower() == "it" else token
    verb = sentence.head_of(token)
    if token.dep != "nsubj" or verb.dep != "ROOT" or not sentence.place:
        return False
    before = stage.parsed.sentences[sentence.place - 1]
    if before.segment != sentence.segment or verb.lemma in SPEAKING - {"report"}:
        return False
    told = [spoken for spoken in stage.back(1, sentence) if spoken.sentence == before.place]
    has_body = any(
        figure.kind is not ActorKind.PERSON for spoken in told for figure in spoken.figures
    )
    is_here = any(spoken.token < token.place for spoken in stage.back(0, sentence))
    if is_here or (has_body and verb.lemma not in OCCURRING):
        return False
    objects = [each for each in before.tokens if each.dep == "dobj"]
    last = objects[-1] if objects else None
    return (
        last is not None
        and last.tag == "NN"
        and last.lemma in NOUN_TYPES
        and (before.place, last.place) not in stage.at
    )
