"""Seeds as their curators write them: read, checked and proven, each fault told with its mend.

Reads files and their lines, holds rows against the models, finds what is wrong between rows, and
looks facts up in the texts of their articles. It must not know how questions are read or answered:
of `knowledge` it sees only the records, the language, the fact base and what loads them; and
answering imports nothing from here.
"""
