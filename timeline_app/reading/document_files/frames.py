"""What goes between us and the process that reads: frames of bytes, and content as JSON in them.

JSON and not pickle, since a file that takes the process over must not get at us through its answer.
"""

import json
from dataclasses import asdict
from typing import IO, Any

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.content import Content, Remark
from timeline_app.reading.document_files.document_file import Published

HEAD = 8  # bytes that tell the length of what follows


def write_frame(stream: IO[bytes], data: bytes) -> None:
    """Writes bytes with their length before them."""
    stream.write(len(data).to_bytes(HEAD))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None where the stream ends first."""
    head = stream.read(HEAD)
    if len(head) < HEAD:
        return None
    length = int.from_bytes(head)
    data = stream.read(length)
    return data if len(data) == length else None


def answer_bytes(answer: Content | Remark) -> bytes:
    """An answer as bytes: content, or why there is none."""
    kind = "content" if isinstance(answer, Content) else "refused"
    text = json.dumps({kind: asdict(answer)}, ensure_ascii=False)
    return text.encode("utf-8", "replace")


def answer_of(data: bytes) -> Content | Remark:
    """The answer that `data` holds; ValueError, TypeError or KeyError if it holds none."""
    answer: dict[str, Any] = json.loads(data)
    if "refused" in answer:
        return Remark(**answer["refused"])
    fields = answer["content"]
    published = fields.pop("published")
    if published:
        published = Published(**{**published, "basis": Basis(published["basis"])})
    remarks = tuple(Remark(**each) for each in fields.pop("remarks"))
    pages = tuple(fields.pop("pages"))
    return Content(**fields, published=published, remarks=remarks, pages=pages)
