"""Flyers and posters: what is told (`content`) × how it looks (a design) × the paper (`sheet`).

`composing.compose_place`, `compose_event`, `compose_volunteer_call` and `compose_referral_call` give a `Composition`.
A design takes any content on any sheet: it lays out from roomy to crowded (`efforts`) until its picture keeps its
room, and says what it could not show.
"""
