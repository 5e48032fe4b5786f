"""Signs drawn in the place of emoji and symbols no typeface of ours has: lines of one colour, as wide as a kanji.

「お茶🍵の会」 stays readable and keeps its meaning on a one-colour print; searching the PDF finds the character typed.
"""

from __future__ import annotations

from app.printing.icons import icon_outline
from app.printing.shapes import circle, svg_outline

SIGN_FONT = "TsudoibaSigns"
"""Name of the run's font where a sign is drawn."""
SIGN_WIDTH = 1000.0
"""1/1000 em."""
_STROKE = 1.6
_OWN = {
    "cup": "M5 9.4 H16 V13.6 Q16 18.4 10.5 18.4 Q5 18.4 5 13.6 Z M16 10.6 H17.6 Q19.8 10.6 19.8 12.6 Q19.8 14.8 15.6 15"
    " M8.4 3.8 Q7.2 5.2 8.4 6.6 M12.6 3.8 Q11.4 5.2 12.6 6.6 M5 20.8 H16",
    "flower": "M12 9.2 Q8.6 6.4 12 3.4 Q15.4 6.4 12 9.2 M14.7 11.1 Q16.2 7 20.1 9.3 Q18.4 13.4 14.7 11.1 "
    "M13.6 14.3 Q18 14.4 17 18.8 Q12.6 18.6 13.6 14.3 M10.4 14.3 Q11.4 18.6 7 18.8 Q6 14.4 10.4 14.3 "
    "M9.3 11.1 Q5.6 13.4 3.9 9.3 Q7.8 7 9.3 11.1",
    "bowl": "M3.6 11 H20.4 Q20 16.4 15.2 18 V19.8 H8.8 V18 Q4 16.4 3.6 11 Z M6 11 Q6.4 5.6 12 5.6 Q17.6 5.6 18 11",
    "book": "M12 6.6 Q8.4 4 3.8 5 V18.4 Q8.4 17.4 12 20 Q15.6 17.4 20.2 18.4 V5 Q15.6 4 12 6.6 Z M12 6.8 V19.6",
    "house": "M3.6 11.6 L12 4.4 L20.4 11.6 M5.8 10.2 V19.6 H18.2 V10.2 M10 19.4 V14.2 H14 V19.4",
    "tree": "M12 20.4 V12.4 M12 16.2 L15.4 13 "
    "M7.4 14.6 Q3.6 13.4 4.6 10 Q3.8 6.4 7.6 6 Q9 3 12 3.4 Q15 3 16.4 6 Q20.2 6.4"
    " 19.4 10 Q20.4 13.4 16.6 14.6 M8.6 20.4 H15.4",
    "sun": "M12 7.6 Q16.4 7.6 16.4 12 Q16.4 16.4 12 16.4 Q7.6 16.4 7.6 12 Q7.6 7.6 12 7.6 Z M12 3 V4.8 M12 19.2 V21 "
    "M3 12 H4.8 M19.2 12 H21 M5.6 5.6 L6.9 6.9 M17.1 17.1 L18.4 18.4 M5.6 18.4 L6.9 17.1 M17.1 6.9 L18.4 5.6",
    "note": "M9 17.6 V5.4 L18.4 3.8 V15.6 M9 8.8 L18.4 7.2",
    "smile": "M12 3.4 Q20.6 3.4 20.6 12 Q20.6 20.6 12 20.6 Q3.4 20.6 3.4 12 Q3.4 3.4 12 3.4 Z "
    "M7.4 10.4 Q8.6 8.8 9.8 10.4 M14.2 10.4 Q15.4 8.8 16.6 10.4 M7.8 14.2 Q12 18.4 16.2 14.2",
    "star": "M12 3.6 L14.6 9.2 L20.6 9.9 L16.1 14 L17.3 20 L12 17 L6.7 20 L7.9 14 L3.4 9.9 L9.4 9.2 Z",
    "envelope": "M3.6 5.8 H20.4 V18.6 H3.6 Z M3.8 6.2 L12 13 L20.2 6.2",
    "leaf": "M5.6 18.8 Q3.8 7.4 19.6 4.6 Q20.4 19.4 8.4 17.6 M4.4 20.6 Q7.6 13.6 14.6 9.6",
    "clock": "M12 3.4 Q20.6 3.4 20.6 12 Q20.6 20.6 12 20.6 Q3.4 20.6 3.4 12 Q3.4 3.4 12 3.4 Z M12 7 V12.2 L15.6 14.4",
}
_OWN_DOTS = {"note": ((6.9, 17.6, 2.1), (16.3, 15.6, 2.1)), "flower": ((12.0, 12.0, 1.3),)}
_SHOWN = {
    "cup": "🍵☕🫖",
    "flower": "🌸🌼🌷🌺🌹🌻💐🏵",
    "bowl": "🍚🍙🍛🍲🍱🍜🍴🍽",
    "book": "📖📚📗📘📙📕",
    "house": "🏠🏡🏘",
    "tree": "🌳🌲🎄",
    "sun": "☀🌞🌅",
    "note": "🎵🎶🎼🎤",
    "smile": "😊🙂😀😄😃☺😁🥰😆",
    "star": "⭐🌟✨",
    "envelope": "✉📧📩📨",
    "leaf": "🍀🌱🌿🍃🍁",
    "clock": "🕐⏰🕙⌚",
    "wheelchair": "♿🦽",
    "phone": "☎📞📱☏",
    "bus_stop": "🚌🚍🚏",
    "place": "📍📌🗺",
    "people": "👥👪👫🧑👨👩👴👵",
    "bag": "👜🎒🛍",
    "booking": "📅📆🗓",
    "writing": "✏📝✍🖊",
    "dementia_friendly": "❤💛💚💙🧡💗💕♥",
    "assistance_dog": "🐕🐶🦮🐩",
    "elevator": "🛗",
    "parking": "🅿",
    "nursing": "🍼",
}
_NAME_OF = {character: name for name, characters in _SHOWN.items() for character in characters}


def has_sign(character: str) -> bool:
    """Whether there is a sign to draw for this character."""
    return character in _NAME_OF


def sign_operators(character: str) -> str:
    """The sign as path operators for an em box of 1000 units, y upwards from the baseline.

    Raises:
        KeyError: there is none (`has_sign`).
    """
    name = _NAME_OF[character]
    if name in _OWN:
        lines, dots = svg_outline(_OWN[name]), [circle(*dot) for dot in _OWN_DOTS.get(name, ())]
    else:
        lines, dots = icon_outline(name)
    filled = f"{' '.join(dots)} f " if dots else ""
    return f"q 47 0 0 -47 -64 944 cm {_STROKE} w 1 J 1 j {lines} S {filled}Q"
