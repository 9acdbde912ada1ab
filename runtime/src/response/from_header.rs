//! Decoding of header values.

use std::time::SystemTime;

use crate::{DecodeError, time};

/// A type that can be read from a header value.
///
/// Supported values are text, numbers, booleans (`true` or `false`) and RFC 3339 times.
pub trait FromHeader: Sized {
    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Fails if the value is invalid. The error names what was expected: `expected a whole
    /// number`.
    fn from_header(value: &str) -> Result<Self, DecodeError>;
}

impl FromHeader for String {
    fn from_header(value: &str) -> Result<Self, DecodeError> {
        Ok(value.to_owned())
    }
}

impl FromHeader for SystemTime {
    fn from_header(value: &str) -> Result<Self, DecodeError> {
        time::parse_rfc3339(value).ok_or_else(|| expected("an RFC 3339 time", value))
    }
}

macro_rules! parsed {
    ($($number:ty: $expected:literal,)*) => {$(
        impl FromHeader for $number {
            fn from_header(value: &str) -> Result<Self, DecodeError> {
                value.parse().map_err(|_| expected($expected, value))
            }
        }
    )*};
}

parsed! {
    bool: "`true` or `false`",
    u16: "a whole number from 0 to 65535",
    u32: "a whole number from 0 to 2^32-1",
    u64: "a whole number from 0 to 2^64-1",
    i32: "a whole number of 32 bits",
    i64: "a whole number of 64 bits",
    f64: "a number",
}

fn expected(what: &str, found: &str) -> DecodeError {
    let found = crate::error::shorten(found, 64);
    DecodeError::new(format!("expected {what}, found {found:?}"))
}
