-- Ways into a long journal (a city's ledger has millions of ops): from a record to the rows that once belonged to it, which
-- its history shows; to what was deleted, and to the links that went with it, which the trash shows. Without them either
-- reads every op there is. None is touched when a text is edited.

CREATE INDEX sy_op_of_link ON sy_op ("value") WHERE typeof("value") = 'integer' AND "field" <> '';
CREATE INDEX sy_base_of_link ON sy_base ("value") WHERE typeof("value") = 'integer';
CREATE INDEX sy_op_of_end ON sy_op ("record_id") WHERE "field" = '' AND "value" = 0;
CREATE INDEX sy_op_of_consequence ON sy_op ("record_id") WHERE "auto" = 1;
