"""Hands out a whole number in whole parts that add up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def apportion(total: int, weights: Sequence[float], limits: Sequence[int] | None = None) -> list[int]:
    """Give each weight its share of ``total`` by largest remainder, no share above its limit.

    The shares add up to ``total``, or to all that the limits of positive weights let through.
    """
    shares = [0] * len(weights)
    free = [i for i, weight in enumerate(weights) if weight > 0]
    left = total
    if limits is not None:
        free, left = _fill(shares, free, left, weights, limits)
    whole = sum(weights[i] for i in free)
    if left <= 0 or not whole:
        return shares
    quotas = {i: left * weights[i] / whole for i in free}
    for i in free:
        shares[i] = int(quotas[i])
    missing = left - sum(shares[i] for i in free)
    # A share is rounded up at most once, so it stays within its limit, which is a whole number at or above its quota.
    for i in sorted(free, key=lambda i: (shares[i] - quotas[i], i))[:missing]:
        shares[i] += 1
    return shares


def _fill(
    shares: list[int], free: list[int], left: int, weights: Sequence[float], limits: Sequence[int]
) -> tuple[list[int], int]:
    """Give those whose quota would pass their limit just the limit; tell who is left and how much."""
    while free:
        whole = sum(weights[i] for i in free)
        full = {i for i in free if left * weights[i] / whole > limits[i]}
        if not full:
            break
        for i in full:
            shares[i] = limits[i]
            left -= limits[i]
        free = [i for i in free if i not in full]
    return free, left
