"""How it stands with each word of a sentence: climbs from it to the clause outside, or to who says so.

What the steps make of it is told in ``factuality_clauses`` and ``factuality_nouns``, what its own clause
does in ``factuality_marks``, and what a source does in ``factuality_told``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from timeline_app.extraction.claims.factuality_clauses import (
    adverbial,
    complement,
    neither,
    shares_verb_group,
)
from timeline_app.extraction.claims.factuality_failing import (
    came_to_nothing,
    is_proved_false,
    is_taken_back,
)
from timeline_app.extraction.claims.factuality_hearsay import hearsay_certainty
from timeline_app.extraction.claims.factuality_marks import marked
from timeline_app.extraction.claims.factuality_nouns import (
    after_preposition,
    as_object,
    as_subject,
    before_noun,
    clause_on_noun,
)
from timeline_app.extraction.claims.factuality_told import names_what_is_denied, told
from timeline_app.extraction.claims.factuality_words import SEEMING_COPULAS
from timeline_app.extraction.claims.standing import OPEN, PROBABLE, PROVED_FALSE, Standing
from timeline_app.extraction.sentences.attributed import Attribution, AttributionKind
from timeline_app.extraction.sentences.clause import stands_apart
from timeline_app.extraction.sentences.contrasts import set_aside_for_another
from timeline_app.extraction.sentences.cue_verbs import CLAUSE
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.model.event import Stance

_DEEPEST = 40  # steps up a tree; a sentence that nests deeper is none


class Standings:
    """The words of one sentence; each is judged once."""

    def __init__(self, sentence: Sentence, around: Sequence[Attribution]) -> None:
        self._sentence = sentence
        self._known: dict[int, Standing] = {}
        nearest_first = sorted(around, key=lambda each: each.extent)
        self._covering: list[list[Attribution]] = [[] for _ in sentence.tokens]
        starts = [token.start for token in sentence.tokens]
        for each in nearest_first:
            for piece in each.content:
                first = bisect_left(starts, piece.start)
                for token in sentence.tokens[first : bisect_left(starts, piece.end)]:
                    if token.end <= piece.end:
                        self._covering[token.place].append(each)

    def of(self, token: Token, depth: int = 0) -> Standing:
        known = self._known.get(token.place)
        if known is None:
            if depth > _DEEPEST:
                return Standing()
            handed = self._handed_down(token, depth + 1)
            known = marked(self._sentence, token, handed, is_told=self._is_told(token))
            self._known[token.place] = known
        return known

    def _is_told(self, token: Token) -> bool:
        """Within somebody's report, so that "would" is what was then said to come."""
        if self._covering[token.place]:
            return True
        return any(
            CLAUSE.get(above.lemma) is AttributionKind.SPEECH
            for above in self._sentence.heads_above(token)
            if above.pos == "VERB"
        )

    def _handed_down(self, token: Token, depth: int) -> Standing:
        """What stands further out makes of the clause or word, its own marks aside."""
        aside = set_aside_for_another(self._sentence, token)
        if aside is not None:
            return Standing().barred(aside, "set aside for another")
        attribution = self._crossed(token)
        if attribution is not None:
            if names_what_is_denied(self._sentence, token, attribution):
                return Standing()
            return self._as_attributed(attribution, depth)
        sentence, head = self._sentence, self._sentence.head_of(token)
        if token.head == token.place:
            return Standing()

        def climb(above: Token) -> Standing:
            return self.of(above, depth)

        match token.dep:
            case "conj":
                return self._coordinated(token, head, depth)
            case "ccomp" if stands_apart(sentence, token, head):
                return Standing()
            case "xcomp" | "ccomp":
                return complement(sentence, token, head, climb)
            case "advcl":
                return adverbial(sentence, token, head, climb)
            case "acl" | "relcl":
                return clause_on_noun(sentence, token, head, climb)
            case "pcomp" | "pobj":
                return after_preposition(sentence, token, head, climb)
            case "dobj" | "nsubjpass":
                return as_object(sentence, token, head, climb)
            case "nsubj":
                return as_subject(sentence, token, head, climb)
            case "compound" | "nmod" | "amod":
                return before_noun(sentence, token, head, climb)
            case "acomp" if head.lemma in SEEMING_COPULAS:
                return climb(head).hedged(PROBABLE, head, "seeming")
            case "acomp" | "attr" | "oprd" | "appos" | "aux" | "auxpass" | "prt":
                return climb(head)
        return Standing()

    def _coordinated(self, token: Token, head: Token, depth: int) -> Standing:
        if shares_verb_group(self._sentence, token, head):
            return self.of(head, depth)
        handed = self._handed_down(head, depth + 1) if depth < _DEEPEST else Standing()
        return neither(self._sentence, head, handed)

    def _crossed(self, token: Token) -> Attribution | None:
        """The nearest attribution whose content has ``token`` at its top: the way up leaves it here."""
        head = self._sentence.head_of(token)
        if token.dep in ("pobj", "pcomp"):
            head = self._sentence.head_of(head)  # "accused of burning": past the preposition
        for each in self._covering[token.place]:
            if head is token or not each.covers(head.span):
                return each
        return None

    def _as_attributed(self, attribution: Attribution, depth: int) -> Standing:
        attribution = self._taken_up_by(attribution)
        if attribution.sentence != self._sentence.place or not attribution.cue:
            return Standing()
        cue = self._sentence.tokens[attribution.head]
        if attribution.rule == "adverb":
            return Standing().hedged(PROBABLE, cue, "hearsay")
        if attribution.kind is AttributionKind.PLAN and came_to_nothing(self._sentence, cue):
            return Standing().barred(cue, "foiled")
        if attribution.rule == "noun" and is_proved_false(self._sentence, cue):
            return Standing().barred(cue, PROVED_FALSE)
        if attribution.rule == "noun" and is_taken_back(self._sentence, cue):
            return Standing().hedged(OPEN, cue, "taken back")
        saying = self.of(cue, depth)
        if saying.rule == "question" and saying.stance is Stance.QUESTIONS:
            return Standing().asked(cue)
        certainty = hearsay_certainty(self._sentence, attribution, cue)
        if saying.holds and certainty is not None:
            return Standing().hedged(certainty, cue, "hearsay")
        standing = told(attribution, saying, cue)
        # "Had planned to sell": whatever came of it lies in the past.
        is_over = any(
            each.lemma == "have" and each.tag == "VBD"
            for each in self._sentence.children_of(cue, "aux")
        )
        return replace(standing, is_ahead=False) if is_over else standing

    def _taken_up_by(self, attribution: Attribution) -> Attribution:
        """Who denies a claim that is nobody's: in "he rejected claims that", he stands to what it says."""
        if attribution.rule != "noun" or attribution.source is not None:
            return attribution
        for each in self._covering[attribution.head]:
            if each.kind is AttributionKind.DENIAL and each.extent > attribution.extent:
                return each
        return attribution
