//! The types that generated code is made of, in JSON.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::{FromJson, Json, JsonValue, JsonWriter, ToJson};
use crate::{DecodeError, SecretString, time};

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
            // `Debug` keeps very large and small numbers short, and both are JSON.
            writer.plain(&format_args!("{self:?}"));
        } else {
            writer.fault(format!("JSON has no number {self}"));
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
        let object = value.object()?;
        let read = |(name, value): (&str, JsonValue<'_>)| match T::from_json(value) {
            Ok(value) => Ok((name.to_owned(), value)),
            Err(error) => Err(error.in_member(name)),
        };
        object.members().map(read).collect()
    }
}

impl ToJson for Json {
    fn write_json(&self, writer: &mut JsonWriter) {
        match self.raw() {
            Ok(raw) => writer.raw(raw.get()),
            Err(problem) => writer.fault(problem),
        }
    }
}

impl FromJson for Json {
    const KEEPS_NULL: bool = true;

    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        Ok(Json::from_value(value))
    }
}

/// An RFC 3339 text: `2026-11-22T17:30:00Z`.
impl FromJson for SystemTime {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let expected = || value.expected("an RFC 3339 time");
        let text = value.string().map_err(|_| expected())?;
        time::parse_rfc3339(&text).ok_or_else(expected)
    }
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, FromJson, Json, JsonValue, SecretString};
    use std::collections::BTreeMap;
    use std::time::{Duration, SystemTime};

    fn read<T: FromJson>(text: &str) -> Result<T, String> {
        let value = JsonValue::parse(text.as_bytes()).map_err(|error| error.to_string())?;
        T::from_json(value).map_err(|error| error.to_string())
    }

    #[derive(Debug, PartialEq)]
    struct Item {
        key: String,
        etag: Option<String>,
        data: Option<Json>,
        metadata: BTreeMap<String, String>,
    }

    impl FromJson for Item {
        fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
            let object = value.object()?;
            Ok(Item {
                key: object.required("key")?,
                etag: object.optional("etag")?,
                data: object.optional("data")?,
                metadata: object.default("metadata")?,
            })
        }
    }

    #[test]
    fn objects_are_read_by_name() {
        let text = r#" { "x": {"key": 1}, "k\u0065y" : "a\n\u00e9\ud83e\udd80" , "data": null, "etag": null } "#;
        let item: Item = read(text).unwrap();
        assert_eq!(item.key, "a\né🦀");
        assert_eq!(item.etag, None);
        assert_eq!(item.data, Some(Json::default()));
        assert_eq!(item.metadata, BTreeMap::new());
        let last: Item = read(r#"{"key":"a","key":"b"}"#).unwrap();
        assert_eq!((last.key.as_str(), last.data), ("b", None));
    }

    #[test]
    fn faults_say_where_they_are() {
        let faults = |text| read::<Vec<Item>>(text).unwrap_err();
        assert_eq!(faults("{}"), "expected an array, found an object");
        assert_eq!(faults("[{}]"), "[0].key: missing");
        assert_eq!(
            faults(r#"[{"key":"a"},{"key":"b","etag":7}]"#),
            "[1].etag: expected a string, found 7"
        );
        assert_eq!(
            faults(r#"[{"key":"a","metadata":{"t t":true}}]"#),
            "[0].metadata[\"t t\"]: expected a string, found true"
        );
        assert_eq!(
            faults(r#"[{"key":null}]"#),
            "[0].key: expected a string, found null"
        );
        assert_eq!(faults(r#"[3]"#), "[0]: expected an object, found 3");
    }

    #[test]
    fn what_is_not_json_is_an_error_and_not_a_panic() {
        for text in [
            "",
            "  \n",
            "{",
            "[1,",
            "\"\\",
            "nul",
            "{\"key\":\"a\"}}",
            "01",
            "[1]x",
            "\u{feff}[]",
        ] {
            assert!(read::<Item>(text).is_err(), "{text:?}");
        }
        assert_eq!(
            read::<Item>("").unwrap_err(),
            "expected JSON, found nothing"
        );
        let half = r#"{"key":"\ud83e"}"#;
        assert!(
            read::<Item>(half).unwrap_err().starts_with("key: "),
            "half a surrogate pair"
        );
        assert!(
            JsonValue::parse(b"\"\xff\"")
                .unwrap_err()
                .to_string()
                .starts_with("not UTF-8")
        );
    }

    #[test]
    fn deep_nesting_does_not_overflow_the_stack() {
        let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
        let json: Json = read(&deep).unwrap();
        assert_eq!(json.as_str(), deep);
        assert!(json.decode::<serde_json::Value>().is_err());
        let text = format!("{{\"key\":\"a\",\"data\":{deep}}}");
        assert_eq!(read::<Item>(&text).unwrap().data.unwrap().as_str(), deep);
    }

    #[test]
    fn numbers() {
        assert_eq!(read::<u32>("4294967295"), Ok(u32::MAX));
        assert!(read::<u32>("4294967296").is_err());
        assert!(read::<u64>("-1").is_err());
        assert!(read::<i64>("1.0").is_err());
        assert_eq!(read::<i64>("-9223372036854775808"), Ok(i64::MIN));
        assert_eq!(read::<f64>("-1.5e3"), Ok(-1500.0));
        assert!(read::<f64>("1e999").is_err());
        assert!(read::<f64>("\"1\"").is_err());
        let long = read::<u32>("1234567890123456789012345678901234567890").unwrap_err();
        assert_eq!(
            long,
            "expected a whole number from 0 to 2^32-1, found a number"
        );
    }

    #[test]
    fn times() {
        let time = read::<SystemTime>("\"1970-01-01T00:00:01Z\"").unwrap();
        assert_eq!(time, SystemTime::UNIX_EPOCH + Duration::from_secs(1));
        assert_eq!(
            read::<SystemTime>("\"soon\"").unwrap_err(),
            "expected an RFC 3339 time, found a string"
        );
    }

    #[test]
    fn secrets_are_not_shown() {
        let error = read::<BTreeMap<String, SecretString>>(r#"{"pin": 4711}"#).unwrap_err();
        assert_eq!(error, "pin: expected a string, found a number");
        const { assert!(<Vec<BTreeMap<String, SecretString>> as FromJson>::SECRET) };
    }
}
