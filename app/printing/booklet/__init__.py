"""The booklet 「コミュニティスペース」, A5: `composing.compose_booklet` is the way in, the other modules each make one kind of page."""
