//! Compares responses with expectations.

use std::collections::BTreeMap;

use regex::Regex;
use serde_json::{Map, Value};

/// Values that steps keep for later steps.
pub(crate) type Saved = BTreeMap<String, Vec<u8>>;

/// Replaces `${name}` in a text by kept values.
pub(crate) fn fill(text: &str, saved: &Saved) -> String {
    let mut text = text.to_owned();
    for (name, value) in saved {
        let place = format!("${{{name}}}");
        if text.contains(&place) {
            text = text.replace(&place, &String::from_utf8_lossy(value));
        }
    }
    text
}

/// The same for all strings of a JSON value.
pub(crate) fn fill_json(value: &Value, saved: &Saved) -> Value {
    match value {
        Value::String(text) => Value::String(fill(text, saved)),
        Value::Array(items) => items.iter().map(|item| fill_json(item, saved)).collect(),
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| (fill(key, saved), fill_json(value, saved)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// Compares values. With `subset`, objects may have more members, and arrays more items in any order.
pub(crate) fn compare(
    expected: &Value,
    found: &Value,
    subset: bool,
    place: &str,
) -> Result<(), String> {
    match (expected, found) {
        (Value::String(matcher), _) if matcher.starts_with('$') => {
            special(matcher, found).map_err(|why| format!("{place}: {why}"))
        }
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                let place = format!("{place}/{key}");
                match found.get(key) {
                    Some(found) => compare(value, found, subset, &place)?,
                    None if value == "$absent" => {}
                    None => return Err(format!("{place} is missing")),
                }
            }
            match found.keys().find(|key| !expected.contains_key(*key)) {
                Some(key) if !subset => Err(format!("{place}/{key} is unexpected")),
                _ => Ok(()),
            }
        }
        (Value::Array(expected), Value::Array(found)) if subset => {
            expected.iter().try_for_each(|item| {
                match found
                    .iter()
                    .any(|found| compare(item, found, true, place).is_ok())
                {
                    true => Ok(()),
                    false => Err(format!("{place}: no item matches {item}")),
                }
            })
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            let mut pairs = expected.iter().zip(found).enumerate();
            pairs.try_for_each(|(index, (one, two))| {
                compare(one, two, subset, &format!("{place}/{index}"))
            })
        }
        _ if expected == found => Ok(()),
        _ => Err(format!("{place}: expected {expected}, found {found}")),
    }
}

fn special(matcher: &str, found: &Value) -> Result<(), String> {
    let (word, rest) = matcher.split_once(' ').unwrap_or((matcher, ""));
    let fits = match word {
        "$any" => true,
        "$string" => found.is_string(),
        "$number" => found.is_number(),
        "$array" => found.is_array(),
        "$object" => found.is_object(),
        "$regex" => {
            let regex = Regex::new(rest).map_err(|error| error.to_string())?;
            found.as_str().is_some_and(|text| regex.is_match(text))
        }
        _ => false,
    };
    match fits {
        true => Ok(()),
        false => Err(format!("expected {matcher}, found {found}")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn subsets_allow_additional_members_and_exact_values_do_not() {
        let (expected, found) = (json!({"a": "$number"}), json!({"a": 1, "b": 2}));
        assert_eq!(compare(&expected, &found, true, ""), Ok(()));
        assert_eq!(
            compare(&expected, &found, false, ""),
            Err("/b is unexpected".to_owned())
        );
    }

    #[test]
    fn matchers_report_the_expected_value() {
        let result = compare(&json!(["$regex ^x"]), &json!(["yx"]), false, "");
        assert_eq!(
            result,
            Err("/0: expected $regex ^x, found \"yx\"".to_owned())
        );
        assert_eq!(
            compare(&json!({"a": "$absent"}), &json!({}), false, ""),
            Ok(())
        );
    }

    #[test]
    fn saved_values_are_substituted() {
        let saved = Saved::from([("etag".to_owned(), b"7".to_vec())]);
        assert_eq!(
            fill_json(&json!({"a": ["${etag}!"]}), &saved),
            json!({"a": ["7!"]})
        );
    }
}
