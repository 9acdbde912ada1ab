//! Headers that are forwarded between applications.

use dapr_client::Headers;

const HOP_BY_HOP: [&str; 10] = [
    "connection",
    "http2-settings",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Returns the headers to forward. Omits hop-by-hop headers, headers that daprd sets itself, and
/// names that end in `-bin`. Names that begin with `grpc-` get the prefix `dapr-`.
pub(crate) fn forwarded(headers: &Headers) -> Headers {
    let nominated: Vec<String> = headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("connection"))
        .flat_map(|(_, value)| {
            let value = String::from_utf8_lossy(value).to_lowercase();
            value
                .split(',')
                .map(|token| token.trim().to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    let mut forwarded_headers = Headers::new();
    for (name, value) in headers.iter() {
        let name = name.to_lowercase();
        let first_only = matches!(name.as_str(), "traceparent" | "tracestate" | "baggage");
        let is_dropped = HOP_BY_HOP.contains(&name.as_str())
            || nominated.contains(&name)
            || name.ends_with("-bin")
            || matches!(
                name.as_str(),
                "host" | "content-length" | "destination-app-id"
            )
            || (first_only && forwarded_headers.get(&name).is_some());
        if is_dropped {
            continue;
        }
        if name.starts_with("grpc-") {
            forwarded_headers.append(&format!("dapr-{name}"), value);
        } else {
            forwarded_headers.append(&name, value);
        }
    }
    forwarded_headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connection_headers_are_not_forwarded() {
        let mut headers = Headers::new();
        for (name, value) in [
            ("Connection", "close, X-Mine"),
            ("X-Mine", "1"),
            ("Keep-Alive", "5"),
            ("Content-Length", "3"),
            ("Host", "here"),
            ("key-bin", "AA=="),
            ("grpc-timeout", "1S"),
            ("x-many", "1"),
            ("x-many", "2"),
            ("baggage", "a=b"),
            ("baggage", "c=d"),
            ("content-type", "text/plain"),
        ] {
            headers.append(name, value);
        }
        let passed = forwarded(&headers);
        let passed: Vec<_> = passed
            .iter()
            .map(|(name, value)| (name, std::str::from_utf8(value).unwrap()))
            .collect();
        assert_eq!(
            passed,
            [
                ("dapr-grpc-timeout", "1S"),
                ("x-many", "1"),
                ("x-many", "2"),
                ("baggage", "a=b"),
                ("content-type", "text/plain")
            ]
        );
    }
}
