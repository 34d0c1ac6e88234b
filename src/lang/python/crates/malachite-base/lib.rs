//! What RustPython names of malachite-base (see malachite-bigint).
#![no_std]
#![allow(clippy::wrong_self_convention, reason = "the names are malachite's")]

/// Numbers.
pub mod num {
    /// Primitive types.
    pub mod basic {
        /// Floats.
        pub mod floats {
            /// A float that is a primitive type.
            pub trait PrimitiveFloat {
                /// Whether it is -0.0.
                fn is_negative_zero(self) -> bool;
            }

            impl PrimitiveFloat for f64 {
                fn is_negative_zero(self) -> bool {
                    self == 0.0 && self.is_sign_negative()
                }
            }
        }
    }

    /// Conversions.
    pub mod conversion {
        /// Traits of them.
        pub mod traits {
            use crate::rounding_modes::RoundingMode;
            use core::cmp::Ordering;

            /// A conversion that may have to round.
            pub trait RoundingInto<T> {
                /// The value, and how it compares to what it was rounded from.
                fn rounding_into(self, mode: RoundingMode) -> (T, Ordering);
            }
        }
    }
}

/// How to round.
pub mod rounding_modes {
    /// How to round.
    #[derive(Clone, Copy, Debug)]
    pub enum RoundingMode {
        /// To the nearest value; of two that are as near, to the even one.
        Nearest,
    }
}
