//! JSON as written by Go's `encoding/json`.

/// Adds the optional escapes of Go's `encoding/json` to JSON text: `<`, `>`, `&`, U+2028 and
/// U+2029.
///
/// In JSON, these characters occur only within strings.
///
/// ```
/// use dapr_client_runtime::server::go_json;
///
/// assert_eq!(go_json(r#"{"a<b":"R&D"}"#.to_owned()), r#"{"a\u003cb":"R\u0026D"}"#);
/// ```
pub fn go_json(text: String) -> String {
    const ESCAPED: [char; 5] = ['<', '>', '&', '\u{2028}', '\u{2029}'];
    if !text.contains(ESCAPED) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 32);
    for character in text.chars() {
        match character {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}
