"""The words by which lists call their columns, beyond those that stand with the fields themselves."""

from __future__ import annotations

WORDS_OF_FIELDS: dict[str, str] = {
    "place.name": (
        "通いの場 サロン 居場所 事業名 会の名称 活動の名称 通いの場の名称 団体・グループ名 教室名 ひろば名 カフェ名 "
        "name"
    ),
    "place.reading": "ふりがな ふりかな よみかな 名称カナ 団体名カナ 名称よみ",
    "place.kind": "カテゴリ カテゴリー 区分 活動種類 活動区分 ジャンル",
    "place.activities": "活動内容 主な活動 主な活動内容 実施内容 内容・プログラム 活動の様子",
    "place.story": "紹介文 ＰＲ メッセージ ひとこと 一言 特色 特徴",
    "place.audience": "対象年齢 参加できる方 参加者 対象の方",
    "place.organization": "運営 運営主体 主催 主催者 実施団体 実施主体 母体",
    "place.started": "開始日 開始時期 活動開始 設立年月 設立年 発足年月 開設年月日 立ち上げ",
    "place.status": "活動状況 現況",
    "place.fee": "かいひ さんかひ fee 参加料 会費・参加費 参加費等 費用等 負担金 実費",
    "place.capacity": "ていいん capacity 定員数 募集人数 受入人数",
    "place.booking": "申込方法 予約の要否 参加方法 要予約 事前申込",
    "place.bring": "持物 必要なもの",
    "place.contact_name": (
        "れんらくさき 問合せ 問い合わせ お問い合せ 問い合せ先 contact "
        "氏名 代表者氏名 代表氏名 責任者 リーダー 問い合わせ先 お問い合わせ 問合せ先 お問合せ先 連絡先お名前 窓口"
    ),
    "place.phone": "でんわ phone telephone tel 電話 携帯 携帯電話 連絡先ＴＥＬ 問い合わせ電話 電話連絡先 ℡",
    "place.fax": "ファックス FAX番号 ファクシミリ",
    "place.email": "Eメール mail e-mailアドレス メルアド",
    "place.url": "website url ホームページアドレス サイト リンク SNS ブログ",
    "place.consent": "公表 公表可否 冊子掲載 掲載同意 掲載の可否 同意書 情報公開 掲載希望",
    "place.confirmed": "確認年月日 更新年月日 調査日 時点 最終更新日 情報更新日",
    "place.confirmed_by": "確認者 調査者",
    "space.name": "かいじょう ばしょ venue 開催会場 活動場所 実施場所 開催場所名 場所名 ところ 拠点 活動拠点 施設 名称",
    "space.address": "じゅうしょ address 住所 所在 開催地 活動場所住所 場所住所 番地",
    "space.postal_code": "zip 郵便 〒",
    "area.name": "ちく area 日常圏域 エリア ブロック 担当地区 包括 担当包括 地域包括 町名 学区 支部 地域",
    "schedule.day": (
        "ようび day schedule "
        "曜日 活動日 開催日 日時 活動日時 開催日時 日程 開催曜日 実施日 実施日時 頻度 開催頻度 とき 開催 "
        "活動曜日 定例日 スケジュール 開催回数 回数"
    ),
    "schedule.time": "じかん time 時間 時刻 活動時間 開催時間 時間帯 実施時間",
    "schedule.start": "開始時間 開始時刻 はじまり から 開会",
    "schedule.end": "終了時間 終了時刻 おわり まで 閉会",
    "organization.name": "提供者 提供者名 団体 名称 組織名 法人名 会社名 企業名 事業者名",
    "organization.contact_name": "担当者 担当 代表者 代表 窓口",
}
"""Target key -> words, spaces between; for every list but one of spaces."""

WORDS_OF_LENDERS: dict[str, tuple[str, str]] = {
    "space_owner.name": (
        "提供者の方",
        "担当者 担当 担当者名 窓口 提供者氏名 所有者 所有者名 持ち主 大家 氏名 代表者 連絡先氏名",
    ),
    "space_owner.job_title": ("提供者の役職", "役職 肩書 肩書き"),
    "space_owner.phone": ("提供者の電話", "担当者電話 担当者電話番号 提供者電話 携帯 携帯電話"),
    "space_owner.email": ("提供者のメール", "担当者メール 提供者メール"),
    "space_owner.benefit": ("相手のよろこび", "メリット 相手のメリット"),
    "approach.summary": (
        "働きかけの経過",
        "働きかけの経過 経過 これまでの経過 交渉経過 働きかけ 履歴 交渉履歴 対応履歴",
    ),
    "approach.next_step": ("つぎの一手", "次にすること 次の一手 つぎの一手 次回 今後の対応 次のアクション todo"),
    "approach.next_due": ("つぎの一手の期限", "期限 締切 締め切り いつまでに 次回予定"),
    "approach.visitor": ("働きかけた人", "訪問者 行った人 働きかけた人 対応者"),
}
"""Target key -> label in the window, words: what lists of spaces say of whoever lends them."""

WORDS_OF_VOLUNTEER_ROWS: dict[str, tuple[str, str]] = {
    "volunteer.skills": (
        "できること",
        "できること 特技 活動内容 できる活動 得意なこと 協力できること ボランティア内容 スキル",
    ),
    "volunteer.courses": ("受けた講座", "受講歴 講座 受講講座 修了講座 養成講座 研修"),
    "volunteer.licences": ("資格", "資格 免許 保有資格 資格・免許"),
}
"""Target key -> label in the window, words: several entries in one cell, each a row of the volunteer."""

WORDS_OF_LEVELS: dict[str, tuple[str, str]] = {
    "phone": (
        "電話を載せるか",
        "電話番号公開 電話公開 電話の公開 電話番号の公開 電話番号公開可否 電話掲載 電話番号掲載 連絡先公開",
    ),
    "contact_name": (
        "代表の名まえを載せるか",
        "代表者公開 氏名公開 代表者名公開 代表者氏名公開 氏名の公開 名前公開 代表者掲載",
    ),
}
"""Field with a level of its own -> label in the window, words of columns that say whether it may be published."""

WORDS_IN_SPACE_LISTS: dict[str, str] = {
    "space.name": "提供者 施設の名称 公園名 会館名 部屋名 場 名前",
    "space.address": "場所 所在地連絡先",
    "space.kind": "施設の種類 分類 poiコード",
    "space.hours": "利用可能日時 利用時間 開館日 開所時間 開始時間 終了時間 休館日 貸出時間 曜日",
    "space.conditions": "料金 料金要否 料金詳細 利用料金 費用 利用条件 貸出条件",
    "space.access": "交通アクセス 最寄り駅 最寄駅 駐車場情報 行き方 バス停",
    "space.phone": "連絡先電話番号 TEL 電話 ℡ 連絡先",
    "space.description": "施設の説明 紹介 特徴 内容",
    "space.capacity": "収容人数 席数 人数",
    "space.size": "広さ",
    "space.equipment": "貸出備品 設備等",
    "space.internal_note": "備考 メモ 特記事項 その他",
    "space.stage": "状況 進捗",
    "space.url": "ホームページ HP サイト",
}
"""The same for lists of spaces, where 名称 is the space and 場所 its address."""

WORDS_OF_ACCESSIBILITY: dict[str, str] = {
    "step_free": "段差なし 段差解消 スロープ",
    "wheelchair_toilet": "車いすトイレ 多目的トイレ バリアフリートイレ 車いす使用者用トイレ有無 多機能トイレ",
    "wheelchair": "車いす可 車椅子可 車椅子貸出有無 車いす対応 車椅子",
    "handrail": "手すり",
    "elevator": "エレベーター エレベータ エレベーター有無",
    "parking": "駐車場 駐車場有無 駐車場の有無",
    "bus_stop": "バス停近い",
    "writing": "筆談 筆談対応 筆談対応有無",
    "assistance_dog": "補助犬 盲導犬 補助犬同伴 補助犬可",
    "ostomate": "オストメイト オストメイト設置トイレ有無 オストメイト対応トイレ",
    "nursing": "授乳室 授乳室有無 授乳",
}
"""Code of an accessibility term -> words; the first one is its label in the window."""

WORDS_OF_NUMBERS = "no 番号 № 通番 連番 項番 整理番号 # no."
