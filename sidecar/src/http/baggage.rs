//! W3C baggage. daprd rejects requests with invalid baggage.

use crate::go::path::decode;

const MOST_BYTES: usize = 8192;
const MOST_MEMBER_BYTES: usize = 4096;
const MOST_MEMBERS: usize = 180;

/// Validates a `baggage` header. The error messages are those of daprd's library.
pub(crate) fn check(baggage: &str) -> Result<(), String> {
    if baggage.is_empty() {
        return Ok(());
    }
    if baggage.len() > MOST_BYTES {
        return Err(format!("baggage-string too large: {}", baggage.len()));
    }
    let mut keys = Vec::new();
    let mut failures = Vec::new();
    for member in baggage.split(',') {
        match check_member(member) {
            Ok(key) if keys.contains(&key) => {}
            Ok(key) => keys.push(key),
            Err(failure) => failures.push(failure),
        }
    }
    if !failures.is_empty() {
        // All errors, one per line.
        return Err(failures.join("\n"));
    }
    if keys.len() > MOST_MEMBERS {
        return Err("too many list-members in baggage-string".to_owned());
    }
    Ok(())
}

fn check_member(member: &str) -> Result<&str, String> {
    if member.len() > MOST_MEMBER_BYTES {
        return Err(format!("list-member too large: {}", member.len()));
    }
    let (pair, properties) = member.split_once(';').unwrap_or((member, ""));
    for property in properties
        .split(';')
        .filter(|property| !property.is_empty())
    {
        check_property(property)?;
    }
    let Some((key, value)) = pair.split_once('=') else {
        return Err(format!("invalid baggage list-member: {member:?}"));
    };
    let (key, value) = (key.trim(), value.trim());
    if !is_token(key) {
        return Err(format!("invalid key: {key:?}"));
    }
    if !value.bytes().all(is_octet) {
        return Err(format!("invalid value: {value:?}"));
    }
    if decode(value).is_none() {
        return Err(format!(
            "invalid value: invalid URL escape {:?}",
            bad_escape(value)
        ));
    }
    Ok(key)
}

/// The first invalid percent escape, up to its end.
fn bad_escape(value: &str) -> &str {
    let starts = value
        .match_indices('%')
        .map(|(at, _)| &value[at..(at + 3).min(value.len())]);
    starts
        .into_iter()
        .find(|escape| decode(escape).is_none())
        .unwrap_or_default()
}

fn check_property(property: &str) -> Result<(), String> {
    let is_valid = match property.split_once('=') {
        None => is_token(property.trim()),
        Some((key, value)) => {
            let value = value.trim();
            is_token(key.trim()) && value.bytes().all(is_octet) && decode(value).is_some()
        }
    };
    if is_valid {
        Ok(())
    } else {
        Err(format!(
            "invalid baggage list-member property: {property:?}"
        ))
    }
}

fn is_token(key: &str) -> bool {
    let is_token_byte =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !key.is_empty() && key.bytes().all(is_token_byte)
}

fn is_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn valid_pairs_are_accepted() {
        for good in ["", "a=b", "a=b, c=d%20e;p=1;q", "a="] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn invalid_pairs_are_refused() {
        for (bad, reason) in [
            ("=", "invalid key: \"\""),
            ("a", "invalid baggage list-member: \"a\""),
            ("a=b,,c=d", "invalid baggage list-member: \"\""),
            (
                "=,a=b,;,",
                "invalid key: \"\"\ninvalid baggage list-member: \";\"\ninvalid baggage list-member: \"\"",
            ),
            ("a=%zz", "invalid value: invalid URL escape \"%zz\""),
            ("a b=c", "invalid key: \"a b\""),
            ("a=b;=", "invalid baggage list-member property: \"=\""),
        ] {
            assert_eq!(check(bad), Err(reason.to_owned()), "{bad}");
        }
    }
}
