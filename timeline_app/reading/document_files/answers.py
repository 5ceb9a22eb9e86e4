"""What the process that reads answers: content, or why there is none, as JSON.

`reading_process` writes it and `parsing` reads it.
"""

import json
from dataclasses import asdict
from typing import Any

from timeline_app.model.source import Basis
from timeline_app.reading.document_files.content import Content, Remark
from timeline_app.reading.document_files.document_file import Published


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
