"""The table of words by which the peers search: a row for each word of a household, with a bit for each member.

Usage: word_table.py REGISTER.sqlite

Made of what the register's cards say, since the register itself keeps its words in memory and has no such table.
"""

import sqlite3
import sys


def main(path):
    register = sqlite3.connect(path)
    register.execute("CREATE TABLE card_word (commune BLOB NOT NULL, word TEXT NOT NULL, household BLOB NOT NULL, "
                     "who INTEGER NOT NULL, members INTEGER NOT NULL, "
                     "PRIMARY KEY (commune, word, household)) STRICT, WITHOUT ROWID")
    rows = [(commune, word, household, int(who, 16), members)
            for commune, household, members, words in register.execute(
                "SELECT commune, household, members, words FROM household_card")
            for word, who in (part.rsplit(":", 1) for part in words.split())]
    register.executemany("INSERT INTO card_word VALUES (?, ?, ?, ?, ?)", sorted(rows))
    register.commit()
    register.execute("ANALYZE card_word")
    register.commit()


if __name__ == "__main__":
    main(sys.argv[1])
