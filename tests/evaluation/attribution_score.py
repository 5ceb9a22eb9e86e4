"""Scores attributions on PolNeAR's annotation (Newell, Margolin and Ruths 2018): source, cue, content.

PolNeAR is univocal: each token has one role at most. Its authors compare annotations in two ways, which
both are given here:

- *tokens*: each role's tokens, as precision, recall and F1 (they report Krippendorff's alpha).
  "Cue + source tokens" pools the two roles. Tokens are runs of letters and digits; signs don't count.
- *attributions* (as their agreement "agr", after Wiebe et al. 2005, each answering one): an attribution
  found is right where its cue shares a token with that of one that is marked; for *cue + source* their
  sources must share a token too, or neither has one; for *all three* the contents as well. Where neither
  has a cue, the contents take its place. An attribution without a cue never answers one that has a cue.

"Cue + source F" is that of attributions.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline_app.extraction.texts.span import Span

from .errors import ErrorList
from .event_score import in_context
from .gold import Extent, GoldAttribution, GoldDocument, overlap, whole, words
from .score import NOTHING, Score, paired, scored

ROLES = ("source", "cue", "content")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAttribution(GoldAttribution):
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionScores:
    tokens: dict[str, Score] = field(default_factory=dict)  # by role, and "cue + source"
    cue: Score = NOTHING
    cue_source: Score = NOTHING
    all_three: Score = NOTHING

    def __add__(self, other: "AttributionScores") -> "AttributionScores":
        names = {**self.tokens, **other.tokens}
        return AttributionScores(
            tokens={
                name: self.tokens.get(name, NOTHING) + other.tokens.get(name, NOTHING)
                for name in names
            },
            cue=self.cue + other.cue,
            cue_source=self.cue_source + other.cue_source,
            all_three=self.all_three + other.all_three,
        )


def score_attributions(
    gold: GoldDocument, found: Sequence[FoundAttribution], errors: ErrorList
) -> AttributionScores:
    tokens = {
        role: _token_score(
            _tokens((getattr(each, role) for each in gold.attributions), gold.text),
            _tokens((getattr(each, role) for each in found), gold.text),
        )
        for role in ROLES
    }
    tokens["cue + source"] = tokens["cue"] + tokens["source"]
    pairs = _pairs(gold, found)
    matches = [(gold.attributions[place], found[other]) for place, other in pairs]
    same_source = [
        (wanted, each) for wanted, each in matches if _share(wanted.source, each.source, gold.text)
    ]
    same_content = [
        (wanted, each)
        for wanted, each in same_source
        if _share(wanted.content, each.content, gold.text)
    ]
    counts = (len(found), len(gold.attributions))
    _note(gold, found, pairs, errors)
    return AttributionScores(
        tokens=tokens,
        cue=scored(len(matches), *counts),
        cue_source=scored(len(same_source), *counts),
        all_three=scored(len(same_content), *counts),
    )


def _pairs(gold: GoldDocument, found: Sequence[FoundAttribution]) -> list[tuple[int, int]]:
    """Those with cues by their cues, those without by their contents."""
    pairs = []
    for has_cue in (True, False):
        wanted_places = [i for i, a in enumerate(gold.attributions) if bool(a.cue) is has_cue]
        found_places = [i for i, a in enumerate(found) if bool(a.cue) is has_cue]
        keys = [_words_of(_key(gold.attributions[i]), gold.text) for i in wanted_places]
        candidates = [_words_of(_key(found[i]), gold.text) for i in found_places]
        pairs += [
            (wanted_places[place], found_places[other]) for place, other in paired(keys, candidates)
        ]
    return sorted(pairs)


def _key(attribution: GoldAttribution) -> Extent:
    return attribution.cue or attribution.content


def _words_of(extent: Extent, text: str) -> Extent:
    """The words in an extent; the extent itself where it holds none, as a cue that is a colon."""
    found = tuple(
        Span(match.start(), match.end())
        for piece in extent
        for match in _WORD.finditer(text, piece.start, piece.end)
    )
    return found or extent


def _share(wanted: Extent, found: Extent, text: str) -> bool:
    if not wanted or not found:
        return not wanted and not found
    return overlap(_words_of(wanted, text), _words_of(found, text)) > 0


def _tokens(extents: Iterable[Extent], text: str) -> set[int]:
    """Where the tokens of all these extents start."""
    return {
        match.start()
        for extent in extents
        for piece in extent
        for match in _WORD.finditer(text, piece.start, piece.end)
    }


def _token_score(wanted: set[int], found: set[int]) -> Score:
    return scored(len(wanted & found), len(found), len(wanted))


def _note(
    gold: GoldDocument,
    found: Sequence[FoundAttribution],
    pairs: Sequence[tuple[int, int]],
    errors: ErrorList,
) -> None:
    answered = {place for place, _ in pairs}
    used = {other for _, other in pairs}
    for place, wanted in enumerate(gold.attributions):
        if place not in answered:
            kind = "missed" if wanted.cue else "missed, without a cue"
            errors.add(kind, gold.name, in_context(whole(_key(wanted)), gold.text))
    for other, each in enumerate(found):
        if other not in used and _key(each):
            kind = f"spurious by rule {each.rule or '?'}"
            errors.add(kind, gold.name, in_context(whole(_key(each)), gold.text))
    for place, other in pairs:
        wanted, each = gold.attributions[place], found[other]
        for role in ("source", "content"):
            one, two = getattr(wanted, role), getattr(each, role)
            if not _share(one, two, gold.text):
                kind = f"{role} {'missed' if not two else 'spurious' if not one else 'wrong'}"
                told = f"{words(_key(wanted), gold.text)}: {words(one, gold.text) if one else '–'}"
                errors.add(
                    kind, gold.name, f"{told}; found {words(two, gold.text) if two else '–'}"
                )
