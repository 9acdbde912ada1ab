//! Messages of the DNS (RFC 1035) that ask for the IPv4 addresses of a host, as sent over TCP.

use std::net::Ipv4Addr;

/// Identifies the query. It can be constant: a connection carries only one query.
const ID: [u8; 2] = [0, 1];
/// The flags of a query that the server may forward to other servers.
const RECURSIVE: [u8; 2] = [1, 0];
const TYPE_A: [u8; 2] = [0, 1];
const CLASS_IN: [u8; 2] = [0, 1];

/// Returns the query with its length, or `None` if the host is not a valid name.
pub(super) fn query(host: &str) -> Option<Vec<u8>> {
    let mut name = Vec::new();
    for label in host.strip_suffix('.').unwrap_or(host).split('.') {
        let length = u8::try_from(label.len()).ok()?;
        if !(1..64).contains(&length) {
            return None;
        }
        name.push(length);
        name.extend_from_slice(label.as_bytes());
    }
    name.push(0);
    if name.len() > 255 {
        return None;
    }
    // One question, and no records.
    let message = [
        &ID[..],
        &RECURSIVE,
        &[0, 1, 0, 0, 0, 0, 0, 0],
        &name,
        &TYPE_A,
        &CLASS_IN,
    ]
    .concat();
    let length = u16::try_from(message.len()).ok()?;
    Some([&length.to_be_bytes()[..], &message].concat())
}

/// Returns the addresses in a response, or `None` if it is not a response to the query.
///
/// Without addresses, the server does not know the host.
pub(super) fn addresses(message: &[u8]) -> Option<Vec<Ipv4Addr>> {
    let mut rest = message;
    let id = take(&mut rest, 2)?;
    let flags = take(&mut rest, 2)?;
    if id != ID || flags[0] & 0x80 == 0 {
        return None;
    }
    let questions = number(&mut rest)?;
    let answers = number(&mut rest)?;
    take(&mut rest, 4)?;
    for _ in 0..questions {
        skip_name(&mut rest)?;
        take(&mut rest, 4)?;
    }
    let mut found = Vec::new();
    for _ in 0..answers {
        skip_name(&mut rest)?;
        let kind = take(&mut rest, 4)?;
        take(&mut rest, 4)?;
        let length = number(&mut rest)?;
        let data = take(&mut rest, length)?;
        if let (true, &[a, b, c, d]) = (kind == [TYPE_A, CLASS_IN].concat(), data) {
            found.push(Ipv4Addr::new(a, b, c, d));
        }
    }
    Some(found)
}

/// Skips a name: labels that end with an empty one or with a pointer to another name.
fn skip_name(rest: &mut &[u8]) -> Option<()> {
    loop {
        match take(rest, 1)?[0] {
            0 => return Some(()),
            length @ 1..64 => take(rest, usize::from(length))?,
            192.. => return take(rest, 1).map(drop),
            _ => return None,
        };
    }
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let bytes = take(rest, 2)?;
    Some(usize::from(bytes[0]) << 8 | usize::from(bytes[1]))
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::{addresses, query};

    /// A response of a DNS server to the query for `dapr.test`: an alias, and two addresses.
    const RESPONSE: &[u8] = b"\0\x01\x81\x80\0\x01\0\x03\0\0\0\0\
        \x04dapr\x04test\0\0\x01\0\x01\
        \xc0\x0c\0\x05\0\x01\0\0\0\x3c\0\x04\x01a\xc0\x11\
        \xc0\x27\0\x01\0\x01\0\0\0\x3c\0\x04\x0a\0\0\x07\
        \x01a\xc0\x11\0\x01\0\x01\0\0\0\x3c\0\x04\x7f\0\0\x01";

    #[test]
    fn a_query_asks_for_one_name() {
        let expected = b"\0\x1b\0\x01\x01\0\0\x01\0\0\0\0\0\0\x04dapr\x04test\0\0\x01\0\x01";
        assert_eq!(query("dapr.test").as_deref(), Some(&expected[..]));
        assert_eq!(query("dapr.test."), query("dapr.test"));
        for host in ["", "a..b", &"a".repeat(64), &"a.".repeat(128)] {
            assert_eq!(query(host), None, "{host}");
        }
    }

    #[test]
    fn a_response_has_addresses() {
        let expected = vec![Ipv4Addr::new(10, 0, 0, 7), Ipv4Addr::LOCALHOST];
        assert_eq!(addresses(RESPONSE), Some(expected));
        let unknown = b"\0\x01\x81\x83\0\x01\0\0\0\0\0\0\x04dapr\x04test\0\0\x01\0\x01";
        assert_eq!(addresses(unknown), Some(Vec::new()));
    }

    #[test]
    fn anything_else_is_no_response() {
        for length in 0..RESPONSE.len() {
            assert_eq!(addresses(&RESPONSE[..length]), None, "{length}");
        }
        assert_eq!(addresses(&query("dapr.test").unwrap()[2..]), None);
        assert_eq!(addresses(b"\0\x02\x81\x80\0\0\0\0\0\0\0\0"), None);
        assert_eq!(addresses(b"\0\x01\x81\x80\0\x01\0\0\0\0\0\0\x41a"), None);
    }
}
