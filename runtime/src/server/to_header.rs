//! Values that become headers.

use std::time::SystemTime;

use crate::time;

/// A type that is written as the value of a header: the reverse of
/// [`FromHeader`](crate::FromHeader).
pub trait ToHeader {
    /// The value.
    fn to_header(&self) -> String;
}

impl ToHeader for String {
    fn to_header(&self) -> String {
        self.clone()
    }
}

/// An RFC 3339 text in UTC.
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
