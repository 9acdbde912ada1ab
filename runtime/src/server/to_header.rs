//! Encoding of header values.

use std::time::SystemTime;

use crate::time;

/// A type that can be written as a header value: the reverse of [`FromHeader`](crate::FromHeader).
pub trait ToHeader {
    /// Returns the header value.
    fn to_header(&self) -> String;
}

impl ToHeader for String {
    fn to_header(&self) -> String {
        self.clone()
    }
}

/// Writes an RFC 3339 time in UTC.
impl ToHeader for SystemTime {
    fn to_header(&self) -> String {
        time::rfc3339(*self)
    }
}

macro_rules! displayed {
    ($($type:ty),*) => {$(
        impl ToHeader for $type {
            fn to_header(&self) -> String {
                self.to_string()
            }
        }
    )*};
}

displayed!(bool, u16, u32, u64, i32, i64, f64);
