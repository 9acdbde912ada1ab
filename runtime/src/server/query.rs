//! Query strings, parsed as in Go.

/// Iterates over the decoded names and values of a query in order.
///
/// Pairs are separated by `&`. As in Go's `url.ParseQuery`, a pair with a semicolon or an invalid
/// escape is skipped, and a name without `=` has an empty value.
///
/// ```
/// use dapr_client_runtime::server::query_pairs;
///
/// let pairs: Vec<_> = query_pairs("a=1+2&b&c=%zz&d=1;2&&=x").collect();
/// let text = |a: &str, b: &str| (a.to_owned(), b.to_owned());
/// assert_eq!(pairs, [text("a", "1 2"), text("b", ""), text("", "x")]);
/// ```
pub fn query_pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    let pairs = query.split('&');
    let pairs = pairs.filter(|pair| !pair.is_empty() && !pair.contains(';'));
    pairs.filter_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((query_unescape(name)?, query_unescape(value)?))
    })
}

/// Decodes `%41` and `+` like Go's `url.QueryUnescape`. Returns `None` if an escape is invalid.
///
/// Invalid UTF-8 in the result is replaced with U+FFFD.
///
/// ```
/// use dapr_client_runtime::server::query_unescape;
///
/// assert_eq!(query_unescape("a%2Fb+c").as_deref(), Some("a/b c"));
/// assert_eq!(query_unescape("100%"), None);
/// ```
pub fn query_unescape(text: &str) -> Option<String> {
    unescape(text, b' ')
}

/// Decodes `%41` in a path. Keeps a text with an invalid escape unchanged.
///
/// ```
/// use dapr_client_runtime::server::path_unescape;
///
/// assert_eq!(path_unescape("a%2Fb+c"), "a/b+c");
/// assert_eq!(path_unescape("100%"), "100%");
/// ```
pub fn path_unescape(text: &str) -> String {
    unescape(text, b'+').unwrap_or_else(|| text.to_owned())
}

fn unescape(text: &str, plus: u8) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        match first {
            b'+' => bytes.push(plus),
            b'%' => {
                let (digits, tail) = rest.split_at_checked(2)?;
                rest = tail;
                bytes.push(hexadecimal(digits[0])? << 4 | hexadecimal(digits[1])?);
            }
            other => bytes.push(*other),
        }
    }
    Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

fn hexadecimal(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}
