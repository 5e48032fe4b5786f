"""How many pages can be stapled through the fold (R17)."""

from __future__ import annotations

from app.printing.findings import Finding, FindingKind, Severity
from app.printing.unprintable import UnprintableError

MOST_STAPLED, LEAST_WARNED = 64, 40
"""More pages than the first cannot be stapled through the fold; from the second on it becomes thick."""


def refuse_too_thick(page_count: int) -> None:
    """Nothing, up to the most that can be stapled.

    Raises:
        UnprintableError: there are more pages.
    """
    if page_count > MOST_STAPLED:
        raise UnprintableError(
            f"{page_count}ページあり、折って重ねてもホチキスではとじられません（{MOST_STAPLED}ページまで）。",
            "圏域ごとの分冊にするか、「できあがり」を「印刷所にわたす」にして、無線とじを頼んでください。",
            option="part",
        )


def stapling_findings(page_count: int) -> tuple[Finding, ...]:
    """What to know before printing a booklet of so many pages."""
    if page_count > MOST_STAPLED:
        text = (
            f"{page_count}ページあり、ホチキスではとじられません（{MOST_STAPLED}ページまで）。"
            "圏域ごとの分冊にするか、印刷所に無線とじを頼んでください。"
        )
    elif page_count > LEAST_WARNED:
        text = (
            f"{page_count}ページあり、折ると厚くなります（とじやすいのは{LEAST_WARNED}ページまで）。"
            "圏域ごとの分冊にすると、うすくなります。分けないときは、1冊ためしに折って確かめてください。"
        )
    else:
        return ()
    return (Finding(FindingKind.PAGES, Severity.WARNING, text, option="part"),)
