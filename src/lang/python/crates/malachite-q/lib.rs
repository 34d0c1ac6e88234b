//! What RustPython does with fractions: `int / int`, rounded once, and `float.as_integer_ratio`.
#![no_std]

use core::cmp::Ordering;

use malachite_base::num::conversion::traits::RoundingInto;
use malachite_base::rounding_modes::RoundingMode;
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer as _;
use num_traits::{ToPrimitive, Zero};

/// Bits of a float's significand.
const PRECISION: i64 = f64::MANTISSA_DIGITS as i64;
/// The exponent of the smallest positive float.
const LEAST: i64 = f64::MIN_EXP as i64 - PRECISION;

/// One side of a fraction.
pub struct Integer<'a>(&'a BigInt);

impl<'a> From<&'a BigInt> for Integer<'a> {
    fn from(value: &'a BigInt) -> Self {
        Integer(value)
    }
}

/// A fraction.
pub struct Rational {
    negative: bool,
    numerator: BigUint,
    denominator: BigUint,
}

impl Rational {
    /// `numerator / denominator`, which is not 0.
    pub fn from_integers_ref(numerator: Integer<'_>, denominator: Integer<'_>) -> Self {
        Rational {
            negative: (numerator.0.sign() == Sign::Minus) != (denominator.0.sign() == Sign::Minus),
            numerator: numerator.0.magnitude().clone(),
            denominator: denominator.0.magnitude().clone(),
        }
    }

    /// Without the sign.
    pub fn into_numerator_and_denominator(self) -> (BigUint, BigUint) {
        (self.numerator, self.denominator)
    }
}

/// Not a fraction: infinite, or not a number.
#[derive(Debug)]
pub struct NotFinite;

impl TryFrom<f64> for Rational {
    type Error = NotFinite;

    fn try_from(value: f64) -> Result<Self, NotFinite> {
        if !value.is_finite() {
            return Err(NotFinite);
        }
        let bits = value.to_bits();
        let (field, fraction) = ((bits >> 52 & 0x7ff) as i64, bits & ((1 << 52) - 1));
        let (significand, exponent) = match field {
            0 => (fraction, LEAST),
            _ => (fraction | 1 << 52, LEAST + field - 1),
        };
        let shared = i64::from(significand.trailing_zeros()).min((-exponent).max(0));
        let (significand, exponent) = (BigUint::from(significand >> shared), exponent + shared);
        let one = BigUint::from(1u32);
        Ok(Rational {
            negative: value < 0.0,
            numerator: significand << exponent.max(0),
            denominator: one << (-exponent).max(0),
        })
    }
}

/// 2 to the power of `exponent`, which is not below [`LEAST`].
fn power_of_two(exponent: i64) -> f64 {
    match exponent - i64::from(f64::MIN_EXP) + 1 {
        too_large if too_large > 2045 => f64::INFINITY,
        normal if normal >= 0 => f64::from_bits((normal as u64 + 1) << 52),
        _ => f64::from_bits(1 << (exponent - LEAST)),
    }
}

/// The float that is nearest to `numerator / denominator`.
fn nearest(numerator: &BigUint, denominator: &BigUint) -> f64 {
    if numerator.is_zero() {
        return 0.0;
    }
    // A quotient of one or two bits more than a float has, and whether anything is left over.
    let scale = PRECISION + 1 - (numerator.bits() as i64 - denominator.bits() as i64);
    let (quotient, rest) = if scale >= 0 {
        (numerator << scale).div_rem(denominator)
    } else {
        numerator.div_rem(&(denominator << -scale))
    };
    let exact = rest.is_zero();
    let quotient = quotient.to_u64().expect("it has 55 bits at most");
    let length = i64::from(u64::BITS - quotient.leading_zeros());
    let dropped = (length - PRECISION).max(LEAST + scale);
    if dropped > length {
        return 0.0;
    }
    let (kept, rest) = (quotient >> dropped, quotient & ((1 << dropped) - 1));
    let up = match rest.cmp(&(1 << (dropped - 1))) {
        Ordering::Less => false,
        Ordering::Equal => !exact || kept % 2 == 1,
        Ordering::Greater => true,
    };
    (kept + u64::from(up)) as f64 * power_of_two(dropped - scale)
}

impl RoundingInto<f64> for Rational {
    fn rounding_into(self, _nearest: RoundingMode) -> (f64, Ordering) {
        let value = nearest(&self.numerator, &self.denominator);
        match (value, self.negative) {
            (f64::INFINITY, false) => (f64::MAX, Ordering::Less),
            (f64::INFINITY, true) => (f64::MIN, Ordering::Greater),
            (value, false) => (value, Ordering::Equal),
            (value, true) => (-value, Ordering::Equal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divide(numerator: &BigInt, denominator: &BigInt) -> f64 {
        let fraction = Rational::from_integers_ref(numerator.into(), denominator.into());
        fraction.rounding_into(RoundingMode::Nearest).0
    }

    /// A float is the quotient of its own numerator and denominator.
    #[test]
    fn floats_come_back() {
        let edges = [
            1.0,
            0.1,
            1e300,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            1.5e-310,
            1e16 + 2.0,
        ];
        for value in edges {
            let (numerator, denominator) = Rational::try_from(value)
                .unwrap()
                .into_numerator_and_denominator();
            let numerator = BigInt::from(numerator);
            assert_eq!(divide(&numerator, &denominator.clone().into()), value);
            assert_eq!(divide(&-numerator, &denominator.into()), -value);
        }
        assert!(Rational::try_from(f64::NAN).is_err() && Rational::try_from(f64::INFINITY).is_err());
    }

    /// As the machine divides what it holds exactly.
    #[test]
    fn quotients_are_rounded_once() {
        for numerator in (1..2_000_000_000_000_000_u64).step_by(7_777_777_777_777) {
            for denominator in [1, 3, 7, 10, 1000, 123_456_789] {
                let expected = numerator as f64 / denominator as f64;
                assert_eq!(
                    divide(&numerator.into(), &denominator.into()),
                    expected,
                    "{numerator}/{denominator}"
                );
            }
        }
    }

    #[test]
    fn what_lies_in_the_middle_goes_to_the_even_one() {
        let least = BigInt::from(1) << 1074;
        assert_eq!(divide(&1.into(), &(&least * 2)), 0.0);
        assert_eq!(divide(&3.into(), &(&least * 2)), 1e-323);
        assert_eq!(
            divide(&((BigInt::from(1) << 54) + 2), &2.into()),
            9_007_199_254_740_992.0
        );
        assert_eq!(divide(&(BigInt::from(1) << 1024), &1.into()), f64::MAX); // which RustPython takes for too large
    }
}
