"""手引き: the handbook, one text for the window and for paper.

Its chapters are resources/handbook/<key>.md, a small part of Markdown that `reading` understands; `chapters` says in
which order they stand. The pictures in resources/handbook/pictures are states of the self-test, made anew by
`tsudoiba self-test resources/handbook/pictures --handbook`; the text names them as the self-test does.
"""
