-- What each join brought, so that it can be taken back, also days later. It says something about this file only and
-- does not travel: a copy joined elsewhere brings its ops, not its joins.

CREATE TABLE sy_join (  -- one row for every writer of whom the join brought ops: those after n_before, up to n_after
  "joined" INTEGER NOT NULL,  -- when, µs since 1970; all rows of one join have the same
  "writer" INTEGER NOT NULL,
  "n_before" INTEGER NOT NULL,  -- 0: the writer was not known
  "n_after" INTEGER NOT NULL,
  "hlc_before" INTEGER NOT NULL,
  "label" TEXT NOT NULL,  -- of whose copies it was
  PRIMARY KEY ("joined", "writer")
) STRICT, WITHOUT ROWID;

CREATE TRIGGER guard_insert_sy_join BEFORE INSERT ON sy_join WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_join BEFORE UPDATE ON sy_join WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_join BEFORE DELETE ON sy_join WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
