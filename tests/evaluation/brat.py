"""Reads brat's standoff files of attributions: sources, cues and contents, as PolNeAR has them.

``NAME.ann`` stands beside ``NAME.txt``, or, as in PolNeAR, in ``attributions/`` beside ``text/`` with
an annotator's code behind the name: ``NAME_1a2b.ann``. Of several annotators the first one counts.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from timeline_app.extraction.texts.span import Span

from .gold import (
    CorpusError,
    GoldAttribution,
    GoldDocument,
    NothingFoundError,
    joined,
    trimmed,
)

_ROLES = ("source", "cue", "content")
_SPAN = re.compile(r"(\d+) (\d+)")


def read_brat_folder(folder: Path) -> tuple[GoldDocument, ...]:
    """All pairs of a text and its annotation in and below ``folder``."""
    found: dict[Path, GoldDocument] = {}
    for path in sorted(folder.rglob("*.ann")):
        text = _text_of(path)
        if text is not None and text not in found:
            found[text] = read_brat(path, text)
    if not any(document.attributions for document in found.values()):
        raise NothingFoundError(
            f"no brat files (*.ann beside *.txt) with sources and cues in {folder}"
        )
    return tuple(found[path] for path in sorted(found))


def read_brat(path: Path, text_path: Path) -> GoldDocument:
    # Offsets are those of the text as it stands in the file: line ends are not to be touched.
    text = text_path.read_bytes().decode("utf-8", errors="replace")
    return GoldDocument(
        name=text_path.stem,
        text=text,
        scored=Span(0, len(text)),
        attributions=tuple(_attributions(path.read_text("utf-8"), text, str(path))),
    )


def _text_of(path: Path) -> Path | None:
    names = (path.stem, path.stem.rpartition("_")[0])
    folders = (path.parent, path.parent.parent / "text", path.parent.parent / "texts")
    for folder in folders:
        for name in names:
            if name and (text := folder / f"{name}.txt").is_file():
                return text
    return None


def _attributions(annotation: str, text: str, name: str) -> Iterator[GoldAttribution]:
    """One for each event (E…); the other spans as relations (R…, *) tie them, or alone."""
    spans: dict[str, tuple[str, tuple[Span, ...]]] = {}
    events: list[list[str]] = []
    ties: list[list[str]] = []
    for line in annotation.splitlines():
        id_, _, rest = line.partition("\t")
        ids = [each.rpartition(":")[2] for each in rest.split()]
        if id_.startswith("T"):
            label, places = _text_bound(rest, text, f"{name}: {id_}")
            if label:
                spans[id_] = (label, places)
        elif id_.startswith("E"):
            events.append(ids)
        elif id_.startswith(("R", "*")):
            ties.append(ids)
    tied = {id_ for ids in events for id_ in ids}
    alone = [id_ for id_ in spans if id_ not in tied]
    for group in [*events, *_groups(ties, alone)]:
        pieces: dict[str, list[Span]] = defaultdict(list)
        for id_ in group:
            if id_ in spans:
                label, places = spans[id_]
                pieces[label].extend(places)
        if pieces:
            source, cue, content = (joined(pieces[role], text) for role in _ROLES)
            yield GoldAttribution(source=source, cue=cue, content=content)


def _text_bound(rest: str, text: str, name: str) -> tuple[str, tuple[Span, ...]]:
    """The role of a marked span ("" for others) and its pieces: ``Cue 0 5;10 12<tab>words``."""
    label, _, places = rest.partition("\t")[0].partition(" ")
    role = next((role for role in _ROLES if role in label.lower()), "")
    spans = [Span(int(start), int(end)) for start, end in _SPAN.findall(places)]
    if any(span.end > len(text) for span in spans):
        raise CorpusError(f"{name} ends after its text does")
    return role, tuple(held for span in spans if (held := trimmed(span, text)) is not None)


def _groups(ties: Sequence[Sequence[str]], ids: Sequence[str]) -> Iterator[list[str]]:
    """Those of ``ids`` that are tied, directly or through others, in the order of the first one."""
    group_of = {id_: [id_] for id_ in ids}
    for tie in ties:
        tied = [id_ for id_ in tie if id_ in group_of]
        for id_ in tied[1:]:
            one, other = group_of[tied[0]], group_of[id_]
            if one is not other:
                one.extend(other)
                group_of.update(dict.fromkeys(other, one))
    seen: set[int] = set()
    for group in group_of.values():
        if id(group) not in seen:
            seen.add(id(group))
            yield group
