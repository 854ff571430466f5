"""Document numbers as texts give them: found, printed, and whether one typed in part is known."""

from gongkai.model.numbers import DocumentNumber, FoundNumber, find_document_numbers


def document_numbers_in(text: str) -> list[FoundNumber]:
    """Return the document numbers in a text; most texts have none, which is seen at once."""
    return find_document_numbers(text) if "号" in text else []


def printed(number: DocumentNumber) -> str:
    """Return a number as offices print it."""
    if number.year is None:
        return f"{number.prefix}第{number.order}号"
    return f"{number.prefix}〔{number.year}〕{number.order}号"


def plain_prefix(number: DocumentNumber) -> str:
    """Return the prefix of a number, the issuer of an order in its shorter form."""
    return number.prefix.replace("人民政府", "政府")


def may_be_same(typed: DocumentNumber, known: DocumentNumber) -> bool:
    """Return whether a number in a text is a known one; orders are printed with a year or not."""
    if (typed.year, typed.order) == (known.year, known.order):
        return plain_prefix(typed) == plain_prefix(known) or may_be_part(typed, known)
    are_orders = typed.prefix.endswith("令") and known.prefix.endswith("令")
    return (
        are_orders and typed.order == known.order and (typed.year is None) != (known.year is None)
    )


def may_be_part(typed: DocumentNumber, known: DocumentNumber) -> bool:
    """Return whether a typed number leaves out part of a known one, or has words before it.

    One character more before a number with a year is another place's: 济市中政发 is not 市中政发.
    """
    one, other = plain_prefix(typed), plain_prefix(known)
    if one in other:
        return typed.year is None or not one
    ahead = one.removesuffix(other)
    return len(other) > 1 and ahead != one and (len(ahead) > 1 or ahead in _WORDS)


_WORDS = frozenset("见即原现经在对向将为从和及与按据依")
