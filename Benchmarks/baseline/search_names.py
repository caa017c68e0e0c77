"""Names among the people of a city, as full-text search and trigrams find them: the first fifty with their cards.

Usage: search_names.py fts REGISTER.sqlite ROUNDS          FTS5 over the folded names, in a file beside
       search_names.py trgm REGISTER.sqlite ROUNDS URL     pg_trgm over the same names, in a database of PostgreSQL
The words come from standard input, a line for each search. Prints for each how many were found on the page and the
microseconds of the quickest round.
"""

import sqlite3
import subprocess
import sys
import time
import unicodedata

CARD = "c.code, c.head_name, c.neighbourhood, c.address, c.members, c.proposed, c.lacking, c.unknown"


def folded(name):
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def people(register):
    """Everybody who lives in a household, with it."""
    return register.execute(
        "SELECT p.commune, m.household, p.full_name FROM person p "
        "JOIN membership m ON m.commune = p.commune AND m.person = p.id WHERE m.retired_in IS NULL")


def quickest(rounds, ask):
    best, found = float("inf"), []
    for _ in range(rounds):
        begun = time.perf_counter()
        found = ask()
        best = min(best, time.perf_counter() - begun)
    return len(found), round(best * 1e6)


def fts(path, rounds):
    index = sqlite3.connect(path + ".fts")
    index.execute("ATTACH ? AS r", [path])
    index.execute("PRAGMA cache_size = -262144")
    index.execute("PRAGMA mmap_size = 268435456")
    index.executescript("CREATE TABLE who (id INTEGER PRIMARY KEY, commune BLOB, household BLOB);"
                        "CREATE VIRTUAL TABLE name USING fts5(folded, content = '')")
    register = sqlite3.connect(path)
    for number, (commune, household, name) in enumerate(people(register), 1):
        index.execute("INSERT INTO who VALUES (?, ?, ?)", [number, commune, household])
        index.execute("INSERT INTO name (rowid, folded) VALUES (?, ?)", [number, folded(name)])
    index.commit()
    index.execute("INSERT INTO name (name) VALUES ('optimize')")
    index.commit()
    query = (f"SELECT {CARD} FROM name JOIN who ON who.id = name.rowid JOIN r.household_card c "
             "ON c.commune = who.commune AND c.household = who.household WHERE name MATCH ? LIMIT 50")
    for words in sys.stdin.read().splitlines():
        match = " AND ".join(folded(words).split()) + "*"
        print(words, *quickest(rounds, lambda: index.execute(query, [match]).fetchall()), sep="\t")


def trgm(path, rounds, address):
    import psycopg

    register = sqlite3.connect(path)
    with psycopg.connect(address, autocommit=True) as server:
        server.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        server.execute("CREATE TABLE who (commune bytea, household bytea, folded text COLLATE \"C\", card text)")
        cards = {}
        for commune, household, *card in register.execute(
                f"SELECT c.commune, c.household, {CARD} FROM household_card c"):
            cards[commune, household] = "|".join(str(part) for part in card if not isinstance(part, bytes))
        with server.cursor().copy("COPY who FROM STDIN") as rows:
            for commune, household, name in people(register):
                rows.write_row((commune, household, folded(name), cards.get((commune, household), "")))
        server.execute("CREATE INDEX ON who USING gin (folded gin_trgm_ops)")
        server.execute("ANALYZE who")
        for words in sys.stdin.read().splitlines():
            parts = [f"%{word}%" for word in folded(words).split()]
            query = "SELECT card FROM who WHERE " + " AND ".join(["folded LIKE %s"] * len(parts)) + " LIMIT 50"
            print(words, *quickest(rounds, lambda: server.execute(query, parts).fetchall()), sep="\t")


if __name__ == "__main__":
    kind, path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    fts(path, rounds) if kind == "fts" else trgm(path, rounds, sys.argv[4])
