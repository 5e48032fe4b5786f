-- Ways into a long journal (a city's ledger has millions of ops): from a record to the rows that once belonged to it, which
-- its history shows; to what was deleted, and to the links that went with it, which the trash shows. Without them either
-- reads every op there is. None is touched when a text is edited.
-- By length, not by "field" = '': SQLite would weigh the latter anew each time a statement with "field" = ? is bound.

CREATE INDEX sy_op_of_link ON sy_op ("value") WHERE typeof("value") = 'integer' AND length("field") > 0;
CREATE INDEX sy_base_of_link ON sy_base ("value") WHERE typeof("value") = 'integer';
CREATE INDEX sy_op_of_end ON sy_op ("record_id") WHERE length("field") = 0 AND "value" = 0;
CREATE INDEX sy_op_of_consequence ON sy_op ("record_id") WHERE "auto" = 1;
