"""Imports a file into a fresh Anki collection, reviews a card, and imports again.

Usage: python3 import.py FIRST EDITED
Prints a line for each import (new, updated, duplicate), then the interval and the reviews of the
card that was reviewed. Written for anki 26.9.3 from PyPI.
"""

import os
import sys
import tempfile

from anki.collection import Collection, ImportCsvRequest


def load(collection, path):
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
    print(f"new {len(log.new)}, updated {len(log.updated)}, duplicate {len(log.duplicate)}")


def review(collection):
    card = collection.get_card(min(collection.find_cards("")))
    card.type, card.queue, card.ivl, card.due = 2, 2, 17, 0
    collection.update_card(card)
    card = collection.get_card(card.id)
    card.start_timer()
    collection.sched.answerCard(card, 3)
    return collection.get_card(card.id)


first, edited = (os.path.abspath(path) for path in sys.argv[1:3])
with tempfile.TemporaryDirectory() as folder:
    collection = Collection(os.path.join(folder, "collection.anki2"))
    load(collection, first)
    before = review(collection)
    load(collection, first)
    load(collection, edited)
    after = collection.get_card(before.id)
    reviews = collection.db.scalar("select count() from revlog where cid = ?", before.id)
    kept = before.ivl > 17 and (before.ivl, before.due) == (after.ivl, after.due)
    print(f"interval {'kept' if kept else 'lost'}, reviews {reviews}")
    print(after.note().fields[1])
    collection.close()
