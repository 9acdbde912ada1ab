//! The URL of the sidecar.

use std::net::Ipv6Addr;

use crate::error::shorten;

/// The validated URL of the sidecar: `http://host:port/prefix`, without a trailing slash.
#[derive(Clone, Debug)]
pub(crate) struct Endpoint {
    url: String,
}

/// Why a URL is invalid.
pub(crate) struct Problem(&'static str);

impl Problem {
    /// Returns an error message that names the setting.
    pub(crate) fn message(&self, name: &str, url: &str) -> String {
        // A password must not be shown, even if it is misplaced.
        let shown = without_user_info(url);
        format!("{name} is {:?}, but {}", shorten(&shown, 200), self.0)
    }
}

/// Replaces everything before the last `@`, for messages.
pub(crate) fn without_user_info(url: &str) -> String {
    match url.rsplit_once('@') {
        Some((_, rest)) => format!("[redacted]@{rest}"),
        None => url.to_owned(),
    }
}

impl Endpoint {
    pub(crate) fn parse(url: &str) -> Result<Self, Problem> {
        let (scheme, rest) = match url.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
            _ => return Err(Problem("it must begin with http:// or https://")),
        };
        let (authority, path) = match rest.find(['/', '?', '#']) {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        if authority.contains('@') {
            return Err(Problem("it must not contain a user name or password"));
        }
        if path.contains('?') {
            return Err(Problem("it must not have a query (`?`)"));
        }
        if path.contains('#') {
            return Err(Problem("it must not have a fragment (`#`)"));
        }
        check_authority(authority)?;
        let path = path.trim_end_matches('/');
        check_path(path)?;
        Ok(Endpoint {
            url: format!("{scheme}://{authority}{path}"),
        })
    }

    /// Returns the URL. A path that begins with `/` can be appended to it.
    pub(crate) fn as_str(&self) -> &str {
        &self.url
    }
}

fn check_authority(authority: &str) -> Result<(), Problem> {
    const HOST: Problem = Problem("it must name a host, for example http://127.0.0.1:3500");
    let (host, port) = if let Some(rest) = authority.strip_prefix('[') {
        let (host, rest) = rest.split_once(']').ok_or(HOST)?;
        host.parse::<Ipv6Addr>()
            .map_err(|_| Problem("its IPv6 address is invalid"))?;
        (
            "ipv6",
            if rest.is_empty() {
                None
            } else {
                Some(rest.strip_prefix(':').ok_or(HOST)?)
            },
        )
    } else {
        match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        }
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    if host.is_empty() || !host.bytes().all(plain) {
        return Err(HOST);
    }
    let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    match port {
        Some(port) if !digits(port) || !matches!(port.parse(), Ok(1u16..)) => {
            Err(Problem("its port must be a number from 1 to 65535"))
        }
        _ => Ok(()),
    }
}

fn check_path(path: &str) -> Result<(), Problem> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%/".contains(&byte);
    if !path.bytes().all(plain) {
        return Err(Problem(
            "its path has characters that must be percent-encoded",
        ));
    }
    let odd = |segment: &str| matches!(segment, "" | "." | "..");
    if path.split('/').skip(1).any(odd) {
        return Err(Problem("its path must not have empty or dot segments"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Endpoint;

    #[test]
    fn endpoints_that_are_taken() {
        for (url, expected) in [
            ("http://127.0.0.1:3500", "http://127.0.0.1:3500"),
            ("http://127.0.0.1:3500/", "http://127.0.0.1:3500"),
            ("HTTP://dapr-sidecar", "http://dapr-sidecar"),
            (
                "https://a_b.example.com:443/x/y%20z/",
                "https://a_b.example.com:443/x/y%20z",
            ),
            ("http://[::1]:3500", "http://[::1]:3500"),
            ("http://[::1]/p", "http://[::1]/p"),
        ] {
            let endpoint = Endpoint::parse(url).map_err(|problem| problem.message("it", url));
            let endpoint = endpoint.unwrap();
            assert_eq!(endpoint.as_str(), expected);
        }
    }

    #[test]
    fn endpoints_that_are_refused() {
        for (url, expected) in [
            ("", "begin with http"),
            ("3500", "begin with http"),
            ("ftp://h", "begin with http"),
            ("http://", "name a host"),
            ("http:///x", "name a host"),
            ("http://:3500", "name a host"),
            ("http://a b", "name a host"),
            ("http://grüße", "name a host"),
            ("http://[::1", "name a host"),
            ("http://[::1]x", "name a host"),
            ("http://[localhost]", "IPv6"),
            ("http://h:", "port must be"),
            ("http://h:0", "port must be"),
            ("http://h:+1", "port must be"),
            ("http://h:65536", "port must be"),
            ("http://h?x", "query"),
            ("http://h/x?y", "query"),
            ("http://h#x", "fragment"),
            ("http://h/a//b", "empty or dot"),
            ("http://h/../b", "empty or dot"),
            ("http://h/a b", "percent-encoded"),
            ("http://h/a\r\nb", "percent-encoded"),
        ] {
            let message = match Endpoint::parse(url) {
                Ok(endpoint) => panic!("{url} was taken as {endpoint:?}"),
                Err(problem) => problem.message("it", url),
            };
            assert!(message.contains(expected), "{url}: {message}");
        }
    }

    #[test]
    fn passwords_are_not_shown() {
        for url in [
            "http://user:geheim@host",
            "ftp://user:geheim@host",
            "http://h?x=geheim@y",
        ] {
            let message = Endpoint::parse(url).err().unwrap().message("it", url);
            assert!(!message.contains("geheim"), "{message}");
        }
    }
}
