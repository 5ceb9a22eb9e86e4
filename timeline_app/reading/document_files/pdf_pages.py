"""A PDF into the text of its pages; scripts, forms and links in it do nothing."""

import re
from typing import TYPE_CHECKING

from timeline_app.model.pages import FORM_FEED
from timeline_app.reading.document_files.content import (
    LONGEST_TEXT,
    Content,
    RefusedError,
    Remark,
    as_name,
    as_title,
)
from timeline_app.reading.document_files.stated_dates import creation_in

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# The form feed alone tells pages apart, in the text that is kept as in those of other programs.
_BETWEEN = f"\n\n{FORM_FEED}"
_MOST_PAGES = 20_000
_MOST_NAMED = 10
_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY of fpdfview.h
# How PDFium gives a hyphen at the end of a line, having joined it with the next.
_LINE_HYPHEN = re.compile("[\x02\ufffe]")


def read_pdf(data: bytes) -> Content:
    """The content of a PDF: its pages one after the other, an empty line and a form feed between them.

    A word that a line end divides is given as it stands, hyphen and line end between its halves.
    """
    pdf = _opened(data)
    count = len(pdf)
    if count > _MOST_PAGES:
        raise RefusedError(f"it says it has {count} pages, more than {_MOST_PAGES}", "split it up")
    texts: list[str] = []
    starts: list[int] = []
    length = 0
    unread: list[int] = []
    for index in range(count):
        text = _text_of_page(pdf, index)
        if text is None:
            unread.append(index + 1)
        texts.append(text or "")
        starts.append(length)
        length += len(texts[-1]) + len(_BETWEEN)
        if length > LONGEST_TEXT:
            raise RefusedError("its text is too long", "split it up", f"page {index + 1}")
    text = _BETWEEN.join(texts)
    if not text.strip():
        reason = "no page can be read" if count == len(unread) else "no page has text: it is a scan"
        raise RefusedError(reason, "run text recognition (OCR) over it first")
    blank = [page for page, each in enumerate(texts, 1) if not each.strip() and page not in unread]
    metadata = pdf.get_metadata_dict()
    return Content(
        text=text,
        title=as_title(metadata.get("Title")),
        author=as_name(metadata.get("Author")),
        published=creation_in(metadata.get("CreationDate", ""), "PDF"),
        pages=tuple(starts),
        remarks=tuple(_remarks(pdf, blank, unread)),
    )


def _opened(data: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        code = getattr(error, "err_code", None)
    if code in (_PASSWORD, _SECURITY):
        raise RefusedError("it is protected by a password", "save it without one")
    raise RefusedError(
        "it is no PDF, or is damaged", "open it in a reader and print it to a new PDF"
    )


def _text_of_page(pdf: "PdfDocument", index: int) -> str | None:
    """The text of a page, None for a page that can't be read."""
    from pypdfium2 import PdfiumError

    try:
        page = pdf[index]
        try:
            text = page.get_textpage().get_text_bounded(errors="replace")
        finally:
            page.close()  # and its text with it: all pages of a long document would fill the memory
    except PdfiumError:
        return None
    text = text.replace("\r\n", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    text = text.replace(FORM_FEED, "\n")
    return _LINE_HYPHEN.sub("-\n", text)


def _remarks(pdf: "PdfDocument", blank: list[int], unread: list[int]) -> list[Remark]:
    remarks = []
    if blank:
        reason = f"{_pages(blank)} without text, probably scanned or blank"
        remarks.append(Remark("", reason, "run text recognition (OCR) over it if that matters"))
    if unread:
        reason = f"{_pages(unread)} that can't be read"
        remarks.append(Remark("", reason, "open it in a reader and print it to a new PDF"))
    attached = pdf.count_attachments()
    if attached:
        reason = f"{attached} attached file{'s' * (attached != 1)} left out"
        remarks.append(Remark("", reason, "save what matters to files and read these"))
    return remarks


def _pages(numbers: list[int]) -> str:
    listed = ", ".join(map(str, numbers[:_MOST_NAMED]))
    more = f" and {len(numbers) - _MOST_NAMED} more" if len(numbers) > _MOST_NAMED else ""
    return f"page{'s' * (len(numbers) != 1)} {listed}{more}"
