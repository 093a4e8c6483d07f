"""General searches over one sentence for each fact. They find the likeliest sentence for anything
that is asked; they read no office, place or time, and never refuse."""

import re
import sqlite3
from collections.abc import Callable, Sequence

Ask = Callable[[str], object]
_WORD = re.compile(r"\w+")


def rapidfuzz(texts: Sequence[str]) -> Ask:
    from rapidfuzz import process  # noqa: PLC0415  # each search is measured without the others

    return lambda question: process.extractOne(question, texts)


def fts5(texts: Sequence[str]) -> Ask:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE fact USING fts5(text, tokenize='unicode61')")
    base.executemany("INSERT INTO fact VALUES (?)", ((text,) for text in texts))

    def ask(question: str) -> object:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        found = "SELECT text FROM fact WHERE fact MATCH ? ORDER BY rank LIMIT 1"
        return base.execute(found, (words,)).fetchone()

    return ask


def tantivy(texts: Sequence[str]) -> Ask:
    import tantivy as library  # noqa: PLC0415

    builder = library.SchemaBuilder()
    builder.add_text_field("text", stored=True)
    index = library.Index(builder.build())
    writer = index.writer()
    for text in texts:
        writer.add_document(library.Document(text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def ask(question: str) -> object:
        query, _ = index.parse_query_lenient(" ".join(_WORD.findall(question)), ["text"])
        hits = searcher.search(query, 1).hits
        return searcher.doc(hits[0][1])["text"][0] if hits else None

    return ask


def bm25s(texts: Sequence[str]) -> Ask:
    import bm25s as library  # noqa: PLC0415

    words = library.tokenize(list(texts), stopwords=None, show_progress=False)
    search = library.BM25()
    search.index(words, show_progress=False)

    def ask(question: str) -> object:
        asked = library.tokenize([question], stopwords=None, show_progress=False)
        place = search.retrieve(asked, k=1, show_progress=False).documents[0, 0]
        return texts[int(place)]

    return ask


SEARCHES: dict[str, Callable[[Sequence[str]], Ask]] = {
    "rapidfuzz extractOne": rapidfuzz,
    "SQLite FTS5": fts5,
    "tantivy": tantivy,
    "bm25s": bm25s,
}
