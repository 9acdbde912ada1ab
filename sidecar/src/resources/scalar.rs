//! Interprets plain YAML scalars. daprd uses YAML 1.1 for resources and a mixture of 1.1 and 1.2 for the configuration.

use crate::go::decode::Library;
use crate::go::tree::Content;
use crate::json::format_float;

/// Returns the value of a plain scalar. A number that JSON cannot represent is an error, as in daprd.
pub(super) fn resolve(text: &str, library: Library) -> Result<Content, String> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Ok(Content::Null),
        "true" | "True" | "TRUE" => return Ok(Content::Bool(true)),
        "false" | "False" | "FALSE" => return Ok(Content::Bool(false)),
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" if library != Library::Yaml3 => {
            return Ok(Content::Bool(true));
        }
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" if library != Library::Yaml3 => {
            return Ok(Content::Bool(false));
        }
        _ => {}
    }
    let unsigned = text.trim_start_matches(['+', '-']);
    if text.len() - unsigned.len() <= 1 {
        let lower = unsigned.to_ascii_lowercase();
        if lower == ".inf" || (text == unsigned && lower == ".nan") {
            return Err(format!("`{text}` is a number that JSON cannot represent"));
        }
    }
    if !text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.')) {
        return Ok(Content::Text(text.to_owned()));
    }
    let plain = text.replace('_', "");
    if !text.starts_with('.')
        && let Some(integer) = integer(&plain)
    {
        return Ok(Content::Integer(integer.to_string()));
    }
    if is_float(&plain)
        && let Ok(float) = plain.parse::<f64>()
        && float.is_finite()
    {
        return Ok(Content::Float(format_float(float)));
    }
    Ok(Content::Text(text.to_owned()))
}

/// Digits with optional sign, point and exponent; Rust would accept other forms as well.
fn is_float(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(exponent)),
        None => (text, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let has_number = digits(whole) && (fraction.is_empty() || digits(fraction))
        || whole.is_empty() && digits(fraction);
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    has_number && exponent.is_none_or(digits)
}

/// A 64-bit integer with optional sign, in base 10, or with a prefix in base 2, 8 or 16. A leading 0 means base 8.
fn integer(text: &str) -> Option<i128> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = digits.to_ascii_lowercase();
    let (base, digits) = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find_map(|(prefix, base)| Some((base, lower.strip_prefix(prefix)?)))
        .unwrap_or(match lower.strip_prefix('0') {
            Some(rest) if !rest.is_empty() => (8, rest),
            _ => (10, lower.as_str()),
        });
    if !digits.starts_with(|digit: char| digit.is_digit(base)) {
        return None;
    }
    let value = i128::from_str_radix(digits, base).ok()?;
    let value = if negative { -value } else { value };
    (i128::from(i64::MIN)..=i128::from(u64::MAX))
        .contains(&value)
        .then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_follow_yaml_1_1() {
        let number = |text: &str| Content::Integer(text.to_owned());
        let float = |text: &str| Content::Float(text.to_owned());
        for (text, content) in [
            ("~", Content::Null),
            ("yes", Content::Bool(true)),
            ("Off", Content::Bool(false)),
            ("yEs", Content::Text("yEs".to_owned())),
            ("12", number("12")),
            ("-0x1F", number("-31")),
            ("010", number("8")),
            ("0o17", number("15")),
            ("0b11", number("3")),
            ("1_000", number("1000")),
            ("08", float("8")),
            ("1.10", float("1.1")),
            ("1e3", float("1000")),
            (".5", float("0.5")),
            ("1.2.3", Content::Text("1.2.3".to_owned())),
            ("2001-12-14", Content::Text("2001-12-14".to_owned())),
            ("12:30:45", Content::Text("12:30:45".to_owned())),
            ("+", Content::Text("+".to_owned())),
        ] {
            assert_eq!(
                resolve(text, Library::KubernetesYaml),
                Ok(content),
                "{text}"
            );
        }
        assert!(resolve(".nan", Library::KubernetesYaml).is_err());
    }

    #[test]
    fn the_configuration_does_not_accept_yes_as_a_boolean() {
        let text = Content::Text("yes".to_owned());
        assert_eq!(resolve("yes", Library::Yaml3), Ok(text));
    }
}
