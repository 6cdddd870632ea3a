"""Words for all of so many: "keenam indikator" are all six."""

from typing import Final

TOGETHER: Final = {
    "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9,
    "kesepuluh": 10,
}  # fmt: skip
