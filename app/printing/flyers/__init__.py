"""Flyers and posters: what is told (`content`) × how it looks (a design) × the paper (`sheet`).

`composing.compose` takes a `FlyerContent` (`place_content`, `event_content`, `volunteer_content`, `referral_content`)
and a `Look`, and gives a `Composition`. A design takes any content on any sheet: it lays out from roomy to crowded
(`efforts`) until its picture keeps its room, and says what it could not show. `reading_check` names what is missing or
too small to be read by everybody.
"""
