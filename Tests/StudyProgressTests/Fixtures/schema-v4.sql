CREATE INDEX card_gone ON card (item) WHERE gone = 1;

CREATE INDEX review_by_item ON review (item, at);

CREATE INDEX review_by_time ON review (at);

CREATE INDEX review_with_credits ON review (credits) WHERE credits <> '';

CREATE INDEX schedule_by_due
ON schedule (due_day, due_at, phase, last_day, stability);

CREATE TABLE card (
  item INTEGER PRIMARY KEY REFERENCES item (id),
  card_kind TEXT NOT NULL,
  card_topic TEXT NOT NULL,
  file TEXT NOT NULL,
  headings TEXT NOT NULL,
  prompt TEXT NOT NULL,
  answer TEXT NOT NULL,
  gone INTEGER NOT NULL
) STRICT;

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (topic, kind, name)
) STRICT;

CREATE TABLE mistake_tally (
  topic TEXT NOT NULL,
  name TEXT NOT NULL,
  chances INTEGER NOT NULL,
  made INTEGER NOT NULL,
  PRIMARY KEY (topic, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES item (id),
  rating INTEGER NOT NULL,
  verdict TEXT NOT NULL,
  seed INTEGER,
  given TEXT NOT NULL,
  typed TEXT NOT NULL,
  mistake TEXT,
  target TEXT,
  hints INTEGER NOT NULL,
  seconds REAL,
  guessed INTEGER NOT NULL,
  credits TEXT NOT NULL,
  scheduler TEXT NOT NULL
, source TEXT, catches TEXT) STRICT;

CREATE TABLE schedule (
  item INTEGER PRIMARY KEY REFERENCES item (id),
  phase INTEGER NOT NULL,
  step INTEGER,
  stability REAL NOT NULL,
  difficulty REAL NOT NULL,
  last_day REAL NOT NULL,
  due_day INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  reviews INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  right_days INTEGER NOT NULL,
  last_right_day INTEGER
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE tally (
  day INTEGER NOT NULL,
  topic TEXT NOT NULL,
  kind TEXT NOT NULL,
  answers INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  recalls INTEGER NOT NULL,
  recalled INTEGER NOT NULL,
  predicted INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  PRIMARY KEY (day, topic, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE withdrawn (item INTEGER PRIMARY KEY REFERENCES item (id)) STRICT;

CREATE TRIGGER review_is_final BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;

CREATE TRIGGER review_is_kept BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'the review log only grows'); END;
