//! Parsers of flag values: ports, addresses, protocols, counts.

use std::net::{IpAddr, ToSocketAddrs as _};
use std::time::Duration;

use super::quantity::time;

/// A port. As in `dapr run`, -1 and 0 mean no port.
pub(crate) fn port(text: &str) -> Result<u16, String> {
    match text.trim().parse::<i64>() {
        Ok(number) if number <= 0 => Ok(0),
        Ok(number) => u16::try_from(number)
            .map_err(|_| format!("{number} is not a port; the highest port is {}", u16::MAX)),
        Err(_) => Err(format!("`{text}` is not a port")),
    }
}

/// Addresses to listen on, separated by commas: IP addresses, host names, `[::1]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Addresses(pub(crate) Vec<IpAddr>);

impl std::str::FromStr for Addresses {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let addresses: Vec<IpAddr> = parts.map(address).collect::<Result<_, _>>()?;
        Ok(Self(addresses))
    }
}

fn address(text: &str) -> Result<IpAddr, String> {
    let bare = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(text);
    if let Ok(address) = bare.parse() {
        return Ok(address);
    }
    let addresses = (bare, 0).to_socket_addrs().map_err(|error| {
        format!("`{text}` is neither an address nor a known host name: {error}")
    })?;
    let addresses: Vec<IpAddr> = addresses.map(|address| address.ip()).collect();
    // As in Go: the IPv4 address of a name is first.
    let best = addresses.iter().find(|address| address.is_ipv4());
    let best = best.or_else(|| addresses.first()).copied();
    best.ok_or_else(|| format!("the host name `{text}` has no address"))
}

/// A protocol of the application. Case-insensitive, as in daprd.
pub(crate) fn protocol(text: &str) -> Result<String, String> {
    let protocol = text.to_lowercase();
    match protocol.as_str() {
        "" => Ok("http".to_owned()),
        "http" | "https" | "h2c" | "grpc" | "grpcs" => Ok(protocol),
        _ => Err(format!(
            "`{text}` is not a protocol; use http, https, h2c, grpc or grpcs"
        )),
    }
}

/// A startup request to the application that `--disable-init-endpoints` can disable.
pub(crate) fn init_endpoint(text: &str) -> Result<String, String> {
    match text {
        "config" | "subscribe" => Ok(text.to_owned()),
        _ => Err(format!(
            "`{text}` cannot be disabled; use config or subscribe"
        )),
    }
}

/// The mode of daprd. Only one is supported.
pub(crate) fn mode(text: &str) -> Result<String, String> {
    match text {
        "standalone" => Ok(text.to_owned()),
        "kubernetes" => Err(
            "the embedded sidecar runs on this machine only, not in Kubernetes; use standalone"
                .to_owned(),
        ),
        _ => Err(format!("`{text}` is not a mode; use standalone")),
    }
}

/// A duration in seconds, or with a unit. Negative values count as 0, which means the default.
pub(crate) fn seconds(text: &str) -> Result<Duration, String> {
    of_unit(text, Duration::from_secs(1))
}

/// A duration in milliseconds, or with a unit.
pub(crate) fn milliseconds(text: &str) -> Result<Duration, String> {
    of_unit(text, Duration::from_millis(1))
}

/// A duration that must have a unit.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    match text.parse::<i64>() {
        Ok(0) => Ok(Duration::ZERO),
        Ok(_) => Err(format!("`{text}` has no unit; use a duration such as `5s`")),
        Err(_) => time(text, Duration::ZERO),
    }
}

fn of_unit(text: &str, unit: Duration) -> Result<Duration, String> {
    match text.parse::<i64>() {
        Ok(number) if number < 0 => Ok(Duration::ZERO),
        _ => time(text, unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_parsed() {
        for (text, expected) in [("8080", 8080), ("-1", 0), ("0", 0), ("65535", 65535)] {
            assert_eq!(port(text), Ok(expected));
        }
        assert!(
            port("65536")
                .unwrap_err()
                .contains("the highest port is 65535")
        );
        assert_eq!(port("http"), Err("`http` is not a port".to_owned()));
    }

    #[test]
    fn address_lists_accept_ip_addresses_and_host_names() {
        let read = |text: &str| {
            text.parse::<Addresses>().map(|addresses| {
                let texts = addresses.0.iter().map(ToString::to_string);
                texts.collect::<Vec<_>>().join(" ")
            })
        };
        assert_eq!(read("[::1],127.0.0.1").unwrap(), "::1 127.0.0.1");
        assert_eq!(read("::, 0.0.0.0,").unwrap(), ":: 0.0.0.0");
        assert_eq!(read("localhost").unwrap(), "127.0.0.1");
        assert_eq!(read("").unwrap(), "");
        assert!(read("no such host").unwrap_err().contains("`no such host`"));
    }

    #[test]
    fn protocols_are_case_insensitive() {
        assert_eq!(protocol("GRPC"), Ok("grpc".to_owned()));
        assert!(
            protocol("ftp")
                .unwrap_err()
                .contains("`ftp` is not a protocol")
        );
    }

    #[test]
    fn durations_are_parsed() {
        assert_eq!(seconds("-1"), Ok(Duration::ZERO));
        assert_eq!(milliseconds("250"), Ok(Duration::from_millis(250)));
        assert_eq!(duration("5s"), Ok(Duration::from_secs(5)));
        assert!(duration("5").unwrap_err().contains("has no unit"));
    }
}
