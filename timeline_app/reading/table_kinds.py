"""Which files are tables of events, told by their names without loading what reads them (``tables``)."""

SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
