//! Rejection of numbers that JSON does not support.
//!
//! `serde_json` writes NaN and infinities as `null`. A value other than the given one would then
//! be stored.

use std::fmt;

use serde::ser::{self, Serialize, Serializer};

/// Checks that a value contains no NaN and no infinity.
pub(super) fn check_finite(value: &(impl Serialize + ?Sized)) -> Result<(), NotFinite> {
    match value.serialize(Check) {
        // Any other error occurs again, with a better message, when the value is written.
        Err(Stopped::Number(number)) => Err(NotFinite(number)),
        Ok(()) | Err(Stopped::Other) => Ok(()),
    }
}

/// A number that JSON does not support.
pub(super) struct NotFinite(f64);

impl fmt::Display for NotFinite {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "JSON has no number {}", name(self.0))
    }
}

/// Returns the text of NaN or an infinity, without the code that formats all other numbers.
pub(super) fn name(number: f64) -> &'static str {
    match number {
        f64::INFINITY => "inf",
        f64::NEG_INFINITY => "-inf",
        _ => "NaN",
    }
}

/// Why the traversal of a value stopped early.
#[derive(Debug)]
enum Stopped {
    Number(f64),
    Other,
}

impl fmt::Display for Stopped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("stopped")
    }
}

impl std::error::Error for Stopped {}

impl ser::Error for Stopped {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Stopped::Other
    }
}

/// Traverses a value and writes nothing.
#[derive(Clone, Copy)]
struct Check;

type Checked = Result<(), Stopped>;

macro_rules! harmless {
    ($($method:ident: $value:ty,)*) => {$(
        fn $method(self, _: $value) -> Checked {
            Ok(())
        }
    )*};
}

impl Serializer for Check {
    type Ok = ();
    type Error = Stopped;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    harmless! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_i128: i128,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_u128: u128,
        serialize_char: char,
        serialize_str: &str,
        serialize_bytes: &[u8],
        serialize_unit_struct: &'static str,
    }

    fn serialize_f32(self, value: f32) -> Checked {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Checked {
        match value.is_finite() {
            true => Ok(()),
            false => Err(Stopped::Number(value)),
        }
    }

    fn serialize_none(self) -> Checked {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Checked {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Checked {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, _: &'static str) -> Checked {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Checked {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Checked {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Stopped> {
        Ok(self)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Checked {
        Ok(())
    }
}

macro_rules! compounds {
    ($($compound:ident: $method:ident($($name:ty)?);)*) => {$(
        impl ser::$compound for Check {
            type Ok = ();
            type Error = Stopped;

            fn $method<T: Serialize + ?Sized>(&mut self, $(_: $name,)? value: &T) -> Checked {
                value.serialize(*self)
            }

            fn end(self) -> Checked {
                Ok(())
            }
        }
    )*};
}

compounds! {
    SerializeSeq: serialize_element();
    SerializeTuple: serialize_element();
    SerializeTupleStruct: serialize_field();
    SerializeTupleVariant: serialize_field();
    SerializeStruct: serialize_field(&'static str);
    SerializeStructVariant: serialize_field(&'static str);
}

impl ser::SerializeMap for Check {
    type Ok = ();
    type Error = Stopped;

    /// Keys are text: `serde_json` rejects the floating-point keys that it cannot write.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Checked {
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Checked {
        value.serialize(*self)
    }

    fn end(self) -> Checked {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::check_finite;
    use crate::Json;

    #[test]
    fn numbers_without_json_are_found_at_any_depth() {
        let deep = BTreeMap::from([("a", vec![(1, Some(f32::NEG_INFINITY))])]);
        let problem = check_finite(&deep).err().map(|problem| problem.to_string());
        assert_eq!(problem.as_deref(), Some("JSON has no number -inf"));
        assert!(check_finite(&[f64::NAN]).is_err());
        assert!(check_finite(&[f64::MAX]).is_ok());
        assert!(check_finite(&BTreeMap::from([((), 1)])).is_ok());
    }

    #[test]
    fn json_remembers_the_problem() {
        let json = Json::new(&f64::NAN);
        assert_eq!(format!("{json:?}"), "Json(none: JSON has no number NaN)");
    }
}
