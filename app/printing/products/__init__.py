"""What can be printed, declared once: for the page 印刷, for `tsudoiba print`, for the gallery and for the handbook.

A module of this package declares the products of one family (`flyers`, `booklets`, `reports`, …) as `Product` values;
`catalogue.PRODUCTS` lists them all in the order in which people see them, `lookup` finds one. To add a print:

1. write its pages in app/printing (`compose_…(…) -> Composition`), of the blocks the guide in app/printing names;
2. declare it here: key, label, one sentence, the kind of record it is about, its options, and how it is composed and
   checked; import the composing module inside the function, so that declarations stay light; add it to `PRODUCTS` of
   that module;
3. add its key to `lookup.DECLARED_IN`.

The window, the command and the gallery need nothing else.
"""
