"""What a project is kept in: the project file, and the folders of large tables beside it.

Reading others' files is ``reading``'s business; neither room knows of the other.
"""
