//! JSON of the basic types that generated code uses.

use std::collections::BTreeMap;

use super::finite;
use super::{FromJson, Json, JsonValue, JsonWriter, ToJson};
use crate::{DecodeError, SecretString};

impl<T: ToJson + ?Sized> ToJson for &T {
    fn write_json(&self, writer: &mut JsonWriter) {
        (**self).write_json(writer);
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write_json(&self, writer: &mut JsonWriter) {
        match self {
            Some(value) => value.write_json(writer),
            None => writer.raw("null"),
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const SECRET: bool = T::SECRET;

    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        if value.is_null() {
            Ok(None)
        } else {
            T::from_json(value).map(Some)
        }
    }
}

impl ToJson for str {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self);
    }
}

impl ToJson for String {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self);
    }
}

impl FromJson for String {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.string().map(Into::into)
    }
}

impl ToJson for SecretString {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self.expose());
    }
}

impl FromJson for SecretString {
    const SECRET: bool = true;

    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        match value.string() {
            Ok(text) => Ok(String::from(text).into()),
            Err(_) => {
                let found = value.type_name();
                Err(DecodeError::new(format!(
                    "expected a string, found {found}"
                )))
            }
        }
    }
}

impl ToJson for bool {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.plain(self);
    }
}

impl FromJson for bool {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        match value.text() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(value.expected("a boolean")),
        }
    }
}

macro_rules! integers {
    ($($integer:ty: $expected:literal,)*) => {$(
        impl ToJson for $integer {
            fn write_json(&self, writer: &mut JsonWriter) {
                writer.plain(self);
            }
        }

        impl FromJson for $integer {
            fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
                value.text().parse().map_err(|_| value.expected($expected))
            }
        }
    )*};
}

integers! {
    u16: "a whole number from 0 to 65535",
    u32: "a whole number from 0 to 2^32-1",
    u64: "a whole number from 0 to 2^64-1",
    i32: "a whole number of 32 bits",
    i64: "a whole number of 64 bits",
}

impl ToJson for f64 {
    fn write_json(&self, writer: &mut JsonWriter) {
        if self.is_finite() {
            // `Debug` writes very large and small numbers briefly. Both forms are valid JSON.
            writer.plain(&format_args!("{self:?}"));
        } else {
            writer.error(format!("JSON has no number {}", finite::name(*self)));
        }
    }
}

impl FromJson for f64 {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let number = match value.type_name() {
            "a number" => value
                .text()
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite()),
            _ => None,
        };
        number.ok_or_else(|| value.expected("a number"))
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut array = writer.array();
        for item in self {
            array.item(item);
        }
        array.end();
    }
}

impl<T: ToJson, const N: usize> ToJson for [T; N] {
    fn write_json(&self, writer: &mut JsonWriter) {
        self.as_slice().write_json(writer);
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write_json(&self, writer: &mut JsonWriter) {
        self.as_slice().write_json(writer);
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    const SECRET: bool = T::SECRET;

    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let items = value.array()?.into_iter().enumerate();
        let read = |(index, item)| T::from_json(item).map_err(|error| error.in_item(index));
        items.map(read).collect()
    }
}

impl<T: ToJson> ToJson for BTreeMap<String, T> {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        for (name, value) in self {
            object.field(name, value);
        }
        object.end();
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    const SECRET: bool = T::SECRET;

    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        value.object()?.rest(&[])
    }
}

impl ToJson for Json {
    fn write_json(&self, writer: &mut JsonWriter) {
        match self.raw() {
            Ok(raw) => writer.raw(raw.get()),
            Err(problem) => writer.error(problem),
        }
    }
}

impl FromJson for Json {
    const KEEPS_NULL: bool = true;

    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        Ok(Json::from_value(value))
    }
}
