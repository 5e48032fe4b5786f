"""利用制限: how often one group may use a space (S0: 公共施設には月当たりの利用制限がある)."""

from __future__ import annotations

from app.records.base import Record, integer, one_of, parent, position, record, text

LIMIT_MEASURE = {"times": "回", "hours": "時間"}
LIMIT_PERIOD = {"day": "1日", "week": "1週", "month": "1か月", "year": "1年"}
LIMIT_PER = {"group": "1団体", "all": "ぜんぶで"}


@record(kind="use_limit", label="利用制限", row="{per}　{period}[に {amount}{measure}まで]｜")
class UseLimit(Record):
    """「1団体 月2回まで」: `amount` × `measure` in a `period`."""

    space: int | None = parent("場", "space")
    per: str = one_of("だれに", LIMIT_PER, default="group", group="limit", level="related")
    period: str = one_of("あいだに", LIMIT_PERIOD, default="month", group="limit", level="related")
    amount: int | None = integer("いくつまで", group="limit", level="related")
    measure: str = one_of("数えかた", LIMIT_MEASURE, default="times", group="limit", level="related")
    note: str = text("ただし書き", level="related")
    pos: str = position()
