"""Volumes of the booklet without any layout: what goes in, what was printed, what changed since the last one.

`choice.BookletChoice` says how one booklet shall be; `volumes` makes the changes to the records (begin, freeze, thaw,
begin the next); `printed_copy` keeps a place as it was printed; `comparison` tells two volumes apart.
"""
