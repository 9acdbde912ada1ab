//! Decodes a JSON value into typed fields, with Go's error messages.
//!
//! ```ignore
//! let value = json::decode_first(body)?;                       // "invalid character ..."
//! let mut reader = Reader::new();
//! for (name, value) in reader.object(&value, "http.BulkGetRequest").unwrap_or_default() {
//!     if is_field(name, "keys") {
//!         keys = reader.field("BulkGetRequest", "keys", |reader| reader.texts(value));
//!     }
//! }
//! reader.finish()?;                                            // "json: cannot unmarshal ..."
//! ```

use std::collections::BTreeMap;

use crate::json::Value;

/// Go's message for a value of the wrong type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct TypeError(String);

/// Whether a member matches a field: Go ignores case.
pub(crate) fn is_field(name: &str, field: &str) -> bool {
    // Two non-ASCII letters fold to ASCII letters.
    let folded = |character: char| match character {
        '\u{17f}' => 's',
        '\u{212a}' => 'k',
        _ => character.to_ascii_lowercase(),
    };
    name.chars().map(folded).eq(field.chars().map(folded))
}

/// Decodes typed values. The first mismatch is Go's error; decoding continues after it.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    error: Option<TypeError>,
    /// The innermost Go struct type.
    holder: &'static str,
    fields: Vec<&'static str>,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Returns the first mismatch.
    pub(crate) fn finish(self) -> Result<(), TypeError> {
        self.error.map_or(Ok(()), Err)
    }

    /// Decodes the field `name` of the Go type `holder`; messages contain both.
    pub(crate) fn field<T>(
        &mut self,
        holder: &'static str,
        name: &'static str,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = std::mem::replace(&mut self.holder, holder);
        self.fields.push(name);
        let result = read(self);
        self.fields.pop();
        self.holder = outer;
        result
    }

    /// The members of an object; `None` for `null` and for a mismatch with the Go type `go_type`.
    pub(crate) fn object<'v>(
        &mut self,
        value: &'v Value,
        go_type: &str,
    ) -> Option<&'v [(String, Value)]> {
        match value {
            Value::Object(members) => Some(members),
            _ => self.refuse(value, go_type),
        }
    }

    /// The elements of an array; `None` for `null` and for a mismatch with the Go type `go_type`.
    pub(crate) fn array<'v>(&mut self, value: &'v Value, go_type: &str) -> Option<&'v [Value]> {
        match value {
            Value::Array(elements) => Some(elements),
            _ => self.refuse(value, go_type),
        }
    }

    /// A string; `None` for `null` and for a mismatch.
    pub(crate) fn text(&mut self, value: &Value) -> Option<String> {
        self.word(value, "string")
    }

    /// A value of the Go type `go_type`, which is a named `string` type.
    pub(crate) fn word(&mut self, value: &Value, go_type: &str) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            _ => self.refuse(value, go_type),
        }
    }

    /// A boolean; `None` for `null` and for a mismatch.
    pub(crate) fn boolean(&mut self, value: &Value) -> Option<bool> {
        match value {
            Value::Bool(truth) => Some(*truth),
            _ => self.refuse(value, "bool"),
        }
    }

    /// A 64-bit integer; `None` for `null` and for a mismatch, such as `1.0` or `1e3`.
    pub(crate) fn integer(&mut self, value: &Value) -> Option<i64> {
        match value {
            Value::Number(text) => match text.parse() {
                Ok(number) => Some(number),
                Err(_) => self.mismatch_as(&format!("number {text}"), "int"),
            },
            _ => self.refuse(value, "int"),
        }
    }

    /// An array of strings; `null` elements become empty strings.
    pub(crate) fn texts(&mut self, value: &Value) -> Option<Vec<String>> {
        let elements = self.array(value, "[]string")?;
        let texts = elements
            .iter()
            .map(|element| self.text(element).unwrap_or_default());
        Some(texts.collect())
    }

    /// Adds the members of an object with string values; `null` clears the map, as in Go.
    pub(crate) fn map(&mut self, value: &Value, map: &mut Option<BTreeMap<String, String>>) {
        if *value == Value::Null {
            *map = None;
        }
        for (name, value) in self.object(value, "map[string]string").unwrap_or_default() {
            let text = self.text(value).unwrap_or_default();
            map.get_or_insert_default().insert(name.clone(), text);
        }
        if let Value::Object(_) = value {
            map.get_or_insert_default();
        }
    }

    /// Any value, with numbers as 64-bit floats. Numbers out of range are a mismatch.
    pub(crate) fn any(&mut self, value: &Value) -> Value {
        self.check_numbers(value);
        value.through_float().unwrap_or(Value::Null)
    }

    fn check_numbers(&mut self, value: &Value) {
        match value {
            Value::Number(text) if !text.parse().is_ok_and(f64::is_finite) => {
                self.mismatch_as::<()>(&format!("number {text}"), "float64");
            }
            Value::Array(elements) => elements
                .iter()
                .for_each(|element| self.check_numbers(element)),
            Value::Object(members) => members
                .iter()
                .for_each(|(_, value)| self.check_numbers(value)),
            _ => {}
        }
    }

    fn refuse<T>(&mut self, value: &Value, go_type: &str) -> Option<T> {
        match value {
            Value::Null => None,
            _ => self.mismatch_as(value.kind(), go_type),
        }
    }

    fn mismatch_as<T>(&mut self, found: &str, go_type: &str) -> Option<T> {
        let target = if self.fields.is_empty() {
            "Go value".to_owned()
        } else {
            format!("Go struct field {}.{}", self.holder, self.fields.join("."))
        };
        self.error.get_or_insert_with(|| {
            TypeError(format!(
                "json: cannot unmarshal {found} into {target} of type {go_type}"
            ))
        });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::decode_first;

    /// Decodes a bulk get request.
    fn bulk(document: &str) -> Result<(Option<Vec<String>>, i64), TypeError> {
        let value = decode_first(document.as_bytes()).unwrap();
        let mut reader = Reader::new();
        let (mut keys, mut parallelism) = (None, 0);
        for (name, value) in reader
            .object(&value, "http.BulkGetRequest")
            .unwrap_or_default()
        {
            if is_field(name, "keys") {
                keys = reader.field("BulkGetRequest", "keys", |reader| reader.texts(value));
            } else if is_field(name, "parallelism") {
                let number = reader.field("BulkGetRequest", "parallelism", |reader| {
                    reader.integer(value)
                });
                parallelism = number.unwrap_or(parallelism);
            }
        }
        reader.finish().map(|()| (keys, parallelism))
    }

    #[test]
    fn mismatched_values_give_the_errors_of_go() {
        let cases = [
            ("[]", "array into Go value of type http.BulkGetRequest"),
            (
                r#"{"keys":["a",5,true]}"#,
                "number into Go struct field BulkGetRequest.keys of type string",
            ),
            (
                r#"{"keys":5}"#,
                "number into Go struct field BulkGetRequest.keys of type []string",
            ),
            (
                r#"{"parallelism":1.5}"#,
                "number 1.5 into Go struct field BulkGetRequest.parallelism of type int",
            ),
            (
                r#"{"parallelism":"1"}"#,
                "string into Go struct field BulkGetRequest.parallelism of type int",
            ),
        ];
        for (document, message) in cases {
            let expected = format!("json: cannot unmarshal {message}");
            assert_eq!(bulk(document).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn names_are_case_insensitive_and_null_is_ignored() {
        let (keys, parallelism) =
            bulk(r#"{"KEYS":["a",null],"paralleliſm":2,"other":[]}"#).unwrap();
        assert_eq!(keys, Some(vec!["a".to_owned(), String::new()]));
        assert_eq!(parallelism, 2);
        assert_eq!(bulk("null"), Ok((None, 0)));
    }

    #[test]
    fn numbers_beyond_f64_are_refused() {
        let value = decode_first(br#"{"a":[1,1e999]}"#).unwrap();
        let mut reader = Reader::new();
        reader.field("SetRequest", "value", |reader| reader.any(&value));
        assert_eq!(
            reader.finish().unwrap_err().to_string(),
            "json: cannot unmarshal number 1e999 into Go struct field SetRequest.value of type float64"
        );
    }

    #[test]
    fn maps_are_filled_and_cleared() {
        let mut reader = Reader::new();
        let mut map = None;
        reader.map(&decode_first(br#"{"a":"1","b":null}"#).unwrap(), &mut map);
        assert_eq!(
            map,
            Some(
                [("a", "1"), ("b", "")]
                    .map(|(k, v)| (k.to_owned(), v.to_owned()))
                    .into()
            )
        );
        reader.map(&Value::Null, &mut map);
        assert_eq!((map, reader.finish()), (None, Ok(())));
    }
}
