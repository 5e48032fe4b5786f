"""The booklet 「コミュニティスペース」, A5. `composing.compose_booklet` is the way in; the rest make its pages."""
