# Numbers: math, cmath, statistics, fractions, decimal.
import cmath
import math
import statistics
from decimal import Decimal, getcontext
from fractions import Fraction

print(math.sqrt(2), math.gcd(12, 18), math.comb(5, 2), math.isclose(0.1 + 0.2, 0.3), math.inf, math.hypot(3, 4))
print(round(2.5), round(-3.567, 2), 7 // -2, 7 % -2, divmod(-7, 3), 2**100, int("ff", 16), 10**20 // 7)
print(0.1 + 0.2, 1e16, 1e-7, float("nan"), -0.0, 3.0, 1 / 3)
print(cmath.sqrt(-4), abs(3 + 4j), (1 + 2j) * (3 - 1j))
print(statistics.mean([1, 2, 4]), statistics.median([5, 1, 3]), statistics.stdev([2, 4, 4, 6]))
print(Fraction(3, 4) + Fraction("0.25"), Fraction(6, 8), Fraction(1, 3) ** 2)
getcontext().prec = 10
print(Decimal(1) / Decimal(7), Decimal("0.1") + Decimal("0.2"), Decimal("2.675").quantize(Decimal("0.01")))
