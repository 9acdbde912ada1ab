//! Encoding of arguments, so that they arrive unchanged.
//!
//! Each function either appends the encoded argument or returns why it cannot be sent.

/// Appends text with every byte outside `A-Z a-z 0-9 - _ . ~` percent-encoded.
pub(crate) fn percent(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Appends a path parameter that is one segment.
pub(crate) fn segment(value: &str, out: &mut String) -> Result<(), &'static str> {
    match value {
        "" => Err("is empty; it must have at least one character"),
        // HTTP libraries and proxies resolve these against the rest of the path, encoded or not.
        "." | ".." => Err("is a dot segment, which cannot be sent in a path"),
        _ => {
            percent(value, out);
            Ok(())
        }
    }
}

/// Appends a path parameter that may contain slashes or be empty.
///
/// The sidecar decodes and cleans the path, which would change some texts. These are refused.
pub(crate) fn segments(value: &str, out: &mut String) -> Result<(), &'static str> {
    let value = value.strip_prefix('/').unwrap_or(value);
    if value.is_empty() {
        return Ok(());
    }
    if value.contains('?') {
        return Err("contains `?`, which Dapr does not pass on; give the query with `.query(..)`");
    }
    if value.contains('#') {
        return Err("contains `#`, which Dapr does not pass on");
    }
    if value.contains('%') {
        return Err("contains `%`, which Dapr may decode a second time; \
                    give the text itself, it is encoded on the way");
    }
    if value.chars().any(char::is_control) {
        return Err("contains a control character, which Dapr does not pass on");
    }
    let start = out.len();
    for (index, part) in value.split('/').enumerate() {
        if index > 0 {
            out.push('/');
        }
        let problem = match part {
            "" => "contains an empty segment or ends with a slash, which Dapr removes",
            "." | ".." => "contains a dot segment, which Dapr resolves",
            _ => {
                percent(part, out);
                continue;
            }
        };
        out.truncate(start);
        return Err(problem);
    }
    Ok(())
}

/// Returns whether the text is an HTTP token: a method or a header name.
pub(crate) fn is_token(text: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(token)
}

/// Checks a header value.
pub(crate) fn header_value(value: &[u8]) -> Result<(), &'static str> {
    let refused = |byte: &u8| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f;
    if value.iter().any(refused) {
        return Err("contains a control character, which a header cannot carry");
    }
    let blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    if blank(value.first()) || blank(value.last()) {
        return Err("begins or ends with a space, which a header does not keep");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{header_value, is_token, percent, segment, segments};

    fn encoded(encode: fn(&str, &mut String) -> Result<(), &'static str>, value: &str) -> String {
        let mut out = String::from(">");
        match encode(value, &mut out) {
            Ok(()) => out.split_off(1),
            Err(problem) => {
                assert_eq!(out, ">", "nothing is appended when {value:?} is refused");
                format!("refused: {problem}")
            }
        }
    }

    #[test]
    fn a_segment_is_encoded_byte_by_byte() {
        for (value, expected) in [
            ("AZaz09-_.~", "AZaz09-_.~"),
            ("a b", "a%20b"),
            ("a+b", "a%2Bb"),
            ("a/b", "a%2Fb"),
            ("100%", "100%25"),
            ("%2F", "%252F"),
            (
                "?#&=;,:@!$'()*",
                "%3F%23%26%3D%3B%2C%3A%40%21%24%27%28%29%2A",
            ),
            ("\"<>[\\]^`{|}", "%22%3C%3E%5B%5C%5D%5E%60%7B%7C%7D"),
            ("\0\r\n\x7f", "%00%0D%0A%7F"),
            ("grüße", "gr%C3%BC%C3%9Fe"),
            ("日本", "%E6%97%A5%E6%9C%AC"),
            ("🦀", "%F0%9F%A6%80"),
            ("...", "..."),
            (".a", ".a"),
            (" ", "%20"),
            ("/", "%2F"),
        ] {
            assert_eq!(encoded(segment, value), expected, "{value:?}");
        }
    }

    #[test]
    fn segments_that_would_be_lost_are_refused() {
        assert!(encoded(segment, "").starts_with("refused: is empty"));
        assert!(encoded(segment, ".").starts_with("refused: is a dot segment"));
        assert!(encoded(segment, "..").starts_with("refused: is a dot segment"));
    }

    #[test]
    fn slashes_stay_where_they_are_allowed() {
        for (value, expected) in [
            ("", ""),
            ("/", ""),
            ("orders", "orders"),
            ("/orders/7", "orders/7"),
            ("a b/ü+", "a%20b/%C3%BC%2B"),
            ("a/.../b", "a/.../b"),
        ] {
            assert_eq!(encoded(segments, value), expected, "{value:?}");
        }
        for value in [
            "//", "a//b", "a/", "//a", ".", "a/..", "../a", "a/./b", "a?b", "a#b", "50%", "a\nb",
        ] {
            assert!(
                encoded(segments, value).starts_with("refused: "),
                "{value:?}"
            );
        }
    }

    #[test]
    fn a_query_is_encoded_like_a_segment() {
        let mut out = String::new();
        percent(".. +&", &mut out);
        assert_eq!(out, "..%20%2B%26");
    }

    #[test]
    fn only_values_that_http_allows_are_header_values() {
        for value in ["", "a", "a\tb c", "grüße", "\"etag\""] {
            assert_eq!(header_value(value.as_bytes()), Ok(()), "{value:?}");
        }
        assert_eq!(header_value(b"\xff\x80"), Ok(()));
        for value in ["a\r", "a\nb", "\0", "\x7f", " a", "a\t"] {
            assert!(header_value(value.as_bytes()).is_err(), "{value:?}");
        }
    }

    #[test]
    fn tokens() {
        assert!(is_token("x-custom.Name~1"));
        assert!(!is_token(""));
        assert!(!is_token("a b"));
        assert!(!is_token("ä"));
        assert!(!is_token("a:"));
    }
}
