-- The first ledger. Every later change of the form is a migration of its own; this one is never edited once shipped.

-- How a change is stored: one row per field written (a life op has field ''), never changed afterwards.
-- Columns of a primary key stand first: SQLite 3.40 reports false faults otherwise.
CREATE TABLE sy_writer (  -- one opening that wrote; n = number of its last op, so the table is the version vector
  "writer" INTEGER PRIMARY KEY,
  "n" INTEGER NOT NULL,
  "hlc" INTEGER NOT NULL,
  "who" TEXT NOT NULL,
  "host" TEXT NOT NULL,
  "app" TEXT NOT NULL,
  "started" INTEGER NOT NULL,
  "pruned" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sy_op (  -- value of the life op: 1 created, kept or restored; 0 deleted
  "writer" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL,
  "hlc" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "record_id" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "value" ANY,
  "replaced_writer" INTEGER,
  "replaced_seq" INTEGER,
  "auto" INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY ("writer", "seq")
) STRICT, WITHOUT ROWID;
CREATE INDEX sy_op_of_field ON sy_op ("record_id", "field", "hlc");

CREATE TABLE sy_sup (  -- further ops replaced by a delete, a restore or the answer to a conflict
  "writer" INTEGER NOT NULL,
  "seq" INTEGER NOT NULL,
  "replaced_writer" INTEGER NOT NULL,
  "replaced_seq" INTEGER NOT NULL,
  PRIMARY KEY ("writer", "seq", "replaced_writer", "replaced_seq")
) STRICT, WITHOUT ROWID;

CREATE TABLE sy_base (  -- the first value of a field, kept when it is first overwritten or its record deleted
  "record_id" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "value" ANY,
  PRIMARY KEY ("record_id", "field")
) STRICT, WITHOUT ROWID;

CREATE TABLE sy_label (  -- what the user did in one unit of work (ops of one writer and hlc)
  "writer" INTEGER NOT NULL,
  "hlc" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  PRIMARY KEY ("writer", "hlc")
) STRICT, WITHOUT ROWID;

CREATE TABLE sy_blob (  -- pictures by the sha-256 (hex) of their content; only ever added
  "sha" TEXT PRIMARY KEY NOT NULL,
  "data" BLOB NOT NULL
) STRICT;

CREATE TABLE sy_zombie (  -- derived: deleted, but a living record needs it
  "record_id" INTEGER PRIMARY KEY,
  "kind" TEXT NOT NULL
) STRICT;

CREATE TABLE sy_conflict (  -- derived: field | deleted | needed | outside
  "record_id" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "conflict" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  PRIMARY KEY ("record_id", "field", "conflict")
) STRICT, WITHOUT ROWID;

CREATE TABLE sy_book (  -- one row; stripped_from names the book and version vector a stripped copy was made of
  "id" INTEGER PRIMARY KEY,
  "made" INTEGER NOT NULL,
  "stripped_from" TEXT
) STRICT;

CREATE TABLE sy_latch (  -- one row; open only inside a unit of work of this program
  "open" INTEGER NOT NULL
) STRICT;
INSERT INTO sy_latch VALUES (0);

CREATE TABLE term (
  "id" INTEGER PRIMARY KEY,
  "term_list" TEXT NOT NULL DEFAULT '',
  "code" TEXT NOT NULL DEFAULT '',
  "label" TEXT NOT NULL DEFAULT '',
  "hidden" INTEGER NOT NULL DEFAULT 0,
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE setting (
  "id" INTEGER PRIMARY KEY,
  "key" TEXT NOT NULL DEFAULT '',
  "value" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE area (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "tier" TEXT NOT NULL DEFAULT 'district',
  "parent_area" INTEGER REFERENCES area ("id"),
  "needed_min" INTEGER,
  "needed_max" INTEGER,
  "transport_note" TEXT NOT NULL DEFAULT '',
  "map_x" REAL,
  "map_y" REAL,
  "internal_note" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX area_parent_area ON area ("parent_area");

CREATE TABLE organization (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "sector" INTEGER REFERENCES term ("id"),
  "postal_code" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "phone_level" TEXT NOT NULL DEFAULT 'related',
  "fax" TEXT NOT NULL DEFAULT '',
  "fax_level" TEXT NOT NULL DEFAULT 'related',
  "email" TEXT NOT NULL DEFAULT '',
  "email_level" TEXT NOT NULL DEFAULT 'related',
  "url" TEXT NOT NULL DEFAULT '',
  "contact_name" TEXT NOT NULL DEFAULT '',
  "contact_name_level" TEXT NOT NULL DEFAULT 'related',
  "corporate_number" TEXT NOT NULL DEFAULT '',
  "area" INTEGER REFERENCES area ("id"),
  "invite_again" INTEGER NOT NULL DEFAULT 0,
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX organization_sector ON organization ("sector");
CREATE INDEX organization_area ON organization ("area");

CREATE TABLE space (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "kind" INTEGER REFERENCES term ("id"),
  "postal_code" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "address_shown" TEXT NOT NULL DEFAULT 'full',
  "landmark" TEXT NOT NULL DEFAULT '',
  "area" INTEGER REFERENCES area ("id"),
  "latitude" REAL,
  "longitude" REAL,
  "phone" TEXT NOT NULL DEFAULT '',
  "phone_level" TEXT NOT NULL DEFAULT 'related',
  "url" TEXT NOT NULL DEFAULT '',
  "capacity" INTEGER,
  "size" TEXT NOT NULL DEFAULT '',
  "equipment" TEXT NOT NULL DEFAULT '',
  "accessibility_note" TEXT NOT NULL DEFAULT '',
  "access" TEXT NOT NULL DEFAULT '',
  "hours" TEXT NOT NULL DEFAULT '',
  "conditions" TEXT NOT NULL DEFAULT '',
  "use_limit_note" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "owner_organization" INTEGER REFERENCES organization ("id"),
  "stage" TEXT NOT NULL DEFAULT 'open',
  "source" TEXT NOT NULL DEFAULT '',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX space_kind ON space ("kind");
CREATE INDEX space_area ON space ("area");
CREATE INDEX space_owner_organization ON space ("owner_organization");

CREATE TABLE space_term (
  "id" INTEGER PRIMARY KEY,
  "space" INTEGER REFERENCES space ("id"),
  "term_list" TEXT NOT NULL DEFAULT '',
  "term" INTEGER REFERENCES term ("id"),
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX space_term_space ON space_term ("space");
CREATE INDEX space_term_term ON space_term ("term");

CREATE TABLE place (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "kind" INTEGER REFERENCES term ("id"),
  "area" INTEGER REFERENCES area ("id"),
  "status" TEXT NOT NULL DEFAULT 'active',
  "activities" TEXT NOT NULL DEFAULT '',
  "story" TEXT NOT NULL DEFAULT '',
  "audience" TEXT NOT NULL DEFAULT '',
  "organization" INTEGER REFERENCES organization ("id"),
  "started" TEXT NOT NULL DEFAULT '',
  "stage" TEXT NOT NULL DEFAULT '',
  "support_scheme" INTEGER REFERENCES term ("id"),
  "survey_activity" INTEGER REFERENCES term ("id"),
  "survey_operator" INTEGER REFERENCES term ("id"),
  "survey_venue" INTEGER REFERENCES term ("id"),
  "space" INTEGER REFERENCES space ("id"),
  "fee" TEXT NOT NULL DEFAULT '',
  "capacity" INTEGER,
  "capacity_note" TEXT NOT NULL DEFAULT '',
  "booking" TEXT NOT NULL DEFAULT '',
  "bring" TEXT NOT NULL DEFAULT '',
  "contact_name" TEXT NOT NULL DEFAULT '',
  "contact_name_level" TEXT NOT NULL DEFAULT 'related',
  "phone" TEXT NOT NULL DEFAULT '',
  "phone_level" TEXT NOT NULL DEFAULT 'public',
  "fax" TEXT NOT NULL DEFAULT '',
  "fax_level" TEXT NOT NULL DEFAULT 'related',
  "email" TEXT NOT NULL DEFAULT '',
  "email_level" TEXT NOT NULL DEFAULT 'related',
  "url" TEXT NOT NULL DEFAULT '',
  "consent" TEXT NOT NULL DEFAULT 'pending',
  "confirmed" TEXT NOT NULL DEFAULT '',
  "confirmed_by" TEXT NOT NULL DEFAULT '',
  "listed_until" TEXT NOT NULL DEFAULT '',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX place_kind ON place ("kind");
CREATE INDEX place_area ON place ("area");
CREATE INDEX place_organization ON place ("organization");
CREATE INDEX place_support_scheme ON place ("support_scheme");
CREATE INDEX place_survey_activity ON place ("survey_activity");
CREATE INDEX place_survey_operator ON place ("survey_operator");
CREATE INDEX place_survey_venue ON place ("survey_venue");
CREATE INDEX place_space ON place ("space");

CREATE TABLE place_term (
  "id" INTEGER PRIMARY KEY,
  "place" INTEGER REFERENCES place ("id"),
  "term_list" TEXT NOT NULL DEFAULT '',
  "term" INTEGER REFERENCES term ("id"),
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX place_term_place ON place_term ("place");
CREATE INDEX place_term_term ON place_term ("term");

CREATE TABLE schedule (
  "id" INTEGER PRIMARY KEY,
  "place" INTEGER REFERENCES place ("id"),
  "rule" TEXT NOT NULL DEFAULT '',
  "anchor" TEXT NOT NULL DEFAULT '',
  "closed" TEXT NOT NULL DEFAULT '',
  "start" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX schedule_place ON schedule ("place");

CREATE TABLE schedule_exception (
  "id" INTEGER PRIMARY KEY,
  "schedule" INTEGER REFERENCES schedule ("id"),
  "date" TEXT NOT NULL DEFAULT '',
  "moved_to" TEXT NOT NULL DEFAULT '',
  "reason" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX schedule_exception_schedule ON schedule_exception ("schedule");

CREATE TABLE photo (
  "id" INTEGER PRIMARY KEY,
  "sha" TEXT NOT NULL DEFAULT '',
  "width" INTEGER,
  "height" INTEGER,
  "caption" TEXT NOT NULL DEFAULT '',
  "taken" TEXT NOT NULL DEFAULT '',
  "consent" TEXT NOT NULL DEFAULT 'pending'
) STRICT;

CREATE TABLE photo_use (
  "id" INTEGER PRIMARY KEY,
  "photo" INTEGER REFERENCES photo ("id"),
  "place" INTEGER REFERENCES place ("id"),
  "space" INTEGER REFERENCES space ("id"),
  "crop_x" REAL,
  "crop_y" REAL,
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX photo_use_photo ON photo_use ("photo");
CREATE INDEX photo_use_place ON photo_use ("place");
CREATE INDEX photo_use_space ON photo_use ("space");

-- Built-in terms: fixed ids, a fixed writer (the number of this migration) and a fixed clock,
-- so that every ledger holds the same rows and the same ops and two of them join to one set.
INSERT INTO sy_writer VALUES (1, 96, 1, '', '', '', 0, 0);
INSERT INTO term ("id", "term_list", "code", "label", "hidden", "pos") VALUES
  (3373303729628254114, 'space_kind', 'outdoor', '屋外の場', 0, 'a01'),
  (542628392560010587, 'space_kind', 'online', 'オンライン空間', 0, 'a02'),
  (121490589729850410, 'space_kind', 'company_room', '企業の会議室など', 0, 'a03'),
  (3264144813536480224, 'space_kind', 'shop', '店舗・駐車場など商業スペースの一画', 0, 'a04'),
  (3633341588781005320, 'space_kind', 'gathering', '高齢者が自然と集まる場所', 0, 'a05'),
  (1008510852840441886, 'space_kind', 'university', '大学の空きスペース', 0, 'a06'),
  (2036697464199864550, 'space_kind', 'welfare', '福祉系施設', 0, 'a07'),
  (2533623237478617649, 'space_kind', 'shrine_temple', '神社仏閣', 0, 'a08'),
  (552830257463538861, 'space_kind', 'mobile_shop', '移動販売', 0, 'a09'),
  (3111709138033294030, 'space_kind', 'home_parking', '個人宅の駐車場', 0, 'a10'),
  (1423919548170941528, 'space_kind', 'vacant_house', '空き家', 0, 'a11'),
  (3201815113591723429, 'space_kind', 'farm', '農家の空きスペース', 0, 'a12'),
  (1946150453425906237, 'space_kind', 'community_hall', '公民館', 0, 'a13'),
  (2758758952022634395, 'space_kind', 'community_center', '地域センター・集会所', 0, 'a14'),
  (1123745110420939774, 'space_kind', 'residents_hall', '自治会館・町内会館', 0, 'a15'),
  (2699275310482994031, 'space_kind', 'housing_hall', '団地の集会室', 0, 'a16'),
  (3251072761334298423, 'space_kind', 'library', '図書館', 0, 'a17'),
  (944098668485035439, 'space_kind', 'museum', '博物館・美術館', 0, 'a18'),
  (4476093034397321057, 'space_kind', 'school', '学校', 0, 'a19'),
  (1809470053746615267, 'space_kind', 'park', '公園', 0, 'a20'),
  (4584370139512406824, 'space_kind', 'sports', '体育施設', 0, 'a21'),
  (90137872817959955, 'space_kind', 'hall', 'ホール・会館', 0, 'a22'),
  (2469391283947775503, 'space_kind', 'private_home', '個人宅', 0, 'a23'),
  (2858819124294592473, 'space_kind', 'public_other', 'そのほかの公共施設', 0, 'a24'),
  (3766953934119323323, 'space_kind', 'other', 'そのほか', 0, 'a25'),
  (357643792247925530, 'place_kind', 'salon', 'サロン', 0, 'a01'),
  (273606270787552374, 'place_kind', 'cafe', 'コミュニティカフェ', 0, 'a02'),
  (3281470284966953857, 'place_kind', 'dementia_cafe', '認知症カフェ', 0, 'a03'),
  (1134321394629506644, 'place_kind', 'exercise', '体操', 0, 'a04'),
  (3481059006038623350, 'place_kind', 'diner', 'こども食堂', 0, 'a05'),
  (128461591706335037, 'place_kind', 'parenting', '子育てひろば', 0, 'a06'),
  (2460328767305816047, 'place_kind', 'generations', '多世代交流', 0, 'a07'),
  (3549800051170442673, 'place_kind', 'study', 'スタディルーム', 0, 'a08'),
  (3748883369170708603, 'place_kind', 'smartphone', 'スマホ教室', 0, 'a09'),
  (533120525972482604, 'place_kind', 'hobby', '趣味の会', 0, 'a10'),
  (1555065763681687068, 'place_kind', 'garden', '畑・園芸', 0, 'a11'),
  (2396345948187377965, 'place_kind', 'other', 'そのほか', 0, 'a12'),
  (1114198166489808351, 'sector', 'welfare', '福祉', 0, 'a01'),
  (2447620042041471753, 'sector', 'company', '企業', 0, 'a02'),
  (4063112238235606492, 'sector', 'university', '大学', 0, 'a03'),
  (914270352879524503, 'sector', 'commerce', '商業', 0, 'a04'),
  (625910119298586084, 'sector', 'government', '行政', 0, 'a05'),
  (4015989166394746654, 'sector', 'npo', 'NPO', 0, 'a06'),
  (821064261708809522, 'sector', 'residents', '自治会', 0, 'a07'),
  (3350580807323442950, 'sector', 'medical', '医療', 0, 'a08'),
  (3197211911688034374, 'sector', 'volunteer', '住民の会', 0, 'a09'),
  (4243126886851428501, 'sector', 'other', 'そのほか', 0, 'a10'),
  (4603052069435693401, 'accessibility', 'step_free', '段差なし', 0, 'a01'),
  (4457310219726074866, 'accessibility', 'wheelchair_toilet', '車いすトイレ', 0, 'a02'),
  (1397545468685081772, 'accessibility', 'wheelchair', '車いす可', 0, 'a03'),
  (1045367678216137250, 'accessibility', 'handrail', '手すり', 0, 'a04'),
  (2556718641446041731, 'accessibility', 'elevator', 'エレベーター', 0, 'a05'),
  (2094970782475866129, 'accessibility', 'parking', '駐車場', 0, 'a06'),
  (1947832872629624284, 'accessibility', 'bus_stop', 'バス停近い', 0, 'a07'),
  (1349058666918114970, 'accessibility', 'writing', '筆談できます', 0, 'a08'),
  (3641319170088901463, 'accessibility', 'dementia_friendly', '認知症の方も歓迎', 0, 'a09'),
  (1909527196196311115, 'accessibility', 'assistance_dog', '補助犬も一緒に', 0, 'a10'),
  (165980473437472908, 'accessibility', 'ostomate', 'オストメイト', 0, 'a11'),
  (4134108674365043868, 'accessibility', 'nursing', '授乳できます', 0, 'a12'),
  (2796170472284971478, 'support_scheme', 'resident_led', '住民主体（補助なし）', 0, 'a01'),
  (2607575387099710709, 'support_scheme', 'type_b', '訪問・通所型サービスB', 0, 'a02'),
  (196794842905604473, 'support_scheme', 'prevention', '一般介護予防の補助', 0, 'a03'),
  (4240220732404162303, 'support_scheme', 'council', '社会福祉協議会の助成', 0, 'a04'),
  (1645024263621225142, 'support_scheme', 'city', '市の補助', 0, 'a05'),
  (105388193458009328, 'support_scheme', 'other', 'そのほか', 0, 'a06'),
  (2312320516641892993, 'survey_activity', 'exercise', '体操（運動）', 0, 'a01'),
  (146660537257900599, 'survey_activity', 'meal', '会食', 0, 'a02'),
  (3379490036814638926, 'survey_activity', 'tea', '茶話会', 0, 'a03'),
  (245741675872476682, 'survey_activity', 'dementia', '認知症予防', 0, 'a04'),
  (4117783155050690586, 'survey_activity', 'hobby', '趣味活動', 0, 'a05'),
  (2289708689731660659, 'survey_activity', 'farming', '農作業', 0, 'a06'),
  (208494088091379690, 'survey_activity', 'learning', '生涯学習', 0, 'a07'),
  (1649668951851470502, 'survey_activity', 'volunteer', 'ボランティア活動', 0, 'a08'),
  (368893556904295842, 'survey_activity', 'work', '就労的活動', 0, 'a09'),
  (3510778403579796139, 'survey_activity', 'generations', '多世代交流', 0, 'a10'),
  (3838712987232005215, 'survey_activity', 'other', 'その他', 0, 'a11'),
  (3482349037930757689, 'survey_operator', 'residents', '住民個人・住民団体', 0, 'a01'),
  (3090904366566335435, 'survey_operator', 'council', '社会福祉協議会', 0, 'a02'),
  (471893133926206196, 'survey_operator', 'support_center', '地域包括支援センター', 0, 'a03'),
  (1513400927953360939, 'survey_operator', 'municipality', '市町村', 0, 'a04'),
  (958625321453757321, 'survey_operator', 'senior_club', '老人クラブ', 0, 'a05'),
  (3545546949132248853, 'survey_operator', 'neighborhood', '自治会・町内会', 0, 'a06'),
  (363070886899832093, 'survey_operator', 'npo', 'NPO法人', 0, 'a07'),
  (293923364390421771, 'survey_operator', 'company', '民間企業', 0, 'a08'),
  (4387144607768610405, 'survey_operator', 'care_provider', '医療機関・介護事業所', 0, 'a09'),
  (1621960228861807632, 'survey_operator', 'other', 'その他', 0, 'a10'),
  (1266351159521932904, 'survey_venue', 'hall', '公民館・自治会館・集会所等', 0, 'a01'),
  (3742806036609259852, 'survey_venue', 'home', '個人宅・空き家', 0, 'a02'),
  (3097927535943087092, 'survey_venue', 'school', '学校・廃校', 0, 'a03'),
  (2036858603939914946, 'survey_venue', 'medical', '医療機関の空きスペース', 0, 'a04'),
  (2455533853789458306, 'survey_venue', 'care', '介護関係施設の空きスペース', 0, 'a05'),
  (2465622073022179702, 'survey_venue', 'shop', '店舗・空き店舗', 0, 'a06'),
  (157106854244406536, 'survey_venue', 'park', '公園・農園等の屋外', 0, 'a07'),
  (2324889026518270681, 'survey_venue', 'public', '公共施設', 0, 'a08'),
  (548234782514861915, 'survey_venue', 'online', 'オンライン', 0, 'a09'),
  (3719853624723022699, 'survey_venue', 'other', 'その他', 0, 'a10');
INSERT INTO sy_op ("writer", "seq", "hlc", "kind", "record_id", "field", "value")
  SELECT 1, row_number() OVER (ORDER BY "term_list", "pos"), 1, 'term', "id", '', 1 FROM term;

-- Guards: another program that writes here fails loudly instead of leaving a change without its journal.
CREATE TRIGGER guard_insert_sy_writer BEFORE INSERT ON sy_writer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_writer BEFORE UPDATE ON sy_writer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_writer BEFORE DELETE ON sy_writer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_sy_op BEFORE INSERT ON sy_op WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_op BEFORE UPDATE ON sy_op WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_op BEFORE DELETE ON sy_op WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_sy_sup BEFORE INSERT ON sy_sup WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_sup BEFORE UPDATE ON sy_sup WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_sup BEFORE DELETE ON sy_sup WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_sy_base BEFORE INSERT ON sy_base WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_base BEFORE UPDATE ON sy_base WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_base BEFORE DELETE ON sy_base WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_sy_label BEFORE INSERT ON sy_label WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_label BEFORE UPDATE ON sy_label WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_label BEFORE DELETE ON sy_label WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_sy_blob BEFORE INSERT ON sy_blob WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_blob BEFORE UPDATE ON sy_blob WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_blob BEFORE DELETE ON sy_blob WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_sy_zombie BEFORE INSERT ON sy_zombie WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_zombie BEFORE UPDATE ON sy_zombie WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_zombie BEFORE DELETE ON sy_zombie WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_sy_conflict BEFORE INSERT ON sy_conflict WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_conflict BEFORE UPDATE ON sy_conflict WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_conflict BEFORE DELETE ON sy_conflict WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_sy_book BEFORE INSERT ON sy_book WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_sy_book BEFORE UPDATE ON sy_book WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_sy_book BEFORE DELETE ON sy_book WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_term BEFORE INSERT ON term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_term BEFORE UPDATE ON term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_term BEFORE DELETE ON term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_setting BEFORE INSERT ON setting WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_setting BEFORE UPDATE ON setting WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_setting BEFORE DELETE ON setting WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_area BEFORE INSERT ON area WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_area BEFORE UPDATE ON area WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_area BEFORE DELETE ON area WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_organization BEFORE INSERT ON organization WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_organization BEFORE UPDATE ON organization WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_organization BEFORE DELETE ON organization WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_space BEFORE INSERT ON space WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_space BEFORE UPDATE ON space WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_space BEFORE DELETE ON space WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_space_term BEFORE INSERT ON space_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_space_term BEFORE UPDATE ON space_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_space_term BEFORE DELETE ON space_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_place BEFORE INSERT ON place WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_place BEFORE UPDATE ON place WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_place BEFORE DELETE ON place WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_place_term BEFORE INSERT ON place_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_place_term BEFORE UPDATE ON place_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_place_term BEFORE DELETE ON place_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_schedule BEFORE INSERT ON schedule WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_schedule BEFORE UPDATE ON schedule WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_schedule BEFORE DELETE ON schedule WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_schedule_exception BEFORE INSERT ON schedule_exception WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_schedule_exception BEFORE UPDATE ON schedule_exception WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_schedule_exception BEFORE DELETE ON schedule_exception WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_photo BEFORE INSERT ON photo WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_photo BEFORE UPDATE ON photo WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_photo BEFORE DELETE ON photo WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_photo_use BEFORE INSERT ON photo_use WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_photo_use BEFORE UPDATE ON photo_use WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_photo_use BEFORE DELETE ON photo_use WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
