"""The booklet 「コミュニティスペース」, A5. `composing.compose_booklet` is the way in; the others each make a kind of page."""
