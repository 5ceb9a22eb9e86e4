"""Judges whether something that a text names happened, is planned, wished, asked about or denied.

From the clause outside inwards: each predicate hands on what its signature makes of it
(``factuality_words``), and from an attribution on its source speaks. A clause's own words ("not",
"may") are ``factuality_marks``'.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline_app.extraction import factuality_words as lexicon
from timeline_app.extraction.attributed import (
    Attribution,
    AttributionKind,
    attributions_around,
)
from timeline_app.extraction.clause import (
    VERBAL,
    has_own_subject,
    in_order,
    is_infinitive,
    is_passive,
    verb_with_particle,
)
from timeline_app.extraction.cue_verbs import CLAUSE
from timeline_app.extraction.factuality_marks import marked
from timeline_app.extraction.factuality_words import Signature
from timeline_app.extraction.judgement import Judgement, Tense
from timeline_app.extraction.parsed import ParsedText
from timeline_app.extraction.segment import SegmentKind
from timeline_app.extraction.sentence import Sentence, Token
from timeline_app.extraction.standing import OPEN, POSSIBLE, PROBABLE, Standing
from timeline_app.extraction.word_list import words
from timeline_app.model.event import Stance

_DEEPEST = 40  # steps up a tree; a sentence that nests deeper is none
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_COPULAR = words("be seem look appear remain become")
_PAST = frozenset(("VBD", "VBN"))
_CONVINCED = words("convinced sure certain confident convince adamant persuaded")
_DREADING = words("fear dread")
_DOUBTING = words("doubt doubtful disbelieve sceptical skeptical dubious unconvinced")
_FEARING = words(
    """fear worry dread suspect wonder speculate afraid worried speculation rumor rumour"""
)

# What is praised, mourned or talked over is taken to be so.
PRESUPPOSING = words(
    """concern worry complaint criticism condemnation condemn criticize criticise praise welcome mourn celebrate
    applaud hail commend laud regret resent appreciate thank congratulate denounce decry deplore lament
    bemoan blast slam love hate like dislike admire respect despise detest loathe value cherish enjoy
    discuss oppose protest"""
)
_TALKING = words("comment talk speak testify elaborate remark write tell ask inquire think")


def judge(
    parsed: ParsedText, sentence: Sentence, token: Token, attributions: Sequence[Attribution]
) -> Judgement:
    """How the text, or the nearest one whom it gives as a source, stands to what ``token`` names."""
    return Judge(parsed, sentence, attributions).judgement(token)


class Judge:
    """Judges the words of one sentence."""

    def __init__(
        self, parsed: ParsedText, sentence: Sentence, attributions: Sequence[Attribution]
    ) -> None:
        self._sentence = sentence
        self._is_heading = parsed.segment_of(sentence).kind is SegmentKind.HEADING
        self._around = attributions_around(attributions, sentence)

    def judgement(self, token: Token) -> Judgement:
        standing = self.standing(token)
        return Judgement(
            stance=standing.stance,
            factuality=standing.factuality,
            tense=self._tense(token, standing),
            is_generic=self._is_generic(token, standing),
            cue=standing.cue,
            rule=standing.rule or "told",
        )

    def standing(self, token: Token, depth: int = 0) -> Standing:
        if depth > _DEEPEST:
            return Standing()
        handed = self._handed_down(token, depth + 1)
        return marked(self._sentence, token, handed, is_told=self._is_told(token))

    def _is_told(self, token: Token) -> bool:
        """Within somebody's report, so that "would" is what was then said to come."""
        if any(each.covers(token.span) for each in self._around):
            return True
        return any(
            CLAUSE.get(above.lemma) is AttributionKind.SPEECH
            for above in self._sentence.heads_above(token)
            if above.pos == "VERB"
        )

    def _handed_down(self, token: Token, depth: int) -> Standing:
        """What stands further out makes of the clause or word, its own marks aside."""
        attribution = self._crossed(token)
        if attribution is not None:
            return self._as_attributed(attribution, depth)
        head = self._sentence.head_of(token)
        if token.head == token.place:
            return Standing()
        match token.dep:
            case "conj":
                return self._coordinated(token, head, depth)
            case "xcomp" | "ccomp":
                return self._complement(token, head, depth)
            case "advcl":
                return self._adverbial(token, head, depth)
            case "acl" | "relcl":
                return self._on_noun(token, head, depth)
            case "pcomp" | "pobj":
                return self._after_preposition(token, head, depth)
            case "dobj" | "nsubjpass":
                return self._object(token, head, depth)
            case "nsubj":
                return self._subject(token, head, depth)
            case "compound" | "nmod" | "amod":
                return self._before_noun(token, head, depth)
            case "acomp" | "attr" | "oprd" | "appos" | "aux" | "auxpass" | "prt":
                return self.standing(head, depth)
        return Standing()

    def _crossed(self, token: Token) -> Attribution | None:
        """The nearest attribution whose content has ``token`` at its top: the way up leaves it here."""
        head = self._sentence.head_of(token)
        if token.dep in ("pobj", "pcomp"):
            head = self._sentence.head_of(head)  # "accused of burning": past the preposition
        crossed = [
            each
            for each in self._around
            if each.covers(token.span) and (head is token or not each.covers(head.span))
        ]
        return min(crossed, key=lambda each: each.extent, default=None)

    def _as_attributed(self, attribution: Attribution, depth: int) -> Standing:
        outer = self._speaker_of_unowned(attribution)
        if outer is not None:
            return self._as_attributed(outer, depth + 1) if depth < _DEEPEST else Standing()
        cue = self._cue_of(attribution)
        saying = Standing() if cue is None else self.standing(cue, depth)
        if attribution.rule == "adverb" and cue is not None:
            return Standing().hedged(PROBABLE, cue, "hearsay")
        if cue is None:
            return Standing()
        return _told(attribution, saying, cue)

    def _speaker_of_unowned(self, attribution: Attribution) -> Attribution | None:
        """Who takes up a claim that is nobody's: in "he rejected claims that", he stands to what it says."""
        if attribution.rule != "noun" or attribution.source is not None or not attribution.cue:
            return None
        around = [
            each
            for each in self._around
            if each is not attribution
            and each.covers(attribution.cue[0])
            and each.extent > attribution.extent
            and each.kind is AttributionKind.DENIAL
        ]
        return min(around, key=lambda each: each.extent, default=None)

    def _cue_of(self, attribution: Attribution) -> Token | None:
        if attribution.sentence != self._sentence.place or not attribution.cue:
            return None
        return self._sentence.tokens[attribution.head]

    def _coordinated(self, token: Token, head: Token, depth: int) -> Standing:
        shares = (
            token.pos in VERBAL
            and head.pos in VERBAL
            and not has_own_subject(self._sentence, token)
            and self._sentence.child_of(token, "aux", "auxpass") is None
            and token.tag == head.tag
            and token.tag in ("VB", "VBN", "VBG")
        )
        if shares or token.pos not in VERBAL:
            return self.standing(head, depth)
        handed = self._handed_down(head, depth + 1) if depth < _DEEPEST else Standing()
        nor = next(
            (each for each in self._sentence.children_of(head, "cc") if each.lemma == "nor"), None
        )
        return handed if nor is None else handed.barred(nor, "negation")

    def _complement(self, token: Token, head: Token, depth: int) -> Standing:
        outer = self.standing(head, depth)
        said_of = self._sentence.child_of(head, "acomp")
        if said_of is not None and head.lemma in _COPULAR and token.dep == "ccomp":
            whole = lexicon.OF_CLAUSES.get(said_of.lemma)
            if whole is Signature.UNLIKELY:
                return outer.hedged(PROBABLE, said_of, "unlikely").negated(said_of, "unlikely")
            return Standing() if whole is None else outer.under(whole, said_of)
        signature = self._signature(token, head)
        if signature is not None:
            ends = outer.is_ahead and head.lemma in lexicon.ENDING
            return outer.under(Signature.BARRED if ends else signature, head)
        if token.dep == "ccomp" and head.pos == "VERB":
            return replace(Standing(), is_ahead=outer.is_ahead and not self._is_past(token))
        return outer

    def _signature(self, token: Token, head: Token) -> Signature | None:
        word = verb_with_particle(self._sentence, head)
        if head.lemma == "go" and head.tag == "VBG" and is_infinitive(self._sentence, token):
            return Signature.SET
        if head.lemma == "use" and is_passive(self._sentence, head):
            return Signature.MEANT  # "is used to open doors"
        if head.lemma == "be" and is_infinitive(self._sentence, token):
            return Signature.SET
        if head.lemma == "have" and is_infinitive(self._sentence, token):
            if any(each.lemma == "yet" for each in self._sentence.children_of(head, "advmod")):
                return Signature.BARRED  # "has yet to sign"
            return Signature.SAME if self._is_past(head) else Signature.WISHED
        return (
            lexicon.CLAUSE.get(word)
            or lexicon.CLAUSE.get(head.lemma)
            or lexicon.CLAUSE.get(head.text.lower())
        )

    def _adverbial(self, token: Token, head: Token, depth: int) -> Standing:
        outer = self.standing(head, depth)
        if is_infinitive(self._sentence, token):
            takes_clause = head.lemma in lexicon.CLAUSE and not self._sentence.child_of(
                head, "dobj"
            )
            if head.pos == "ADJ" or takes_clause:
                return self._complement(token, head, depth)
            return (
                outer.under(Signature.MEANT, token)
                if outer.is_positive
                else Standing().under(Signature.MEANT, token)
            )
        if self._is_inverted_condition(token):
            return Standing().barred(token, "counterfactual")
        if self._is_never_reached(token):
            return Standing().barred(token, "before he could")
        if not any(
            mark.lemma in lexicon.TEMPORAL
            for mark in self._sentence.children_of(token, "mark", "advmod")
        ):
            return Standing()
        return replace(
            Standing(),
            is_ahead=outer.is_ahead and not self._is_past(token),
            stance=Stance.PREDICTS
            if outer.is_ahead and not self._is_past(token)
            else Stance.ASSERTS,
        )

    def _is_inverted_condition(self, token: Token) -> bool:
        """ "Had the guard checked": it was not so."""
        subject = self._sentence.child_of(token, "nsubj", "nsubjpass")
        return subject is not None and any(
            each.text.lower() == "had" and each.place < subject.place
            for each in self._sentence.children_of(token, "aux")
        )

    def _is_never_reached(self, token: Token) -> bool:
        """ "before he could sign" """
        before = any(each.lemma == "before" for each in self._sentence.children_of(token, "mark"))
        return before and any(
            each.text.lower() == "could" for each in self._sentence.children_of(token, "aux")
        )

    def _on_noun(self, token: Token, head: Token, depth: int) -> Standing:
        if not is_infinitive(self._sentence, token):
            signature = lexicon.NOUNS.get(head.lemma)
            that = any(mark.lemma == "that" for mark in self._sentence.children_of(token, "mark"))
            return (
                self.standing(head, depth).under(signature, head)
                if signature and that
                else Standing()
            )
        if self._is_heading_of(head):
            return Standing().ahead(Stance.PLANS, token, "headline")
        signature = lexicon.NOUNS.get(head.lemma)
        if signature is not None and not in_order(self._sentence, head):
            return self._held_by_noun(head, signature, depth)
        if self._sentence.child_of(token, "auxpass") is not None:
            return Standing().under(Signature.SET, token)  # "the talks to be held in May"
        return Standing().under(Signature.MEANT, token)

    def _is_heading_of(self, noun: Token) -> bool:
        """ "Council to close road": the noun that a line without any finite verb begins with."""
        return noun.head == noun.place and not any(
            each.tag in _FINITE for each in self._sentence.tokens
        )

    def _after_preposition(self, token: Token, preposition: Token, depth: int) -> Standing:
        holder = self._sentence.head_of(preposition)
        word = preposition.text.lower()
        if word in lexicon.WITHOUT or (word == "of" and holder.text.lower() in ("instead", "lieu")):
            return Standing().negated(preposition, "without")
        if holder.place == preposition.place:
            return Standing()
        if holder.pos in ("NOUN", "PROPN"):
            if holder.lemma in ("case", "event") and word == "of":
                return Standing().hedged(OPEN, holder, "condition")
            signature = lexicon.NOUNS.get(holder.lemma)
            takes = token.dep == "pcomp" or word in ("of", "for", "against", "on", "at", "to")
            return (
                self._held_by_noun(holder, signature, depth) if signature and takes else Standing()
            )
        if holder.pos not in VERBAL and holder.pos != "ADJ":
            return Standing()
        outer = self.standing(holder, depth)
        verb = verb_with_particle(self._sentence, holder)
        if word == "from" and (
            verb in lexicon.KEPT_FROM or lexicon.CLAUSE.get(verb) is Signature.BARRED
        ):
            return outer.under(Signature.BARRED, holder)
        signature = lexicon.PREPOSITIONS.get((verb, word))
        if signature is not None:
            return outer.under(signature, holder)
        if (
            token.dep == "pcomp"
            and word in ("in", "of", "from", "at", "on", "to")
            and verb in lexicon.CLAUSE
        ):
            return outer.under(lexicon.CLAUSE[verb], holder)
        if word in ("before", "until", "till", "for") and outer.is_ahead:
            return Standing().ahead(Stance.PREDICTS, preposition, "before")
        if holder.lemma == "be" and word in ("on", "in", "under", "at"):
            return outer  # "will be on leave"
        return Standing()

    def _object(self, token: Token, head: Token, depth: int) -> Standing:
        verb = verb_with_particle(self._sentence, head)
        signature = lexicon.OBJECT.get(verb)
        if signature is Signature.BARRED and token.lemma in lexicon.NOUNS:
            return Standing()  # "thwarted the attempt": see _is_foiled
        if signature is not None:
            return self.standing(head, depth).under(signature, head)
        if token.dep == "nsubjpass":
            return self._subject(token, head, depth)
        return self.standing(head, depth) if verb in lexicon.LIGHT else Standing()

    def _subject(self, token: Token, head: Token, depth: int) -> Standing:
        complement = self._sentence.child_of(head, "acomp")
        if complement is not None:
            signature = lexicon.ADJECTIVES.get(complement.text.lower())
            if signature is not None:
                return self.standing(head, depth).under(signature, complement)
        infinitive = self._sentence.child_of(head, "xcomp")
        verb = head if infinitive is None else infinitive
        if verb_with_particle(self._sentence, verb) in lexicon.OCCURRING:
            return self.standing(verb, depth)
        return Standing()

    def _held_by_noun(self, noun: Token, signature: Signature, depth: int) -> Standing:
        if self._is_foiled(noun):
            return Standing().barred(noun, "foiled")
        return self.standing(noun, depth).under(signature, noun)

    def _is_foiled(self, noun: Token) -> bool:
        """An attempt that was thwarted came about; what was attempted didn't."""
        if noun.dep not in ("dobj", "nsubjpass"):
            return False
        verb = verb_with_particle(self._sentence, self._sentence.head_of(noun))
        return lexicon.OBJECT.get(verb) is Signature.BARRED

    def _before_noun(self, token: Token, head: Token, depth: int) -> Standing:
        """ "a coup attempt", "the peace deal" """
        signature = lexicon.NOUNS.get(head.lemma)
        if token.dep != "compound" or signature is None:
            return Standing()
        return self._held_by_noun(head, signature, depth)

    def _is_past(self, verb: Token) -> bool:
        if verb.tag in _PAST:
            return True
        return any(
            each.lemma == "have" or each.tag == "VBD"
            for each in self._sentence.children_of(verb, "aux", "auxpass")
        )

    def _tense(self, token: Token, standing: Standing) -> Tense:
        if standing.is_ahead:
            return Tense.FUTURE
        if self._is_heading:
            return Tense.PAST  # headlines tell what has happened in the present tense
        for each in (token, *self._sentence.heads_above(token)):
            if each.pos in VERBAL:
                if self._is_past(each):
                    return Tense.PAST
                finite = [each, *self._sentence.children_of(each, "aux", "auxpass")]
                if any(word.tag in ("VBZ", "VBP", "MD") for word in finite):
                    return Tense.PRESENT
            if each.pos in ("NOUN", "PROPN") and each.place == token.place:
                return Tense.PAST
        return Tense.PAST

    def _is_generic(self, token: Token, standing: Standing) -> bool:
        if token.tag not in ("VBZ", "VBP") or standing.is_ahead:
            return False
        return any(
            each.lemma in lexicon.USUALLY
            for each in self._sentence.children_of(token, "advmod", "npadvmod")
        )


def _told(attribution: Attribution, saying: Standing, cue: Token) -> Standing:
    """How a source stands to what it is given with, depending on whether it did say so."""
    negated = not saying.is_positive
    if presupposes(attribution, cue):
        return Standing()
    match attribution.kind:
        case AttributionKind.SPEECH:
            return _spoken(attribution, saying, cue)
        case AttributionKind.DENIAL:
            if negated or not saying.holds:
                return Standing().hedged(OPEN, cue, "denial not made")
            return Standing(is_positive=False, stance=Stance.DENIES, cue=cue.span, rule="denial")
        case AttributionKind.QUESTION:
            return replace(Standing().hedged(OPEN, cue, "question"), stance=Stance.QUESTIONS)
        case AttributionKind.KNOWLEDGE:
            return Standing()
        case AttributionKind.BELIEF:
            return _believed(attribution, saying, cue)
        case AttributionKind.PREDICTION:
            ahead = Standing().ahead(Stance.PREDICTS, cue, "prediction", PROBABLE)
            return ahead.negated(cue, "prediction") if negated else ahead
        case AttributionKind.PLAN:
            return _planned(saying, cue)
        case AttributionKind.WISH:
            return Standing().ahead(Stance.WISHES, cue, "wish", OPEN)


def presupposes(attribution: Attribution, cue: Token) -> bool:
    """Whether the content is taken to be so, not said to be: "they mourned the victims of the flood"."""
    if attribution.rule == "preposition" and cue.lemma in _TALKING:
        return True
    return cue.lemma in PRESUPPOSING or attribution.rule == "adjective of"


def _spoken(attribution: Attribution, saying: Standing, cue: Token) -> Standing:
    if attribution.is_quoted or saying.holds:
        if attribution.source is None and attribution.rule != "said of":
            return Standing().hedged(PROBABLE, cue, "hearsay")
        return Standing()
    if saying.is_ahead:
        return replace(saying, certainty=OPEN, is_positive=True)
    return Standing().hedged(OPEN, cue, "not said")


def _believed(attribution: Attribution, saying: Standing, cue: Token) -> Standing:
    word = cue.lemma
    if word in _DOUBTING:
        return (
            Standing().hedged(PROBABLE, cue, "doubt").negated(cue, "doubt")
            if saying.is_positive
            else Standing()
        )
    if (
        word in _DREADING
        and saying.is_positive
        and attribution.rule in ("noun", "object", "gerund")
    ):
        return Standing().ahead(Stance.PREDICTS, cue, "fear", POSSIBLE)
    if word in _CONVINCED and saying.is_positive:
        return Standing(cue=cue.span, rule="conviction")
    certainty = POSSIBLE if word in _FEARING else PROBABLE
    believed = Standing().hedged(certainty, cue, "belief")
    return believed if saying.is_positive else believed.negated(cue, "belief")


def _planned(saying: Standing, cue: Token) -> Standing:
    if saying.stance in (Stance.DENIES, Stance.QUESTIONS):
        return replace(saying, is_ahead=True)
    planned = Standing().ahead(Stance.PLANS, cue, "plan", OPEN if saying.is_positive else PROBABLE)
    return planned if saying.is_positive else planned.negated(cue, "no plan")
