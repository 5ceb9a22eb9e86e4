"""The manifest of a dataset: which files its folder holds, and what they are about.

A manifest may come from anybody: it is read as data, within limits, and names nothing outside its
folder. What its files hold is ``dataset``'s business.
"""

import json
import os
from math import prod
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from timeline_app.store.errors import DatasetError, dataset_error

FORMAT: Literal["timeline-data/1"] = "timeline-data/1"
MANIFEST = "manifest.json"
LONGEST_TITLE = 10_000
MOST_COLUMNS = 10_000  # of all tables together
LARGEST_MANIFEST = 256 << 20  # a million actors take some 40 MB
# What the end of a file's name says of its content; two files make a text column.
DTYPES = {
    "bool": np.dtype("?"),
    "u8": np.dtype("u1"),
    "i8": np.dtype("i1"),
    "u16": np.dtype("<u2"),
    "i16": np.dtype("<i2"),
    "u32": np.dtype("<u4"),
    "i32": np.dtype("<i4"),
    "u64": np.dtype("<u8"),
    "i64": np.dtype("<i8"),
    "f32": np.dtype("<f4"),
    "f64": np.dtype("<f8"),
    "utf8": np.dtype("u1"),
    "ends": np.dtype("<i8"),
    "csv": np.dtype("u1"),
}
ARRAY_SUFFIXES = tuple(suffix for suffix in DTYPES if suffix not in ("utf8", "ends", "csv"))
# Nothing with a separator, a leading dot or a capital letter, so the same file on every system.
FILE_NAME = rf"^[a-z0-9_]+(\.[a-z0-9_]+)*\.({'|'.join(DTYPES)})$"

_Count = Annotated[int, Field(ge=0, le=2**48)]
_FileName = Annotated[str, StringConstraints(pattern=FILE_NAME, max_length=100)]
_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Title = Annotated[str, StringConstraints(pattern=r"\S", max_length=LONGEST_TITLE)]
_Columns = Annotated[list[str], Field(max_length=MOST_COLUMNS)]
# What the arrays of a dataset are as long as, where it has them.
_PER_ROW = frozenset(
    f"{name}.{suffix}"
    for suffix, names in {
        "i64": ("number", "start_earliest", "start_latest", "end_earliest", "end_latest"),
        "u16": ("document",),
        "u8": ("shape", "status", "type"),
        "i32": ("source", "row_of_source"),
        "ends": ("search",),
    }.items()
    for name in names
)


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class FileEntry(_Checked):
    """One file of the folder: an array of ``shape`` in C order, or one half of a text column."""

    shape: Annotated[list[_Count], Field(min_length=1, max_length=2)]
    bytes: _Count
    sha256: _Hash


class _Table(BaseModel):
    """A table that was imported, as a Document needs it."""

    model_config = ConfigDict(strict=True)

    title: _Title
    media_type: Annotated[str, StringConstraints(pattern=r"\S", max_length=200)]
    sha256: _Hash
    columns: _Columns


def _with_both(actors: list[dict[str, str]]) -> list[dict[str, str]]:
    if any(len(actor) != 2 for actor in actors):
        raise ValueError("an actor has no id or no name")
    return actors


# Plain dicts, since a million models would take a second.
_Actors = Annotated[list[dict[Literal["id", "name"], str]], AfterValidator(_with_both)]


class _About(BaseModel):
    """What of ``about`` others rely on; more may stand there."""

    model_config = ConfigDict(strict=True)

    title: _Title = "-"
    tables: Annotated[list[_Table], Field(max_length=65_535)] = []
    columns: _Columns = []
    actors: Annotated[_Actors, Field(max_length=10_000_000)] = []
    rejected: _Count = 0


class Manifest(_Checked):
    """All of ``manifest.json``; ``files`` by their names in the folder."""

    format: Literal["timeline-data/1"] = FORMAT
    rows: Annotated[int, Field(ge=0, le=2**31 - 1)]
    files: Annotated[dict[_FileName, FileEntry], Field(max_length=50_000)]
    about: dict[str, Any]

    def to_bytes(self) -> bytes:
        return (self.model_dump_json(indent=1) + "\n").encode()


def dtype_of(file_name: str) -> np.dtype[Any]:
    return DTYPES[file_name.rpartition(".")[2]]


def read_manifest(folder: Path) -> tuple[Manifest, bytes]:
    """The manifest of the dataset in ``folder`` and its bytes; DatasetError where it is none of ours."""
    data = _read_bytes(folder)
    return checked_manifest(folder, data), data


def checked_manifest(folder: Path, data: bytes) -> Manifest:
    """The manifest that ``data`` is, of the dataset in ``folder``; DatasetError where it is none of ours."""
    if len(data) > LARGEST_MANIFEST:
        raise _damaged(folder, f"it is larger than {LARGEST_MANIFEST >> 20} MB")
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        raise _damaged(folder, "it is not JSON") from None
    format_ = raw.get("format") if isinstance(raw, dict) else None
    if format_ != FORMAT:
        name, _, version = str(format_).partition("/")
        if name == FORMAT.partition("/")[0] and version.isdecimal():
            reason = f"it is from a newer version (format {version[:9]}, this one knows 1)"
            raise dataset_error(folder, MANIFEST, reason, "update this program")
        raise dataset_error(folder, MANIFEST, "it is no dataset's", "name a dataset's folder")
    try:
        manifest = Manifest.model_validate(raw)
        _About.model_validate(manifest.about)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))[:200]
        raise _damaged(folder, f"{where}: {first['msg']}") from None
    _check_lengths(manifest, folder)
    return manifest


def _read_bytes(folder: Path) -> bytes:
    missing = "the folder moves along with its project file: put it back, or import again"
    try:
        # A link could lead elsewhere, and reading a pipe would wait for ever.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        with open(os.open(folder / MANIFEST, flags), "rb") as file:
            return file.read(LARGEST_MANIFEST + 1)
    except FileNotFoundError:
        if folder.is_dir():
            raise _damaged(folder, "it is missing") from None
        raise dataset_error(folder, "", "there is no such folder", missing) from None
    except OSError as error:
        reason = f"it can't be read ({error.strerror})"
        raise dataset_error(folder, MANIFEST, reason, "check its rights") from None


def _check_lengths(manifest: Manifest, folder: Path) -> None:
    """Whether the manifest agrees with itself."""
    for name, entry in manifest.files.items():
        if entry.bytes != prod(entry.shape) * dtype_of(name).itemsize:
            raise _damaged(folder, f"size and shape of {name} disagree")
        if (name in _PER_ROW or _is_cell_ends(name)) and entry.shape != [manifest.rows]:
            raise _damaged(folder, f"{name} has not one value for each of {manifest.rows} rows")
        stem, _, suffix = name.rpartition(".")
        twin = {"utf8": "ends", "ends": "utf8"}.get(suffix)
        if twin and f"{stem}.{twin}" not in manifest.files:
            raise _damaged(folder, f"{name} is there without {stem}.{twin}")


def _is_cell_ends(name: str) -> bool:
    return name.startswith("cell.") and name.endswith(".ends")


def _damaged(folder: Path, reason: str) -> DatasetError:
    mend = "restore the folder from a copy, or import the table again"
    return dataset_error(folder, MANIFEST, reason, mend)
