//! URL encoding as Go sends it, so that the application sees the same request target as behind daprd.

use std::fmt::Write as _;

/// The path and query as Go sends them. The path is unchanged if it is valid in a URL; otherwise it is
/// decoded and encoded again. The error text is Go's, without the URL prefix.
pub(crate) fn request_target(target: &str) -> Result<String, String> {
    if target.bytes().any(|byte| byte < 0x20 || byte == 0x7f) {
        return Err("net/url: invalid control character in URL".to_owned());
    }
    // Go removes the fragment.
    let target = target.split_once('#').map_or(target, |(before, _)| before);
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    let decoded = decode(path)?;
    let mut encoded_target = if path.bytes().all(is_allowed_in_path) {
        path.to_owned()
    } else {
        encode(&decoded)
    };
    if encoded_target.is_empty() {
        encoded_target.push('/');
    }
    if let Some(query) = query {
        // Go escapes only spaces, which would end the request line.
        let _ = write!(encoded_target, "?{}", query.replace(' ', "%20"));
    }
    Ok(encoded_target)
}

/// Go's escaped form of a path: the path itself if it is valid in a URL; otherwise decoded and encoded again.
pub(crate) fn escaped_path(path: &str) -> String {
    match decode(path) {
        Ok(decoded) if !path.bytes().all(is_allowed_in_path) => encode(&decoded),
        _ => path.to_owned(),
    }
}

fn decode(path: &str) -> Result<Vec<u8>, String> {
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'%' {
            decoded.push(byte);
            at += 1;
            continue;
        }
        let digits = bytes
            .get(at + 1..at + 3)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        let Some(value) =
            digits.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
        else {
            let end = (at + 3).min(bytes.len());
            return Err(format!(
                "invalid URL escape \"{}\"",
                String::from_utf8_lossy(&bytes[at..end])
            ));
        };
        decoded.push(u8::from_str_radix(value, 16).unwrap_or_default());
        at += 3;
    }
    Ok(decoded)
}

fn is_allowed_in_path(byte: u8) -> bool {
    !must_be_encoded(byte) || matches!(byte, b'!' | b'\'' | b'(' | b')' | b'*' | b'[' | b']' | b'%')
}

fn must_be_encoded(byte: u8) -> bool {
    !(byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'_'
                | b'.'
                | b'~'
                | b'$'
                | b'&'
                | b'+'
                | b','
                | b'/'
                | b':'
                | b';'
                | b'='
                | b'@'
        ))
}

fn encode(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    for &byte in bytes {
        if must_be_encoded(byte) {
            let _ = write!(encoded, "%{byte:02X}");
        } else {
            encoded.push(char::from(byte));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::request_target;

    #[test]
    fn allowed_characters_are_sent_unchanged() {
        for target in [
            "/a/b.c~d",
            "/a!b(c)*'[x]",
            "/%41",
            "/a?x=1&y=%zz",
            "/a:b;c=d,e@f$g+h",
        ] {
            assert_eq!(request_target(target).as_deref(), Ok(target));
        }
    }

    #[test]
    fn one_invalid_character_makes_the_whole_path_encoded() {
        assert_eq!(request_target("/a b"), Ok("/a%20b".to_owned()));
        assert_eq!(request_target("/grün/!"), Ok("/gr%C3%BCn/%21".to_owned()));
        assert_eq!(request_target("/%41 b"), Ok("/A%20b".to_owned()));
        assert_eq!(request_target(""), Ok("/".to_owned()));
    }

    #[test]
    fn invalid_escapes_and_control_characters_are_refused_as_in_go() {
        assert_eq!(
            request_target("/%zz"),
            Err("invalid URL escape \"%zz\"".to_owned())
        );
        assert_eq!(
            request_target("/100%"),
            Err("invalid URL escape \"%\"".to_owned())
        );
        assert_eq!(
            request_target("/a\nb"),
            Err("net/url: invalid control character in URL".to_owned())
        );
    }
}
