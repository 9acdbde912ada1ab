//! The path of a request: raw, cleaned, decoded.

/// The shortest equivalent path, without empty segments, `.`, `..` or a trailing slash; like Go's
/// `path.Clean`.
pub(crate) fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => match segments.last() {
                Some(&last) if last != ".." => {
                    segments.pop();
                }
                _ if rooted => {}
                _ => segments.push(".."),
            },
            other => segments.push(other),
        }
    }
    let joined = segments.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

/// The request path for a route: cleaned, with a leading slash.
pub(crate) fn route_target(route: &str) -> String {
    let route = clean(route);
    match route.strip_prefix('/') {
        Some(_) => route,
        None if route == "." => "/".to_owned(),
        None => format!("/{route}"),
    }
}

/// Decodes `%41`. Replaces invalid UTF-8. `None` for an invalid escape.
pub(crate) fn decode(text: &str) -> Option<String> {
    decode_bytes(text, false)
}

/// Like [`decode`], but `+` is a space: daprd decodes path parameters like query parameters.
pub(crate) fn decode_parameter(text: &str) -> Option<String> {
    decode_bytes(text, true)
}

fn decode_bytes(text: &str, plus_is_space: bool) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                let value = |digit: u8| char::from(digit).to_digit(16);
                u8::try_from(value(digits[0])? * 16 + value(digits[1])?).ok()?
            }
            b'+' if plus_is_space => b' ',
            other => other,
        });
    }
    Some(
        String::from_utf8(decoded)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_cleaned() {
        for (route, target) in [
            ("/h/", "/h"),
            ("a/b/", "/a/b"),
            ("//a//b", "/a/b"),
            ("/a/../b/./c", "/b/c"),
            ("", "/"),
            ("/", "/"),
            ("../a", "/../a"),
        ] {
            assert_eq!(route_target(route), target, "{route}");
        }
    }

    #[test]
    fn paths_are_cleaned_as_go_does_it() {
        for (path, cleaned) in [
            ("/a/b", "/a/b"),
            ("//a///b/", "/a/b"),
            ("/a/./b/../c", "/a/c"),
            ("/../../a", "/a"),
            ("/", "/"),
            ("", "."),
            ("a/..", "."),
            ("../a", "../a"),
            ("a/../../b", "../b"),
            ("/a/%2E%2E/b", "/a/%2E%2E/b"),
        ] {
            assert_eq!(clean(path), cleaned, "{path}");
        }
    }

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(decode("a%2Fb+c%C3%BC").as_deref(), Some("a/b+cü"));
        assert_eq!(decode_parameter("a+b%2B").as_deref(), Some("a b+"));
        assert_eq!(decode("%FF").as_deref(), Some("\u{fffd}"));
        assert_eq!(
            (decode("%zz"), decode("%4"), decode("%+1")),
            (None, None, None)
        );
    }
}
