"""The texts of a project that keeps them in its own file, written beside an event model file.

Such a file names its documents by their paths, so that each text needs one.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from timeline_app.model.project import Project
from timeline_app.writing.files import WriteError, replace_file


def write_texts(path: Path, project: Project, texts: Mapping[str, str]) -> Project:
    """Write the texts to ``NAME-documents`` beside ``path``; the project with the documents there.

    Their SHA-256 are then those of the texts. Raises WriteError.
    """
    folder = folder_of_texts(path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = f"it can't be made ({error.strerror})"
        raise WriteError(folder, reason, "choose another folder") from None
    documents = []
    for number, document in enumerate(project.documents, 1):
        data = texts[document.id].encode()
        file = folder / f"{number}.txt"
        replace_file(file, data)
        changes = {
            "path": f"{folder.name}/{file.name}",
            "sha256": hashlib.sha256(data).hexdigest(),
            "media_type": "text/plain",
        }
        documents.append(document.model_copy(update=changes))
    return project.model_copy(update={"documents": tuple(documents)})


def folder_of_texts(path: Path) -> Path:
    """The folder for the texts of the event model file ``path``."""
    return path.with_name(f"{path.name.partition('.')[0]}-documents")
