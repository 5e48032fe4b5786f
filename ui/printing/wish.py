"""What the user wants to print: a product, the record it is about, what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.printing.products.catalogue import BY_KEY
from app.printing.products.product import YES, Option, Product


@dataclass(frozen=True, slots=True)
class Wish:
    """One print as it is asked for.

    Attributes:
        key: of the product, '' while none is picked.
        subject: id of the record it is about, None when none is picked or it is about none.
        options: (name, value) of what was chosen otherwise than usual, by name.
    """

    key: str = ""
    subject: int | None = None
    options: tuple[tuple[str, str], ...] = ()

    @property
    def product(self) -> Product | None:
        """The product, None while none is picked."""
        return BY_KEY.get(self.key)

    @property
    def is_ready(self) -> bool:
        """Whether enough is known to make something."""
        product = self.product
        return product is not None and (self.subject is not None or not (product.subject and product.needs_subject))

    def value(self, option: Option) -> str:
        """What is chosen for an option."""
        return dict(self.options).get(option.name, option.default)

    def is_asked(self, option: Option) -> bool:
        """Whether an option matters with what else is chosen, which has to matter itself."""
        product = self.product
        if option.about_all and self.subject is not None:
            return False
        if option.only_if is None or product is None:
            return True
        name, value = option.only_if
        others = [each for each in product.options if each.name == name]
        return all(self.value(each) == value and self.is_asked(each) for each in others)

    @property
    def asked(self) -> dict[str, str]:
        """What was chosen among what matters, as a Request takes it."""
        product = self.product
        if product is None:
            return {}
        return {name: value for name, value in self.options if self.is_asked(product.option(name))}

    def with_option(self, name: str, value: str) -> Wish:
        """The same with something else chosen."""
        chosen = dict(self.options) | {name: value}
        product = self.product
        usual = {} if product is None else {option.name: option.default for option in product.options}
        kept = sorted((each, text) for each, text in chosen.items() if usual.get(each) != text)
        return replace(self, options=tuple(kept))

    def about(self, subject: int | None) -> Wish:
        """The same about another record."""
        return replace(self, subject=subject)


def on(name: str) -> tuple[str, str]:
    """An option that is switched on, as a Wish holds it."""
    return name, YES
