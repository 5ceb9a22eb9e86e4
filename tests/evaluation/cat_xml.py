"""Reads CAT XML, the format of MEANTIME: tokens, markables on them, and relations between those.

The text is made of the tokens by ``rebuilt``. Only the first sentences of a MEANTIME article were
annotated in full; mentions that the cross-document annotation added further on have no attributes,
and are left out.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from timeline_app.extraction.texts.span import Span

from .gold import (
    CorpusError,
    Extent,
    GoldDocument,
    GoldEvent,
    GoldParticipant,
    GoldSentence,
    GoldTimex,
    NothingFoundError,
    joined,
)
from .rebuilt import RebuiltText, rebuild


def read_cat_folder(folder: Path) -> tuple[GoldDocument, ...]:
    """All CAT documents in and below ``folder``, the first of several with the same name."""
    found: dict[str, GoldDocument] = {}
    for path in sorted(folder.rglob("*.xml"), key=_plainest_first):
        if _is_cat(path):
            document = read_cat(path)
            found.setdefault(document.name, document)
    if not found:
        raise NothingFoundError(f"no CAT XML documents (*.xml with tokens) in {folder}")
    return tuple(found[name] for name in sorted(found))


def read_cat(path: Path) -> GoldDocument:
    root = _parsed(path)
    if root.find("token") is None:
        raise CorpusError(f"{path} has no tokens: not a CAT document")
    return _document(root, path.stem)


def _plainest_first(path: Path) -> tuple[bool, Path]:
    return "cross" in path.parent.name, path


def _is_cat(path: Path) -> bool:
    with path.open("rb") as file:
        beginning = file.read(4000)
    return b"<Document" in beginning and b"<token" in beginning


def _parsed(path: Path) -> ElementTree.Element:
    try:
        return ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise CorpusError(f"{path} is not well-formed XML ({error})") from None


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The text, and of each token by its id: where it stands, and in which sentence."""

    text: RebuiltText
    spans: dict[str, Span]
    sentences: dict[str, int]  # by place
    names: tuple[str, ...]  # of the sentences

    def extent(self, markable: ElementTree.Element) -> Extent:
        ids = [each.get("t_id", "") for each in markable.iter("token_anchor")]
        return joined((self.spans[id_] for id_ in ids if id_ in self.spans), self.text.text)

    def last_sentence(self, markable: ElementTree.Element) -> int:
        ids = [each.get("t_id", "") for each in markable.iter("token_anchor")]
        return max((self.sentences[id_] for id_ in ids if id_ in self.sentences), default=-1)

    def head(self, markable: ElementTree.Element) -> Extent:
        """Where the attribute ``head`` stands within the markable, the last time; else all of it."""
        extent = self.extent(markable)
        head = markable.get("head", "").split()
        own = [span for span in self.spans.values() if any(part.holds(span) for part in extent)]
        held = [span.of(self.text.text) for span in own]
        for place in reversed(range(len(own) - len(head) + 1)):
            if head and held[place : place + len(head)] == head:
                return joined(own[place : place + len(head)], self.text.text)
        return extent


def _document(root: ElementTree.Element, stem: str) -> GoldDocument:
    tokens = _tokens(root)
    markables = [each for each in root.iterfind("Markables/*") if tokens.extent(each)]
    last = max((tokens.last_sentence(each) for each in markables if _is_full(each)), default=-1)
    scored = Span(0, tokens.text.sentence(last).end if last >= 0 else 0)
    within = [each for each in markables if tokens.last_sentence(each) <= last]
    return GoldDocument(
        name=root.get("doc_name") or stem,
        text=tokens.text.text,
        published=_published(root),
        scored=scored,
        sentences=tuple(
            GoldSentence(id=name, span=tokens.text.sentence(place))
            for place, name in enumerate(tokens.names)
        ),
        timexes=tuple(
            GoldTimex(
                extent=tokens.extent(each), kind=each.get("type", ""), value=each.get("value", "")
            )
            for each in within
            if each.tag == "TIMEX3"
        ),
        events=tuple(
            GoldEvent(
                id=each.get("m_id", ""),
                extent=tokens.extent(each),
                polarity=each.get("polarity", ""),
                certainty=each.get("certainty", ""),
                time=each.get("time", ""),
            )
            for each in within
            if each.tag == "EVENT_MENTION" and _is_full(each)
        ),
        participants=tuple(_participants(root, tokens, within)),
    )


def _is_full(markable: ElementTree.Element) -> bool:
    """Whether it is of the annotation of a document's first sentences, in which all was marked."""
    if markable.tag == "EVENT_MENTION":
        return markable.get("certainty") is not None
    return markable.tag in ("TIMEX3", "SIGNAL", "C-SIGNAL", "VALUE")


def _tokens(root: ElementTree.Element) -> _Tokens:
    by_sentence: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in root.iterfind("token"):
        if word := (each.text or "").strip():
            by_sentence[each.get("sentence", "0")].append((each.get("t_id", ""), word))
    text = rebuild([[each for _, each in tokens] for tokens in by_sentence.values()])
    spans: dict[str, Span] = {}
    sentences: dict[str, int] = {}
    for place, (tokens, placed) in enumerate(zip(by_sentence.values(), text.tokens, strict=True)):
        for (id_, _), span in zip(tokens, placed, strict=True):
            spans[id_] = span
            sentences[id_] = place
    return _Tokens(text, spans, sentences, tuple(by_sentence))


def _published(root: ElementTree.Element) -> str | None:
    for each in root.iterfind("Markables/TIMEX3"):
        if each.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME"):
            return each.get("value") or None
    return None


def _participants(
    root: ElementTree.Element, tokens: _Tokens, within: list[ElementTree.Element]
) -> Iterator[GoldParticipant]:
    by_id = {each.get("m_id"): each for each in within}
    for relation in root.iterfind("Relations/HAS_PARTICIPANT"):
        source, target = relation.find("source"), relation.find("target")
        event = by_id.get(source.get("m_id")) if source is not None else None
        mention = by_id.get(target.get("m_id")) if target is not None else None
        if event is not None and mention is not None and _is_full(event):
            yield GoldParticipant(
                event=event.get("m_id", ""),
                extent=tokens.extent(mention),
                head=tokens.head(mention),
                role=relation.get("sem_role", ""),
            )
