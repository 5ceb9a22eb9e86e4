"""Which reader reads which kind of document; its library is loaded only now."""

from timeline_app.reading.document_files.content import Content
from timeline_app.reading.document_files.plain_text import read_plain_text
from timeline_app.reading.document_kinds import Kind


def content_of(kind: Kind, data: bytes) -> Content:
    """The content of bytes of a kind; RefusedError where they are none."""
    if kind.is_plain:
        return read_plain_text(data, kind)
    if kind in (Kind.PAGE, Kind.XHTML):
        from timeline_app.reading.document_files.web_page import read_web_page

        return read_web_page(data)
    if kind is Kind.PAGE_ARCHIVE:
        from timeline_app.reading.document_files.page_archive import read_page_archive

        return read_page_archive(data)
    if kind is Kind.MAIL:
        from timeline_app.reading.document_files.mail import read_mail

        return read_mail(data)
    if kind is Kind.PDF:
        from timeline_app.reading.document_files.pdf_pages import read_pdf

        return read_pdf(data)
    from timeline_app.reading.document_files.word_document import read_word_document

    return read_word_document(data)
