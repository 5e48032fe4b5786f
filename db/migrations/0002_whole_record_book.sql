-- The whole record book: owners, approaches, volunteers, meetings, concerns, events, goals, volumes and their rows.

CREATE TABLE population (
  "id" INTEGER PRIMARY KEY,
  "area" INTEGER REFERENCES area ("id"),
  "date" TEXT NOT NULL DEFAULT '',
  "total" INTEGER,
  "over_65" INTEGER,
  "over_75" INTEGER,
  "households" INTEGER,
  "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX population__area ON population ("area");

CREATE TABLE space_owner (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "organization" INTEGER REFERENCES organization ("id"),
  "job_title" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "phone_note" TEXT NOT NULL DEFAULT '',
  "other_phone" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "postal_code" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "benefit" TEXT NOT NULL DEFAULT '',
  "conditions" TEXT NOT NULL DEFAULT '',
  "avoid" TEXT NOT NULL DEFAULT '',
  "consent" TEXT NOT NULL DEFAULT 'pending',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX space_owner__organization ON space_owner ("organization");

CREATE TABLE use_limit (
  "id" INTEGER PRIMARY KEY,
  "space" INTEGER REFERENCES space ("id"),
  "per" TEXT NOT NULL DEFAULT 'group',
  "period" TEXT NOT NULL DEFAULT 'month',
  "amount" INTEGER,
  "measure" TEXT NOT NULL DEFAULT 'times',
  "note" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX use_limit__space ON use_limit ("space");

CREATE TABLE attendance (
  "id" INTEGER PRIMARY KEY,
  "place" INTEGER REFERENCES place ("id"),
  "month" TEXT NOT NULL DEFAULT '',
  "held" INTEGER,
  "visits" INTEGER,
  "persons" INTEGER,
  "male_under_65" INTEGER,
  "male_65_74" INTEGER,
  "male_75_84" INTEGER,
  "male_85" INTEGER,
  "female_under_65" INTEGER,
  "female_65_74" INTEGER,
  "female_75_84" INTEGER,
  "female_85" INTEGER,
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendance__place ON attendance ("place");

CREATE TABLE volunteer (
  "id" INTEGER PRIMARY KEY,
  "number" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "gender" TEXT NOT NULL DEFAULT '',
  "born" TEXT NOT NULL DEFAULT '',
  "area" INTEGER REFERENCES area ("id"),
  "status" TEXT NOT NULL DEFAULT 'waiting',
  "hours_note" TEXT NOT NULL DEFAULT '',
  "amount" TEXT NOT NULL DEFAULT '',
  "wish" TEXT NOT NULL DEFAULT '',
  "caution" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "other_phone" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "postal_code" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "emergency" TEXT NOT NULL DEFAULT '',
  "registered" TEXT NOT NULL DEFAULT '',
  "consent" TEXT NOT NULL DEFAULT 'pending',
  "consent_date" TEXT NOT NULL DEFAULT '',
  "delete_on" TEXT NOT NULL DEFAULT '',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX volunteer__area ON volunteer ("area");

CREATE TABLE volunteer_term (
  "id" INTEGER PRIMARY KEY,
  "volunteer" INTEGER REFERENCES volunteer ("id"),
  "term_list" TEXT NOT NULL DEFAULT '',
  "term" INTEGER REFERENCES term ("id"),
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX volunteer_term__volunteer ON volunteer_term ("volunteer");
CREATE INDEX volunteer_term__term ON volunteer_term ("term");

CREATE TABLE qualification (
  "id" INTEGER PRIMARY KEY,
  "volunteer" INTEGER REFERENCES volunteer ("id"),
  "kind" TEXT NOT NULL DEFAULT 'course',
  "name" TEXT NOT NULL DEFAULT '',
  "date" TEXT NOT NULL DEFAULT '',
  "expires" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX qualification__volunteer ON qualification ("volunteer");

CREATE TABLE assignment (
  "id" INTEGER PRIMARY KEY,
  "volunteer" INTEGER REFERENCES volunteer ("id"),
  "place" INTEGER REFERENCES place ("id"),
  "role" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'introduced',
  "since" TEXT NOT NULL DEFAULT '',
  "until" TEXT NOT NULL DEFAULT '',
  "next_step" TEXT NOT NULL DEFAULT '',
  "next_due" TEXT NOT NULL DEFAULT '',
  "next_done" INTEGER NOT NULL DEFAULT 0,
  "result" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assignment__volunteer ON assignment ("volunteer");
CREATE INDEX assignment__place ON assignment ("place");

CREATE TABLE space_request (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "organization" INTEGER REFERENCES organization ("id"),
  "place" INTEGER REFERENCES place ("id"),
  "purpose" TEXT NOT NULL DEFAULT '',
  "needs" TEXT NOT NULL DEFAULT '',
  "people" INTEGER,
  "when_note" TEXT NOT NULL DEFAULT '',
  "area" INTEGER REFERENCES area ("id"),
  "kind" INTEGER REFERENCES term ("id"),
  "budget" TEXT NOT NULL DEFAULT '',
  "contact_name" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "since" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'looking',
  "space" INTEGER REFERENCES space ("id"),
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX space_request__organization ON space_request ("organization");
CREATE INDEX space_request__place ON space_request ("place");
CREATE INDEX space_request__area ON space_request ("area");
CREATE INDEX space_request__kind ON space_request ("kind");
CREATE INDEX space_request__space ON space_request ("space");

CREATE TABLE offered_hours (
  "id" INTEGER PRIMARY KEY,
  "volunteer" INTEGER REFERENCES volunteer ("id"),
  "space" INTEGER REFERENCES space ("id"),
  "space_request" INTEGER REFERENCES space_request ("id"),
  "weekday" TEXT NOT NULL DEFAULT 'MO',
  "part" TEXT NOT NULL DEFAULT 'morning',
  "offer" TEXT NOT NULL DEFAULT 'yes',
  "start" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX offered_hours__volunteer ON offered_hours ("volunteer");
CREATE INDEX offered_hours__space ON offered_hours ("space");
CREATE INDEX offered_hours__space_request ON offered_hours ("space_request");

CREATE TABLE meeting_body (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "kind" INTEGER REFERENCES term ("id"),
  "area" INTEGER REFERENCES area ("id"),
  "parent_body" INTEGER REFERENCES meeting_body ("id"),
  "secretariat" INTEGER REFERENCES organization ("id"),
  "purpose" TEXT NOT NULL DEFAULT '',
  "activities" TEXT NOT NULL DEFAULT '',
  "established" TEXT NOT NULL DEFAULT '',
  "dissolved" INTEGER NOT NULL DEFAULT 0,
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_body__kind ON meeting_body ("kind");
CREATE INDEX meeting_body__area ON meeting_body ("area");
CREATE INDEX meeting_body__parent_body ON meeting_body ("parent_body");
CREATE INDEX meeting_body__secretariat ON meeting_body ("secretariat");

CREATE TABLE membership (
  "id" INTEGER PRIMARY KEY,
  "meeting_body" INTEGER REFERENCES meeting_body ("id"),
  "organization" INTEGER REFERENCES organization ("id"),
  "person" TEXT NOT NULL DEFAULT '',
  "role" TEXT NOT NULL DEFAULT '',
  "profession" INTEGER REFERENCES term ("id"),
  "since" TEXT NOT NULL DEFAULT '',
  "until" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX membership__meeting_body ON membership ("meeting_body");
CREATE INDEX membership__organization ON membership ("organization");
CREATE INDEX membership__profession ON membership ("profession");

CREATE TABLE minutes (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL DEFAULT '',
  "meeting_body" INTEGER REFERENCES meeting_body ("id"),
  "number" INTEGER,
  "date" TEXT NOT NULL DEFAULT '',
  "start" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '',
  "form" TEXT NOT NULL DEFAULT 'room',
  "venue" TEXT NOT NULL DEFAULT '',
  "space" INTEGER REFERENCES space ("id"),
  "state" TEXT NOT NULL DEFAULT 'draft',
  "theme" TEXT NOT NULL DEFAULT '',
  "background" TEXT NOT NULL DEFAULT '',
  "purpose" TEXT NOT NULL DEFAULT '',
  "summary" TEXT NOT NULL DEFAULT '',
  "next_steps" TEXT NOT NULL DEFAULT '',
  "next_date" TEXT NOT NULL DEFAULT '',
  "recorder" TEXT NOT NULL DEFAULT '',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX minutes__meeting_body ON minutes ("meeting_body");
CREATE INDEX minutes__space ON minutes ("space");

CREATE TABLE attendee (
  "id" INTEGER PRIMARY KEY,
  "minutes" INTEGER REFERENCES minutes ("id"),
  "organization" INTEGER REFERENCES organization ("id"),
  "person" TEXT NOT NULL DEFAULT '',
  "person_level" TEXT NOT NULL DEFAULT 'related',
  "profession" INTEGER REFERENCES term ("id"),
  "role" TEXT NOT NULL DEFAULT '',
  "presence" TEXT NOT NULL DEFAULT 'yes',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendee__minutes ON attendee ("minutes");
CREATE INDEX attendee__organization ON attendee ("organization");
CREATE INDEX attendee__profession ON attendee ("profession");

CREATE TABLE agenda_item (
  "id" INTEGER PRIMARY KEY,
  "minutes" INTEGER REFERENCES minutes ("id"),
  "title" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT '',
  "start" TEXT NOT NULL DEFAULT '',
  "presenter" TEXT NOT NULL DEFAULT '',
  "presenter_level" TEXT NOT NULL DEFAULT 'related',
  "content" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agenda_item__minutes ON agenda_item ("minutes");

CREATE TABLE opinion (
  "id" INTEGER PRIMARY KEY,
  "minutes" INTEGER REFERENCES minutes ("id"),
  "agenda_item" INTEGER REFERENCES agenda_item ("id"),
  "group_name" TEXT NOT NULL DEFAULT '',
  "content" TEXT NOT NULL DEFAULT '',
  "shown" TEXT NOT NULL DEFAULT 'public',
  "speaker" TEXT NOT NULL DEFAULT '',
  "organization" INTEGER REFERENCES organization ("id"),
  "approach_way" INTEGER REFERENCES term ("id"),
  "space" INTEGER REFERENCES space ("id"),
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX opinion__minutes ON opinion ("minutes");
CREATE INDEX opinion__agenda_item ON opinion ("agenda_item");
CREATE INDEX opinion__organization ON opinion ("organization");
CREATE INDEX opinion__approach_way ON opinion ("approach_way");
CREATE INDEX opinion__space ON opinion ("space");

CREATE TABLE promise (
  "id" INTEGER PRIMARY KEY,
  "content" TEXT NOT NULL DEFAULT '',
  "who" TEXT NOT NULL DEFAULT '',
  "organization" INTEGER REFERENCES organization ("id"),
  "due" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'open',
  "done_on" TEXT NOT NULL DEFAULT '',
  "result" TEXT NOT NULL DEFAULT '',
  "minutes" INTEGER REFERENCES minutes ("id"),
  "opinion" INTEGER REFERENCES opinion ("id"),
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX promise__organization ON promise ("organization");
CREATE INDEX promise__minutes ON promise ("minutes");
CREATE INDEX promise__opinion ON promise ("opinion");

CREATE TABLE approach (
  "id" INTEGER PRIMARY KEY,
  "space" INTEGER REFERENCES space ("id"),
  "space_owner" INTEGER REFERENCES space_owner ("id"),
  "date" TEXT NOT NULL DEFAULT '',
  "contact" TEXT NOT NULL DEFAULT 'visit',
  "summary" TEXT NOT NULL DEFAULT '',
  "visitor" TEXT NOT NULL DEFAULT '',
  "way" INTEGER REFERENCES term ("id"),
  "benefit_told" TEXT NOT NULL DEFAULT '',
  "reaction" TEXT NOT NULL DEFAULT '',
  "next_step" TEXT NOT NULL DEFAULT '',
  "next_due" TEXT NOT NULL DEFAULT '',
  "next_who" TEXT NOT NULL DEFAULT '',
  "next_done" INTEGER NOT NULL DEFAULT 0,
  "minutes" INTEGER REFERENCES minutes ("id"),
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX approach__space ON approach ("space");
CREATE INDEX approach__space_owner ON approach ("space_owner");
CREATE INDEX approach__way ON approach ("way");
CREATE INDEX approach__minutes ON approach ("minutes");

CREATE TABLE concern (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL DEFAULT '',
  "detail" TEXT NOT NULL DEFAULT '',
  "pseudonym" TEXT NOT NULL DEFAULT '',
  "kind" INTEGER REFERENCES term ("id"),
  "source" TEXT NOT NULL DEFAULT '',
  "solver" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'noticed',
  "noticed_on" TEXT NOT NULL DEFAULT '',
  "area" INTEGER REFERENCES area ("id"),
  "minutes" INTEGER REFERENCES minutes ("id"),
  "opinion" INTEGER REFERENCES opinion ("id"),
  "solution" TEXT NOT NULL DEFAULT '',
  "solved_by" INTEGER REFERENCES place ("id"),
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX concern__kind ON concern ("kind");
CREATE INDEX concern__area ON concern ("area");
CREATE INDEX concern__minutes ON concern ("minutes");
CREATE INDEX concern__opinion ON concern ("opinion");
CREATE INDEX concern__solved_by ON concern ("solved_by");

CREATE TABLE wisdom (
  "id" INTEGER PRIMARY KEY,
  "concern" INTEGER REFERENCES concern ("id"),
  "organization" INTEGER REFERENCES organization ("id"),
  "question" TEXT NOT NULL DEFAULT 'can',
  "answer" TEXT NOT NULL DEFAULT '',
  "speaker" TEXT NOT NULL DEFAULT '',
  "minutes" INTEGER REFERENCES minutes ("id"),
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX wisdom__concern ON wisdom ("concern");
CREATE INDEX wisdom__organization ON wisdom ("organization");
CREATE INDEX wisdom__minutes ON wisdom ("minutes");

CREATE TABLE case_review (
  "id" INTEGER PRIMARY KEY,
  "number" TEXT NOT NULL DEFAULT '',
  "block" TEXT NOT NULL DEFAULT '',
  "area" INTEGER REFERENCES area ("id"),
  "minutes" INTEGER REFERENCES minutes ("id"),
  "date" TEXT NOT NULL DEFAULT '',
  "topic" TEXT NOT NULL DEFAULT '',
  "outline" TEXT NOT NULL DEFAULT '',
  "advice" TEXT NOT NULL DEFAULT '',
  "next_monitoring" TEXT NOT NULL DEFAULT '',
  "concern" INTEGER REFERENCES concern ("id"),
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX case_review__area ON case_review ("area");
CREATE INDEX case_review__minutes ON case_review ("minutes");
CREATE INDEX case_review__concern ON case_review ("concern");

CREATE TABLE monitoring (
  "id" INTEGER PRIMARY KEY,
  "case_review" INTEGER REFERENCES case_review ("id"),
  "date" TEXT NOT NULL DEFAULT '',
  "result" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX monitoring__case_review ON monitoring ("case_review");

CREATE TABLE event (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "kind" INTEGER REFERENCES term ("id"),
  "number" INTEGER,
  "theme" TEXT NOT NULL DEFAULT '',
  "outline" TEXT NOT NULL DEFAULT '',
  "lecturer" TEXT NOT NULL DEFAULT '',
  "lecturer_level" TEXT NOT NULL DEFAULT 'public',
  "affiliation" TEXT NOT NULL DEFAULT '',
  "audience" TEXT NOT NULL DEFAULT '',
  "organization" INTEGER REFERENCES organization ("id"),
  "meeting_body" INTEGER REFERENCES meeting_body ("id"),
  "area" INTEGER REFERENCES area ("id"),
  "shown" TEXT NOT NULL DEFAULT 'public',
  "date" TEXT NOT NULL DEFAULT '',
  "until" TEXT NOT NULL DEFAULT '',
  "start" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '',
  "venue" TEXT NOT NULL DEFAULT '',
  "space" INTEGER REFERENCES space ("id"),
  "fee" TEXT NOT NULL DEFAULT '',
  "capacity" INTEGER,
  "booking" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "url" TEXT NOT NULL DEFAULT '',
  "participants" INTEGER,
  "opened_with" INTEGER,
  "completed_by" INTEGER,
  "grant" TEXT NOT NULL DEFAULT '',
  "reflection" TEXT NOT NULL DEFAULT '',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event__kind ON event ("kind");
CREATE INDEX event__organization ON event ("organization");
CREATE INDEX event__meeting_body ON event ("meeting_body");
CREATE INDEX event__area ON event ("area");
CREATE INDEX event__space ON event ("space");

CREATE TABLE event_session (
  "id" INTEGER PRIMARY KEY,
  "event" INTEGER REFERENCES event ("id"),
  "date" TEXT NOT NULL DEFAULT '',
  "start" TEXT NOT NULL DEFAULT '',
  "end" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "lecturer" TEXT NOT NULL DEFAULT '',
  "lecturer_level" TEXT NOT NULL DEFAULT 'public',
  "participants" INTEGER,
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_session__event ON event_session ("event");

CREATE TABLE questionnaire_answer (
  "id" INTEGER PRIMARY KEY,
  "event" INTEGER REFERENCES event ("id"),
  "question" TEXT NOT NULL DEFAULT '',
  "choice" TEXT NOT NULL DEFAULT '',
  "count" INTEGER,
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX questionnaire_answer__event ON questionnaire_answer ("event");

CREATE TABLE goal (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "unit" TEXT NOT NULL DEFAULT '',
  "plan" TEXT NOT NULL DEFAULT '',
  "chapter" TEXT NOT NULL DEFAULT '',
  "count" TEXT NOT NULL DEFAULT '',
  "meeting_body" INTEGER REFERENCES meeting_body ("id"),
  "area" INTEGER REFERENCES area ("id"),
  "note" TEXT NOT NULL DEFAULT '',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX goal__meeting_body ON goal ("meeting_body");
CREATE INDEX goal__area ON goal ("area");

CREATE TABLE goal_value (
  "id" INTEGER PRIMARY KEY,
  "goal" INTEGER REFERENCES goal ("id"),
  "year" INTEGER,
  "kind" TEXT NOT NULL DEFAULT 'target',
  "value" REAL,
  "as_of" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX goal_value__goal ON goal_value ("goal");

CREATE TABLE survey_result (
  "id" INTEGER PRIMARY KEY,
  "question" TEXT NOT NULL DEFAULT '',
  "choice" TEXT NOT NULL DEFAULT '',
  "year" INTEGER,
  "survey" TEXT NOT NULL DEFAULT '',
  "respondents" TEXT NOT NULL DEFAULT '',
  "percent" REAL,
  "n" INTEGER,
  "area" INTEGER REFERENCES area ("id"),
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX survey_result__area ON survey_result ("area");

CREATE TABLE booklet_issue (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL DEFAULT '',
  "volume" INTEGER,
  "issued" TEXT NOT NULL DEFAULT '',
  "copies" INTEGER,
  "subtitle" TEXT NOT NULL DEFAULT '',
  "foreword" TEXT NOT NULL DEFAULT '',
  "publisher" TEXT NOT NULL DEFAULT '',
  "colophon" TEXT NOT NULL DEFAULT '',
  "cover_photo" INTEGER REFERENCES photo ("id"),
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX booklet_issue__cover_photo ON booklet_issue ("cover_photo");

CREATE TABLE booklet_entry (
  "id" INTEGER PRIMARY KEY,
  "booklet_issue" INTEGER REFERENCES booklet_issue ("id"),
  "place" INTEGER REFERENCES place ("id"),
  "printed_as" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX booklet_entry__booklet_issue ON booklet_entry ("booklet_issue");
CREATE INDEX booklet_entry__place ON booklet_entry ("place");

CREATE TABLE distribution (
  "id" INTEGER PRIMARY KEY,
  "booklet_issue" INTEGER REFERENCES booklet_issue ("id"),
  "destination" TEXT NOT NULL DEFAULT '',
  "organization" INTEGER REFERENCES organization ("id"),
  "copies" INTEGER,
  "date" TEXT NOT NULL DEFAULT '',
  "pos" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX distribution__booklet_issue ON distribution ("booklet_issue");
CREATE INDEX distribution__organization ON distribution ("organization");

CREATE TABLE referral (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "where_note" TEXT NOT NULL DEFAULT '',
  "told_by" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "date" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'unvisited',
  "place" INTEGER REFERENCES place ("id"),
  "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX referral__place ON referral ("place");

CREATE TABLE staff (
  "id" INTEGER PRIMARY KEY,
  "name" TEXT NOT NULL DEFAULT '',
  "reading" TEXT NOT NULL DEFAULT '',
  "tier" TEXT NOT NULL DEFAULT '',
  "area" INTEGER REFERENCES area ("id"),
  "organization" INTEGER REFERENCES organization ("id"),
  "phone" TEXT NOT NULL DEFAULT '',
  "phone_level" TEXT NOT NULL DEFAULT 'related',
  "email" TEXT NOT NULL DEFAULT '',
  "email_level" TEXT NOT NULL DEFAULT 'related',
  "since" TEXT NOT NULL DEFAULT '',
  "until" TEXT NOT NULL DEFAULT '',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX staff__area ON staff ("area");
CREATE INDEX staff__organization ON staff ("organization");

CREATE TABLE support (
  "id" INTEGER PRIMARY KEY,
  "summary" TEXT NOT NULL DEFAULT '',
  "date" TEXT NOT NULL DEFAULT '',
  "kind" INTEGER REFERENCES term ("id"),
  "staff" INTEGER REFERENCES staff ("id"),
  "place" INTEGER REFERENCES place ("id"),
  "organization" INTEGER REFERENCES organization ("id"),
  "volunteer" INTEGER REFERENCES volunteer ("id"),
  "detail" TEXT NOT NULL DEFAULT '',
  "next_step" TEXT NOT NULL DEFAULT '',
  "next_due" TEXT NOT NULL DEFAULT '',
  "next_done" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX support__kind ON support ("kind");
CREATE INDEX support__staff ON support ("staff");
CREATE INDEX support__place ON support ("place");
CREATE INDEX support__organization ON support ("organization");
CREATE INDEX support__volunteer ON support ("volunteer");

CREATE TABLE handover (
  "id" INTEGER PRIMARY KEY,
  "recipient" TEXT NOT NULL DEFAULT '',
  "organization" INTEGER REFERENCES organization ("id"),
  "date" TEXT NOT NULL DEFAULT '',
  "form" TEXT NOT NULL DEFAULT 'plain',
  "purpose" TEXT NOT NULL DEFAULT '',
  "contents" TEXT NOT NULL DEFAULT '',
  "records" INTEGER,
  "sha" TEXT NOT NULL DEFAULT '',
  "return_by" TEXT NOT NULL DEFAULT '',
  "returned_on" TEXT NOT NULL DEFAULT '',
  "internal_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX handover__organization ON handover ("organization");

-- What older kinds gain.
ALTER TABLE space ADD COLUMN "owner" INTEGER REFERENCES space_owner ("id");
CREATE INDEX space__owner ON space ("owner");
ALTER TABLE place ADD COLUMN "wanted" TEXT NOT NULL DEFAULT '';
ALTER TABLE photo_use ADD COLUMN "event" INTEGER REFERENCES event ("id");
CREATE INDEX photo_use__event ON photo_use ("event");

-- The pick lists of the new kinds; every ledger gets the same rows and the same ops of the same writer.
INSERT INTO sy_writer VALUES (2, 85, 2, '', '', '', 0, 0);
INSERT INTO term ("id", "term_list", "code", "label", "hidden", "pos") VALUES
  (69330240327821348, 'approach_way', 'invite', 'まず会合の場に招く', 0, 'a01'),
  (3386449416320808849, 'approach_way', 'university_online', '大学と連携してオンラインの場を増やす', 0, 'a02'),
  (2799010328985114304, 'approach_way', 'reuse', 'ふだんのつながりで「別のことに使えないか」', 0, 'a03'),
  (291209890058720042, 'approach_way', 'benefit', 'メリットを伝え、相手の立場に立つ', 0, 'a04'),
  (1714533086886470213, 'approach_way', 'event', 'イベントをきっかけに居場所にする', 0, 'a05'),
  (4027298349646318312, 'approach_way', 'theme', '企業や地域がテーマに沿ってつくる', 0, 'a06'),
  (1785375737483729288, 'approach_way', 'publicity', '市民活動の場やサイトで発信する', 0, 'a07'),
  (184477685228211120, 'approach_way', 'image', 'イメージを共有し、めざす姿を発信する', 0, 'a08'),
  (903219946109747842, 'approach_way', 'project', '多分野でプロジェクトをつくる', 0, 'a09'),
  (947792671329810260, 'approach_way', 'bench', 'ベンチ同盟：ベンチを置く', 0, 'a10'),
  (1286750925774266764, 'approach_way', 'tool', 'いまある場の情報を集めた道具をつくる', 0, 'a11'),
  (4003074712075639045, 'skill', 'exercise', '体操の見本', 0, 'a01'),
  (3863112999256032521, 'skill', 'reception', '受付', 0, 'a02'),
  (612861598786075116, 'skill', 'chairs', '椅子ならべ', 0, 'a03'),
  (523056019105891295, 'skill', 'cooking', '調理', 0, 'a04'),
  (3781498526316047464, 'skill', 'tea', 'お茶', 0, 'a05'),
  (1494742548602540916, 'skill', 'listening', '傾聴', 0, 'a06'),
  (3016276667089427362, 'skill', 'reading', '読み聞かせ', 0, 'a07'),
  (4261779468651553860, 'skill', 'smartphone', 'スマホ', 0, 'a08'),
  (3085773791086832130, 'skill', 'shogi', '将棋', 0, 'a09'),
  (2918136065510138331, 'skill', 'gardening', '園芸', 0, 'a10'),
  (3472070610950504123, 'skill', 'handicraft', '手芸', 0, 'a11'),
  (3974557690111231101, 'skill', 'music', '音楽', 0, 'a12'),
  (4611252817194873275, 'skill', 'leaflets', '広報・チラシ作り', 0, 'a13'),
  (3465025006263965969, 'skill', 'driving', '送迎', 0, 'a14'),
  (1000758920894960559, 'skill', 'childcare', '保育', 0, 'a15'),
  (3387635856682270136, 'skill', 'nursing', '看護', 0, 'a16'),
  (394478631465827406, 'meeting_kind', 'first_tier', '第1層協議体', 0, 'a01'),
  (2481797892942471738, 'meeting_kind', 'second_tier', '第2層協議体', 0, 'a02'),
  (1041396816201781331, 'meeting_kind', 'section', '部会', 0, 'a03'),
  (2020679473935240099, 'meeting_kind', 'case', '地域ケア個別会議', 0, 'a04'),
  (1413715583982169154, 'meeting_kind', 'promotion', '地域ケア推進会議', 0, 'a05'),
  (3086079291601978138, 'meeting_kind', 'core', '基幹型地域ケア会議', 0, 'a06'),
  (2085879792590298499, 'meeting_kind', 'management', '運営会議', 0, 'a07'),
  (557097242600051527, 'meeting_kind', 'liaison', '連絡会', 0, 'a08'),
  (2065125791408605249, 'meeting_kind', 'committee', '実行委員会', 0, 'a09'),
  (2720912036132184855, 'meeting_kind', 'other', 'そのほか', 0, 'a10'),
  (3598052878072358753, 'profession', 'care_manager', 'ケアマネジャー', 0, 'a01'),
  (69768576623930707, 'profession', 'doctor', '医師', 0, 'a02'),
  (1461797488594624149, 'profession', 'dentist', '歯科医師', 0, 'a03'),
  (1094809656236613671, 'profession', 'pharmacist', '薬剤師', 0, 'a04'),
  (2195513429891839897, 'profession', 'physical_therapist', '理学療法士', 0, 'a05'),
  (3614161362445014097, 'profession', 'occupational_therapist', '作業療法士', 0, 'a06'),
  (2316668747968708521, 'profession', 'speech_therapist', '言語聴覚士', 0, 'a07'),
  (1187195562689058653, 'profession', 'nurse', '看護師・保健師', 0, 'a08'),
  (147144450268329204, 'profession', 'social_worker', '社会福祉士', 0, 'a09'),
  (88558906134134320, 'profession', 'coordinator', '生活支援コーディネーター', 0, 'a10'),
  (2647421913191614452, 'profession', 'support_center', '地域包括支援センター', 0, 'a11'),
  (2872614563229327515, 'profession', 'welfare_commissioner', '民生委員・児童委員', 0, 'a12'),
  (1070169132799158045, 'profession', 'residents', '自治会・町内会', 0, 'a13'),
  (2253186160018921671, 'profession', 'senior_club', '老人クラブ', 0, 'a14'),
  (2167127048519898221, 'profession', 'volunteer', 'ボランティア団体', 0, 'a15'),
  (3399010216838052080, 'profession', 'npo', 'NPO・サロン', 0, 'a16'),
  (758103293997678514, 'profession', 'company', '企業・商店', 0, 'a17'),
  (1101279687349824293, 'profession', 'academic', '学識経験者', 0, 'a18'),
  (2920822747180752797, 'profession', 'council', '社会福祉協議会', 0, 'a19'),
  (2943461320792302301, 'profession', 'city', '市の職員', 0, 'a20'),
  (2061137358167049482, 'profession', 'other', 'そのほか', 0, 'a21'),
  (3546831471773632491, 'concern_kind', 'transport', '移動・買い物', 0, 'a01'),
  (2943082957968083255, 'concern_kind', 'place', '通う場がない', 0, 'a02'),
  (2660819944966127503, 'concern_kind', 'hands', '担い手がいない', 0, 'a03'),
  (1516261582577176622, 'concern_kind', 'alone', 'ひとり・閉じこもり', 0, 'a04'),
  (1439975752066890511, 'concern_kind', 'dementia', 'もの忘れ', 0, 'a05'),
  (894391377025297128, 'concern_kind', 'home', '家のなかのこと', 0, 'a06'),
  (952497405379647230, 'concern_kind', 'snow_garbage', 'ごみ・草・雪', 0, 'a07'),
  (2506082035276438858, 'concern_kind', 'children', '子ども・子育て', 0, 'a08'),
  (1684292015703659576, 'concern_kind', 'digital', 'スマホ・手続き', 0, 'a09'),
  (631268385335630396, 'concern_kind', 'money', 'お金・しくみ', 0, 'a10'),
  (3736240250018544063, 'concern_kind', 'disaster', '災害', 0, 'a11'),
  (2885264151626418540, 'concern_kind', 'other', 'そのほか', 0, 'a12'),
  (4317984770678657867, 'event_kind', 'forum', 'フォーラム', 0, 'a01'),
  (3647609585281854028, 'event_kind', 'course', '講座', 0, 'a02'),
  (3434930558423511312, 'event_kind', 'study', '勉強会', 0, 'a03'),
  (4095665995159221997, 'event_kind', 'trial', '体験会', 0, 'a04'),
  (1506231310934931038, 'event_kind', 'exchange', '意見交換会', 0, 'a05'),
  (2044770030718406136, 'event_kind', 'visit', '視察', 0, 'a06'),
  (4599427592769268408, 'event_kind', 'proposal', '提案書', 0, 'a07'),
  (3217508577872217752, 'event_kind', 'research', '研究会', 0, 'a08'),
  (3502650040815552270, 'event_kind', 'festival', 'お祭り・つどい', 0, 'a09'),
  (4331649617857763494, 'event_kind', 'other', 'そのほか', 0, 'a10'),
  (1550053231489918352, 'support_kind', 'start', '立ち上げ支援', 0, 'a01'),
  (1691642109488075768, 'support_kind', 'back', '後方支援', 0, 'a02'),
  (2750517584093923629, 'support_kind', 'professional', '専門職派遣', 0, 'a03'),
  (1139654255743932955, 'support_kind', 'advice', '相談', 0, 'a04'),
  (1525118224952337590, 'support_kind', 'other', 'そのほか', 0, 'a05');
INSERT INTO sy_op ("writer", "seq", "hlc", "kind", "record_id", "field", "value")
  SELECT 2, row_number() OVER (ORDER BY "term_list", "pos"), 2, 'term', "id", '', 1 FROM term
  WHERE "code" <> '' AND "term_list" IN ('approach_way', 'skill', 'meeting_kind', 'profession', 'concern_kind', 'event_kind', 'support_kind');

-- Guards, as for the first tables.
CREATE TRIGGER guard_insert_population BEFORE INSERT ON population WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_population BEFORE UPDATE ON population WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_population BEFORE DELETE ON population WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_space_owner BEFORE INSERT ON space_owner WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_space_owner BEFORE UPDATE ON space_owner WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_space_owner BEFORE DELETE ON space_owner WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_use_limit BEFORE INSERT ON use_limit WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_use_limit BEFORE UPDATE ON use_limit WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_use_limit BEFORE DELETE ON use_limit WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_attendance BEFORE INSERT ON attendance WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_attendance BEFORE UPDATE ON attendance WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_attendance BEFORE DELETE ON attendance WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_volunteer BEFORE INSERT ON volunteer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_volunteer BEFORE UPDATE ON volunteer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_volunteer BEFORE DELETE ON volunteer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_volunteer_term BEFORE INSERT ON volunteer_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_volunteer_term BEFORE UPDATE ON volunteer_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_volunteer_term BEFORE DELETE ON volunteer_term WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_qualification BEFORE INSERT ON qualification WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_qualification BEFORE UPDATE ON qualification WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_qualification BEFORE DELETE ON qualification WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_assignment BEFORE INSERT ON assignment WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_assignment BEFORE UPDATE ON assignment WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_assignment BEFORE DELETE ON assignment WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_space_request BEFORE INSERT ON space_request WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_space_request BEFORE UPDATE ON space_request WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_space_request BEFORE DELETE ON space_request WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_offered_hours BEFORE INSERT ON offered_hours WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_offered_hours BEFORE UPDATE ON offered_hours WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_offered_hours BEFORE DELETE ON offered_hours WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_meeting_body BEFORE INSERT ON meeting_body WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_meeting_body BEFORE UPDATE ON meeting_body WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_meeting_body BEFORE DELETE ON meeting_body WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_membership BEFORE INSERT ON membership WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_membership BEFORE UPDATE ON membership WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_membership BEFORE DELETE ON membership WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_minutes BEFORE INSERT ON minutes WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_minutes BEFORE UPDATE ON minutes WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_minutes BEFORE DELETE ON minutes WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_attendee BEFORE INSERT ON attendee WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_attendee BEFORE UPDATE ON attendee WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_attendee BEFORE DELETE ON attendee WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_agenda_item BEFORE INSERT ON agenda_item WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_agenda_item BEFORE UPDATE ON agenda_item WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_agenda_item BEFORE DELETE ON agenda_item WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_opinion BEFORE INSERT ON opinion WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_opinion BEFORE UPDATE ON opinion WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_opinion BEFORE DELETE ON opinion WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_promise BEFORE INSERT ON promise WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_promise BEFORE UPDATE ON promise WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_promise BEFORE DELETE ON promise WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_approach BEFORE INSERT ON approach WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_approach BEFORE UPDATE ON approach WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_approach BEFORE DELETE ON approach WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_concern BEFORE INSERT ON concern WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_concern BEFORE UPDATE ON concern WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_concern BEFORE DELETE ON concern WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_wisdom BEFORE INSERT ON wisdom WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_wisdom BEFORE UPDATE ON wisdom WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_wisdom BEFORE DELETE ON wisdom WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_case_review BEFORE INSERT ON case_review WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_case_review BEFORE UPDATE ON case_review WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_case_review BEFORE DELETE ON case_review WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_monitoring BEFORE INSERT ON monitoring WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_monitoring BEFORE UPDATE ON monitoring WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_monitoring BEFORE DELETE ON monitoring WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_event BEFORE INSERT ON event WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_event BEFORE UPDATE ON event WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_event BEFORE DELETE ON event WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_event_session BEFORE INSERT ON event_session WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_event_session BEFORE UPDATE ON event_session WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_event_session BEFORE DELETE ON event_session WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_questionnaire_answer BEFORE INSERT ON questionnaire_answer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_questionnaire_answer BEFORE UPDATE ON questionnaire_answer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_questionnaire_answer BEFORE DELETE ON questionnaire_answer WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_goal BEFORE INSERT ON goal WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_goal BEFORE UPDATE ON goal WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_goal BEFORE DELETE ON goal WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_goal_value BEFORE INSERT ON goal_value WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_goal_value BEFORE UPDATE ON goal_value WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_goal_value BEFORE DELETE ON goal_value WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_survey_result BEFORE INSERT ON survey_result WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_survey_result BEFORE UPDATE ON survey_result WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_survey_result BEFORE DELETE ON survey_result WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_booklet_issue BEFORE INSERT ON booklet_issue WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_booklet_issue BEFORE UPDATE ON booklet_issue WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_booklet_issue BEFORE DELETE ON booklet_issue WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_booklet_entry BEFORE INSERT ON booklet_entry WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_booklet_entry BEFORE UPDATE ON booklet_entry WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_booklet_entry BEFORE DELETE ON booklet_entry WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_distribution BEFORE INSERT ON distribution WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_distribution BEFORE UPDATE ON distribution WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_distribution BEFORE DELETE ON distribution WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_referral BEFORE INSERT ON referral WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_referral BEFORE UPDATE ON referral WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_referral BEFORE DELETE ON referral WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_staff BEFORE INSERT ON staff WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_staff BEFORE UPDATE ON staff WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_staff BEFORE DELETE ON staff WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_support BEFORE INSERT ON support WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_support BEFORE UPDATE ON support WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_support BEFORE DELETE ON support WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_insert_handover BEFORE INSERT ON handover WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_update_handover BEFORE UPDATE ON handover WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
CREATE TRIGGER guard_delete_handover BEFORE DELETE ON handover WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END;
