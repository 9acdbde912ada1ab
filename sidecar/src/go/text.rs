//! Parses numbers, and formats values like `%v`.

use std::collections::BTreeMap;

use crate::json::{Value, quote};

/// Parses a decimal 64-bit integer like Go's `Atoi` and `ParseInt`. `function` is the name in the error
/// message.
pub(crate) fn integer(function: &str, text: &str) -> Result<i64, String> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let shown = quote(text);
        return Err(format!(
            "strconv.{function}: parsing {shown}: invalid syntax"
        ));
    }
    text.parse().map_err(|_| {
        format!(
            "strconv.{function}: parsing {}: value out of range",
            quote(text)
        )
    })
}

/// Formats a value like `%v`.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Null => "<nil>".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(text) => float(text.parse().unwrap_or_default()),
        Value::String(text) => text.clone(),
        Value::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(plain).collect();
            format!("[{}]", elements.join(" "))
        }
        Value::Object(members) => {
            let sorted: BTreeMap<&String, &Value> =
                members.iter().map(|(name, value)| (name, value)).collect();
            let members: Vec<String> = sorted
                .into_iter()
                .map(|(name, value)| format!("{name}:{}", plain(value)))
                .collect();
            format!("map[{}]", members.join(" "))
        }
    }
}

/// The Go type of an untyped decoded value.
pub(crate) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "<nil>",
        Value::Bool(_) => "bool",
        Value::Number(_) => "float64",
        Value::String(_) => "string",
        Value::Array(_) => "[]interface {}",
        Value::Object(_) => "map[string]interface {}",
    }
}

/// A 32-bit float as text, as YAML assigns it to a string field.
pub(crate) fn short_float(number: f64) -> String {
    #[allow(clippy::cast_possible_truncation)] // Go does the same.
    let short = number as f32;
    scientific(&format!("{short:e}"), &short.to_string(), short == 0.0)
}

/// A number formatted like `%v`: with an exponent of at least two digits below 1e-4 and from 1e6 up.
fn float(number: f64) -> String {
    scientific(&format!("{number:e}"), &number.to_string(), number == 0.0)
}

/// Selects one of the two formats of a number.
fn scientific(written: &str, plain: &str, is_zero: bool) -> String {
    let Some((digits, exponent)) = written.split_once('e') else {
        return written.to_owned();
    };
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if is_zero || (-4..6).contains(&exponent) {
        return plain.to_owned();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_parsed_as_in_go() {
        assert_eq!(integer("Atoi", "+5"), Ok(5));
        assert_eq!(integer("Atoi", "-007"), Ok(-7));
        assert_eq!(
            integer("Atoi", "s\n"),
            Err("strconv.Atoi: parsing \"s\\n\": invalid syntax".to_owned())
        );
        assert_eq!(
            integer("ParseInt", "99999999999999999999"),
            Err(
                "strconv.ParseInt: parsing \"99999999999999999999\": value out of range".to_owned()
            )
        );
        assert!(integer("Atoi", "+").is_err());
        assert!(integer("Atoi", "1_0").is_err());
    }

    #[test]
    fn values_are_formatted_like_percent_v() {
        let document =
            br#"{"b":[1,1.5,"x",null],"a":{"t":true},"c":0.00001,"d":1234567,"e":123456}"#;
        let value = crate::json::decode_first(document).unwrap();
        assert_eq!(
            plain(&value),
            "map[a:map[t:true] b:[1 1.5 x <nil>] c:1e-05 d:1.234567e+06 e:123456]"
        );
    }
}
