"""What is read off the tree of a clause: its subject, its verb with particle, whether it is passive.

Only the grammar that attribution and factuality share; what verbs mean stands in their word lists.
"""

from collections.abc import Iterable, Iterator

from timeline_app.extraction.sentences.cue_nouns import ADVERBS, CLAIMS, TEXTS
from timeline_app.extraction.sentences.role_nouns import KINDS_OF
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.sentences.verb_classes import DENIAL, REFUSAL
from timeline_app.extraction.texts.span import Span
from timeline_app.extraction.texts.word_list import words

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
VERBAL = frozenset(("VERB", "AUX"))
_NO_SOURCE = frozenset(("it", "there"))
# Of these there may be none: "no evidence that", "no intention of".
PROOFS = words("evidence proof indication sign trace suggestion hint record basis")
INTENTS = words("intention intent plan wish desire willingness readiness ambition")
# As objects they take up what was told before.
POINTING = frozenset(("it", "this", "that"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
# Of what lasts, "until" tells how long: "did not stay until the end" stayed a shorter time.
_LASTING = words("stay remain last wait live survive continue endure keep hold linger persist")
_LONGEST_CLIMB = 12
_NOT_PEOPLE = frozenset(("ORG", "GPE", "LOC", "FAC", "DATE"))
_SOMEBODY = frozenset(("", "PERSON", "ORG", "NORP", "GPE"))
_DOERS = ("er", "or", "ist", "ian", "man", "men", "woman", "people", "crat", "ee")
_SIGNS = frozenset(",:;-")
_PROVISOS = words("provided providing assuming supposing")


def verb_with_particle(sentence: Sentence, verb: Token) -> str:
    """The lemma, with its particle if it has one: "point out", "call for" stays "call"."""
    particle = sentence.child_of(verb, "prt")
    return verb.lemma if particle is None else f"{verb.lemma} {particle.lemma}"


def is_passive(sentence: Sentence, verb: Token) -> bool:
    if sentence.child_of(verb, "auxpass", "nsubjpass") is not None:
        return True
    # "the man accused of theft", "when asked whether"
    return (
        verb.tag == "VBN"
        and verb.dep in ("acl", "advcl")
        and sentence.child_of(verb, "aux", "nsubj") is None
    )


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(child.tag == "TO" for child in sentence.children_of(verb, "aux"))


def in_order(sentence: Sentence, noun: Token) -> bool:
    """ "in order to": no order that anybody gives."""
    return noun.lemma == "order" and sentence.head_of(noun).lemma == "in" and noun.dep == "pobj"


def stands_apart(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """Whether a clause before ``verb`` is only its neighbour: "The press told of a raid; Odo denies it"."""
    if clause.place > verb.place:
        return False
    if any(each.text.lower() in POINTING for each in sentence.children_of(verb, "dobj")):
        return True
    end = sentence.subtree(clause)[-1].place
    return any(each.text == ";" for each in sentence.tokens[end + 1 : verb.place])


def holder_of_none(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that ``verb`` hangs on where there is none of it: "no evidence that", "no plan to"."""
    above = sentence.head_of(verb)
    is_gerund = verb.dep == "pcomp" or (verb.dep == "pobj" and verb.tag == "VBG")
    noun = sentence.head_of(above) if is_gerund else above
    if not (is_gerund or verb.dep == "acl") or noun.lemma not in PROOFS | INTENTS:
        return None
    if any(each.lemma == "no" for each in sentence.children_of(noun, "det")):
        return noun
    holds = sentence.head_of(noun)
    negated = noun.dep in ("dobj", "attr") and sentence.child_of(holds, "neg") is not None
    return noun if negated else None


def denied_before(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that a relative clause denies: "a raid, which the rebels deny", "a charge it rejects"."""
    if verb.dep != "relcl" or verb.lemma not in DENIAL or is_passive(sentence, verb):
        return None
    noun = sentence.head_of(verb)
    told = sentence.child_of(verb, "dobj")
    is_gap = told is None or told.tag in ("WDT", "WP") or told.lemma in ("that", "which")
    denies = verb.lemma not in REFUSAL or noun.lemma in CLAIMS
    subject = sentence.child_of(verb, "nsubj")
    is_told = subject is not None and subject.lemma not in _RELATIVE
    return noun if is_gap and denies and is_told and noun.pos == "NOUN" else None


def until_of(sentence: Sentence, verb: Token) -> Token | None:
    """The "until" that ends what was not so: what did not happen until then happened then (Karttunen 1974)."""
    if verb.lemma in _LASTING:
        return None
    for child in sentence.children_of(verb, "prep", "advcl"):
        for word in (child,) if child.dep == "prep" else sentence.children_of(child, "mark"):
            if word.lemma in ("until", "till"):
                return word
    return None


def is_proviso(sentence: Sentence, word: Token) -> bool:
    """ "Will leave provided that they pay": a conjunction; but "the treaty provided that ships may pass"."""
    if word.text.lower() not in _PROVISOS or word.dep in ("acl", "relcl", "ccomp"):
        return False
    helpers = {child.lemma for child in sentence.children_of(word, "aux", "auxpass")}
    is_main = word.dep == "ROOT" and (word.tag == "VBD" or bool(helpers & {"be", "have"}))
    return not is_main and sentence.child_of(word, "ccomp", "pcomp") is not None


def proviso_of(sentence: Sentence, verb: Token) -> Token | None:
    """The "provided" or "on condition" that the clause of ``verb`` stands under."""
    above = sentence.head_of(verb)
    if verb.dep in ("ccomp", "pcomp") and is_proviso(sentence, above):
        return above
    on_condition = above.lemma == "condition" and sentence.head_of(above).lemma in ("on", "under")
    return above if verb.dep in ("acl", "relcl") and on_condition else None


def marks_of(sentence: Sentence, clause: Token) -> list[Token]:
    """The conjunctions of a clause; those of two joined ones may hang on the second: "when cleaned and fixed"."""
    verbs = [clause, *sentence.children_of(clause, "conj")]
    if clause.dep == "conj" and not has_own_subject(sentence, clause):
        verbs.append(sentence.head_of(clause))
    first = min(each.place for each in verbs)
    return [
        mark
        for verb in verbs
        for mark in sentence.children_of(verb, "mark", "advmod")
        if verb is clause or mark.place < first
    ]


def has_own_subject(sentence: Sentence, verb: Token) -> bool:
    return sentence.child_of(verb, *SUBJECTS, "expl") is not None


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who or what does ``verb``, also where another clause tells ("he promised to say")."""
    for _ in range(_LONGEST_CLIMB):
        subject = sentence.child_of(verb, *SUBJECTS)
        if subject is not None:
            return _antecedent(sentence, verb, subject)
        if sentence.child_of(verb, "expl") is not None or verb.head == verb.place:
            return None
        head = sentence.head_of(verb)
        if verb.dep == "acl" and is_infinitive(sentence, verb):
            owner = sentence.child_of(head, "poss")  # "its attempt to censure"
            if owner is not None:
                return owner
            head = sentence.head_of(head)
        elif verb.dep in ("acl", "relcl"):
            return head if head.pos in ("NOUN", "PROPN", "PRON") else None
        elif verb.dep == "pcomp" and head.head != head.place:
            head = sentence.head_of(head)
        elif verb.dep == "xcomp":
            controller = sentence.child_of(head, "dobj", "dative")
            if controller is not None and controller.place < verb.place:
                return controller
        elif verb.dep not in ("conj", "advcl", "ccomp", "dep", "parataxis", "acomp"):
            return None
        if head.pos not in VERBAL and head.pos != "ADJ":
            return None
        verb = head
    return None


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    if verb.dep != "relcl" or subject.lemma not in _RELATIVE:
        return subject
    antecedent = sentence.head_of(verb)
    if subject.lemma == "who" and antecedent.entity in _NOT_PEOPLE:
        # "an expert at the institute, who said": the parser has taken the nearer noun.
        for above in sentence.heads_above(antecedent):
            if above.pos in ("NOUN", "PROPN"):
                antecedent = above
                if above.dep != "appos":
                    break
    return antecedent


def is_nobody(subject: Token) -> bool:
    """Whether a grammatical subject names nothing: "it is said", "there are reports"."""
    return subject.dep == "expl" or subject.lemma in _NO_SOURCE


def may_speak(noun: Token) -> bool:
    """Whether it can be somebody, as far as the word tells: a person, a group, a body, a text."""
    if noun.pos == "PROPN":
        return noun.entity in _SOMEBODY
    if noun.pos != "NOUN":
        return True  # "he", "many", "both"
    return noun.lemma in KINDS_OF or noun.lemma in TEXTS or noun.lemma.endswith(_DOERS)


def verb_group(sentence: Sentence, verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation and particle, and the adverbs in between."""
    group = {verb.place}
    for child in sentence.children_of(verb, "aux", "auxpass", "neg", "prt"):
        if child.pos in ("AUX", "PART", "ADP", "ADV") or child.dep in (
            "aux",
            "auxpass",
            "neg",
            "prt",
        ):
            group.add(child.place)
    for child in sentence.children_of(verb, "advmod"):
        beside = abs(child.place - verb.place) == 1
        between = min(group) < child.place < verb.place
        is_plain = child.tag == "RB" and not sentence.children[child.place]
        if (beside or between) and is_plain and child.lemma not in ADVERBS:
            group.add(child.place)
    return [sentence.tokens[place] for place in sorted(group)]


def phrase_around(sentence: Sentence, head: Token, without: Iterable[Token] = ()) -> list[Token]:
    """The unbroken run of words that hang on ``head``, up to those of ``without``."""
    barred = {token.place for token in without}
    places = {token.place for token in sentence.subtree(head)} - barred
    first = last = head.place
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    return trimmed(sentence.tokens[first : last + 1])


def trimmed(tokens: Iterable[Token]) -> list[Token]:
    """Without the commas and dashes at both ends."""
    kept = list(tokens)
    while kept and _is_sign(kept[0]):
        kept.pop(0)
    while kept and _is_sign(kept[-1]):
        kept.pop()
    return kept


def spans_of(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """One span for each unbroken run of tokens, the commas at their ends left out."""
    return tuple(Span(run[0].start, run[-1].end) for run in map(trimmed, _runs(tokens)) if run)


def _runs(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in sorted(tokens, key=lambda each: each.place):
        if run and token.place != run[-1].place + 1:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _is_sign(token: Token) -> bool:
    return token.text in _SIGNS or token.text in ("--", "—", "–")
