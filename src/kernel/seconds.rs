//! Times in messages. They are printed by whole numbers: the code that prints any float weighs more than the
//! event loop does.

/// `repr(round(seconds, 3))`.
#[must_use]
pub fn rounded(seconds: f64) -> String {
    let exact = to_thousandths(seconds);
    if !seconds.is_finite() {
        return exact;
    }
    let shown = exact.trim_end_matches('0');
    match shown.ends_with('.') {
        true => format!("{shown}0"),
        false => shown.into(),
    }
}

/// `f"{seconds:.3f}"`, for up to 10^16 seconds.
#[must_use]
pub fn to_thousandths(seconds: f64) -> String {
    if seconds.is_nan() {
        return "nan".into();
    }
    let sign = if seconds.is_sign_negative() { "-" } else { "" };
    if seconds.is_infinite() {
        return format!("{sign}inf");
    }
    let thousandths = (seconds.abs() * 1000.0).round_ties_even() as u64;
    format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_cpython_prints_them() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (1.0, "1.0"),
            (100.0, "100.0"),
            (1.0005, "1.0"),
            (0.25, "0.25"),
            (-1.5, "-1.5"),
            (123_456_789_012.5, "123456789012.5"),
            (f64::INFINITY, "inf"),
        ];
        for (seconds, text) in cases {
            assert_eq!(rounded(seconds), text);
        }
        assert_eq!(to_thousandths(0.1), "0.100");
    }
}
