"""A newer version of a document in the place of the former: what becomes of its passages, as edits.

Finding passages again is ``reanchoring``'s business, those that wait for a person are ``waiting``'s.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app.model.project import Project
from timeline_app.model.source import Document, Passage, PassageState
from timeline_app.reading.document_files import DocumentFile
from timeline_app.session.adding_documents import media_type_of
from timeline_app.session.import_request import plain_text
from timeline_app.session.passage_edits import uses_in, with_passages
from timeline_app.session.reanchoring import Placement, found_again
from timeline_app.store.edits import Edit, Put


@dataclass(frozen=True)
class Replacement:
    """``document`` with the text of ``file``, and where each of its passages stands in that."""

    document: Document
    file: DocumentFile
    placements: tuple[Placement, ...]

    @property
    def counts(self) -> Counter[PassageState]:
        """How many are in which state, those in other surroundings apart."""
        return Counter(each.state for each in self.placements if not each.is_elsewhere)

    @property
    def elsewhere(self) -> int:
        """How many are placed where they stand word for word, in other surroundings."""
        return sum(each.is_elsewhere for each in self.placements)

    @property
    def unplaced(self) -> list[Placement]:
        """Those that a person has to place."""
        return [placement for placement in self.placements if placement.after is None]

    def edits(
        self, project: Project, link_keys: Sequence[str], chosen: Mapping[Passage, Passage]
    ) -> list[Edit]:
        """All of it as one change; ``chosen`` are passages that a person has placed."""
        after: dict[Passage, Passage] = {
            placement.before: placement.after
            for placement in self.placements
            if placement.after is not None
        }
        after |= chosen
        own, others = self.document, []
        for edit in with_passages(project, link_keys, after):
            record = edit.record if isinstance(edit, Put) else None
            if isinstance(record, Document) and record.id == own.id:
                own = record
            else:
                others.append(edit)
        changes = {
            "path": plain_text(self.file.file.name),
            "media_type": media_type_of(self.file),
            "sha256": self.file.sha256,
        }
        return [Put(own.model_copy(update=changes), text=self.file.text), *others]


def replacement(project: Project, document: Document, old: str, file: DocumentFile) -> Replacement:
    """What putting ``file`` in the place of ``document``, whose text is ``old``, comes to."""
    passages = (
        use.passage
        for use in uses_in(project)
        if use.passage.document == document.id and use.passage.row is None
    )
    return Replacement(document, file, tuple(found_again(passages, old, file.text)))


def why_not(project: Project, document: Document, file: DocumentFile) -> str:
    """Why ``file`` is no newer version of ``document``, in one sentence; empty if it may be one."""
    same = next((each for each in project.documents if each.sha256 == file.sha256), None)
    if same is None:
        return ""
    if same.id == document.id:
        return (
            f"{file.file.name} is the very file that the project has: there is nothing to replace."
        )
    return f"The project has {file.file.name} already, as “{same.title}”: choose another file."
