"""The parts of a Word file: a ZIP archive that is opened as hostile, and never unpacked to disk.

What stands in the parts is `word_document`'s business.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from timeline_app.reading.document_files.content import RefusedError

_LARGEST_PART = 256 << 20  # bytes, unpacked
_HIGHEST_RATIO = 250  # deflate reaches 1,032; Word's own XML rarely 60
_SMALL = 4 << 20  # bytes, unpacked, below which a ratio does no harm
_MOST_PARTS = 20_000
_PIECE = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "open it in Word or LibreOffice and save it again as .docx"


class WordPackage:
    """The parts of a Word file by their names in the archive, which are never used as paths."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            reason = "it is protected by a password, or an old .doc with another ending"
            raise RefusedError(reason, "open it in Word or LibreOffice and save it as plain .docx")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, OverflowError):
            raise RefusedError("it is no Word file, or is cut off", _AGAIN) from None
        entries = self._archive.infolist()
        if len(entries) > _MOST_PARTS:
            raise RefusedError(f"it has more than {_MOST_PARTS} parts", _AGAIN)
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) != len(entries):  # programs differ in which of two they show
            raise RefusedError("it has two parts of the same name", _AGAIN)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def pieces_of(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, bounded; RefusedError for one that is missing or a bomb."""
        entry = self._entries.get(name)
        if entry is None:
            raise RefusedError(f"its part '{name}' is missing", _AGAIN)
        if entry.flag_bits & 1:
            raise RefusedError("it is protected by a password", "save it without one")
        is_bomb = entry.file_size > max(_SMALL, entry.compress_size * _HIGHEST_RATIO)
        if is_bomb or entry.file_size > _LARGEST_PART:
            reason = f"its part would unpack to {entry.file_size >> 20} MB"
            raise RefusedError(reason, "leave it out unless you trust it; if so, " + _AGAIN, name)
        broken = RefusedError("it is damaged and can't be unpacked", _AGAIN, name)
        try:
            # Not a byte more than declared is given out, whatever the archive holds.
            with self._archive.open(entry) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            raise broken from None
        except (
            OSError,
            ValueError,
            RuntimeError,
        ):  # bad offsets; a compression that isn't built in
            raise broken from None

    def parts_below(self, folder: str, *stems: str) -> list[str]:
        """Names of the parts in a folder that begin with one of `stems`, in their order."""
        return sorted(
            name
            for name in self._entries
            if posixpath.dirname(name) == folder
            and posixpath.basename(name).lower().startswith(stems)
        )
