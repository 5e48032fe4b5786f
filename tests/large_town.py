"""A large invented town for tests of prints: texts and names of every length, every kind of 定例."""

from __future__ import annotations

from tests.town import Town

LONG = "縁側でお茶を飲みながら、手を動かしたり歌ったり。どなたが来ても席があります。" * 14


def large_town(count: int = 150) -> Town:
    """Many places in seven areas, every kind of 定例, names and texts of every length."""
    town = Town()
    town.setting("print.publisher", "社協")
    town.setting("print.publisher_phone", "042-000-0000")
    areas = [town.area(f"{name}圏域", f"a{number}") for number, name in enumerate("東西南北央上下")]
    rules = ["FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=MONTHLY;BYDAY=2TU,4TU", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"]
    rules += [
        "FREQ=MONTHLY;BYMONTHDAY=10,25",
        "FREQ=MONTHLY;BYDAY=2FR;BYMONTH=2,4,6,8,10,12",
        "FREQ=MONTHLY;BYDAY=-1SU",
        "",
    ]
    heads = [
        "あおば",
        "かえで",
        "さくら",
        "たんぽぽ",
        "なごみ",
        "ひだまり",
        "まちかど",
        "やすらぎ",
        "らくらく",
        "わかば",
        "井戸端",
    ]
    for number in range(count):
        hour = 9 + number % 10
        town.place(
            f"{heads[number % 11]}{'の会' * (1 + number % 4)}{number}",
            area=areas[number % 7] if number % 10 else None,
            kind=("salon", "cafe", "exercise", "diner")[number % 4],
            rules=[(rules[(number + more) % 8], f"{hour:02}:00", f"{hour + 2:02}:00", "", "" if rules[(number + more) % 8] else "春と秋") for more in range(1 + number % 3)],
            space=town.space(f"集会所{number}", f"小平市栄町{number % 5 + 1}-{number}-1", access=("step_free", "writing")[: number % 3]),
            activities=LONG[: (number * 37) % 400],
            audience="どなたでも", fee="100円", capacity=20, phone=f"042-000-{number:04}",
            url=f"https://ibasho.example/{number}" if number % 2 else "",
            confirmed="2025-03-01",
        )  # fmt: skip
    return town
