"""Files of documents (text, Markdown, web pages, PDF, Word, e-mail) into text with what is known of it.

What is exported here is all that other rooms use: `document_files_in` finds files in folders,
`read_document_file` reads one, `read_document_files` many. Which texts are alike is told by the module
`near_duplicates`, which stands apart, as the process that parses doesn't need what it loads.
"""

from timeline_app.reading.document_files.document_file import DocumentFile, Published
from timeline_app.reading.document_files.found_files import document_files_in
from timeline_app.reading.document_files.reading import read_document_file, read_document_files

__all__ = [
    "DocumentFile",
    "Published",
    "document_files_in",
    "read_document_file",
    "read_document_files",
]
