"""What Sichuan and Chengdu as a whole come to in each year: published figures, and guesses between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SICHUAN: Final = "510000"
CHENGDU: Final = "510100"
COUNTED_TOWNSHIPS: Final = 3101


@dataclass(frozen=True)
class Course:
    """A quantity by year from ``first`` on; beyond both ends it shrinks and grows by fixed factors."""

    first: int
    values: tuple[int, ...]
    # Small enough that all who were ever certified before 2015 stay below those who then held a certificate.
    before: float = 0.7
    after: float = 1.06

    def at(self, year: int) -> int:
        """Give the quantity of a year, never negative."""
        place = year - self.first
        if place < 0:
            return round(self.values[0] * self.before**-place)
        beyond = place - len(self.values) + 1
        return round(self.values[-1] * self.after**beyond) if beyond > 0 else self.values[place]


# Published: sat 2022 and 2023, registered 2024, passed 2023 and 2024. The rest follows the nation's growth.
REGISTERED: Final = Course(2015, (9200, 14100, 15900, 20800, 27800, 31000, 43200, 50300, 113900, 120000, 142000))
SAT: Final = Course(2015, (8460, 12980, 14700, 19280, 25850, 28400, 40100, 47004, 106700, 112300, 132900))
PASSED: Final = Course(2015, (1560, 2820, 2860, 3960, 5040, 6200, 8390, 10060, 23900, 22992, 27300))
CERTIFIED: Final = Course(2015, (1500, 2720, 2770, 3840, 4880, 6010, 8140, 9780, 23300, 22400, 26600))
CHENGDU_REGISTERED: Final = Course(2015, (3100, 4700, 5300, 6900, 9100, 10100, 14000, 16200, 36600, 54500, 62500))

HELD: Final = 66800
HELD_AT: Final = 2023

# Published: residents 2020 (census) and 2021, urban residents 2021; the rest rounds the yearbooks' course.
RESIDENTS: Final = Course(
    2015,
    (
        81960000, 82510000, 82890000, 83210000, 83510000, 83674866,
        83720000, 83740000, 83680000, 83640000, 83580000,
    ),
    before=0.995,
    after=0.999,
)  # fmt: skip
URBAN: Final = Course(
    2015,
    (
        39560000, 41170000, 42740000, 44330000, 45970000, 47470000,
        48407000, 48862000, 49781000, 50350000, 50900000,
    ),
    before=0.965,
    after=1.008,
)  # fmt: skip
CHENGDU_RESIDENTS: Final = Course(
    2015,
    (
        18100000, 18700000, 19250000, 19800000, 20350000, 20938000,
        21192000, 21268000, 21403000, 21474000, 21530000,
    ),
    before=0.97,
    after=1.003,
)  # fmt: skip
CHENGDU_URBAN: Final = Course(
    2015,
    (
        13000000, 13720000, 14430000, 15110000, 15800000, 16490000,
        16839000, 16990000, 17229000, 17400000, 17560000,
    ),
    before=0.95,
    after=1.005,
)  # fmt: skip

# Published: 14,177 stations and points together at the end of 2023.
POINTS: Final = Course(2017, (90, 340, 980, 3000, 6000, 9000, 11076, 11900, 12500), before=0.0, after=1.02)


def held_before(year: int) -> int:
    """Give how many hold a certificate at the start of a year, so that the end of 2023 is as published."""
    return max(
        0,
        HELD - sum(map(CERTIFIED.at, range(year, HELD_AT + 1))) + sum(map(CERTIFIED.at, range(HELD_AT + 1, year))),
    )
