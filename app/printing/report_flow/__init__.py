"""What every report on A4 shares: pieces that flow over pages, their parts, head and foot of a page.

`parts` makes pieces (title, facts, numbered sections, paragraphs, lists, tables), `flow` cuts them into pages,
`pages` draws head and foot around them. Used by 会議録, 視察報告, 目標 and the filled 知恵交換.
"""
