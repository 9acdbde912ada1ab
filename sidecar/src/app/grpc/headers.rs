//! Converts between HTTP headers and gRPC metadata.

use dapr_client::Headers;
use tonic::metadata::{
    AsciiMetadataKey, BinaryMetadataKey, BinaryMetadataValue, KeyAndValueRef, MetadataMap,
    MetadataValue,
};

/// Standard HTTP headers: they get the prefix `dapr-`.
const OF_HTTP: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-language",
    "accept-ranges",
    "connection",
    "keep-alive",
    "proxy-connection",
    "upgrade",
    "cache-control",
    "content-type",
    "content-length",
    "cookie",
    "date",
    "expect",
    "from",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "if-schedule-tag-match",
    "if-unmodified-since",
    "max-forwards",
    "origin",
    "pragma",
    "referer",
    "via",
    "warning",
];

/// Headers that are not forwarded: Go removes them from requests, or gRPC uses them itself.
const NOT_FORWARDED: &[&str] = &[
    "host",
    "transfer-encoding",
    "trailer",
    "destination-app-id",
    "user-agent",
    "te",
    "grpc-message-type",
    "grpc-encoding",
    "grpc-message",
    "grpc-status",
    "grpc-timeout",
    "grpc-trace-bin",
];

/// The gRPC metadata for a request with these headers.
pub(super) fn forwarded(headers: &Headers) -> MetadataMap {
    let mut metadata = MetadataMap::new();
    for (name, value) in headers.iter() {
        let mut name = name.to_lowercase();
        if NOT_FORWARDED.contains(&name.as_str()) {
            continue;
        }
        if OF_HTTP.contains(&name.as_str()) {
            name = format!("dapr-{name}");
        }
        if name.ends_with("-bin") {
            // The value is taken as raw bytes, not as base64.
            if let Ok(name) = name.parse::<BinaryMetadataKey>() {
                metadata.append_bin(name, BinaryMetadataValue::from_bytes(value));
            }
        } else if let (Ok(name), Ok(value)) = (
            name.parse::<AsciiMetadataKey>(),
            MetadataValue::try_from(value),
        ) {
            metadata.append(name, value);
        }
    }
    if let Some(binary) = headers.get("traceparent").and_then(in_binary) {
        metadata.insert_bin("grpc-trace-bin", BinaryMetadataValue::from_bytes(&binary));
    }
    metadata
}

/// A trace context in gRPC's binary format: version, trace ID, parent ID and flags, each of the last three
/// after its field number.
pub(super) fn in_binary(parent: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(parent).ok()?;
    let mut parts = text.split('-').skip(1).map(from_hex);
    let (trace, parent, flags) = (parts.next()??, parts.next()??, parts.next()??);
    if (trace.len(), parent.len(), flags.len()) != (16, 8, 1) || trace.iter().all(|byte| *byte == 0)
    {
        return None;
    }
    Some([&[0, 0], &trace[..], &[1], &parent[..], &[2], &flags[..]].concat())
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.map(byte).collect()
}

/// The headers of a response. The content type is that of the message, not of gRPC; binary metadata is
/// omitted.
pub(super) fn response_headers(metadata: &MetadataMap) -> Headers {
    let mut headers = Headers::new();
    for pair in metadata.iter() {
        if let KeyAndValueRef::Ascii(name, value) = pair
            && !matches!(name.as_str(), "content-type" | "content-length")
        {
            headers.append(name.as_str(), value.as_bytes());
        }
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_converted_to_metadata() {
        let mut headers = Headers::new();
        for (name, value) in [
            ("Host", "here"),
            ("Content-Type", "text/plain"),
            ("X-Mine", "1"),
            ("x-mine", "2"),
            ("User-Agent", "curl"),
            ("key-bin", "ab"),
            (
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            ),
        ] {
            headers.append(name, value);
        }
        let metadata = forwarded(&headers);
        let mine: Vec<_> = metadata.get_all("x-mine").iter().collect();
        assert_eq!(mine, ["1", "2"]);
        assert_eq!(metadata.get("dapr-content-type").unwrap(), "text/plain");
        assert_eq!(
            metadata.get_bin("key-bin").unwrap().to_bytes().unwrap(),
            "ab"
        );
        assert!(metadata.get("host").is_none() && metadata.get("user-agent").is_none());
        let trace = metadata
            .get_bin("grpc-trace-bin")
            .unwrap()
            .to_bytes()
            .unwrap();
        assert_eq!(trace.len(), 29);
        assert_eq!(&trace[..4], [0, 0, 0x4b, 0xf9]);
        assert_eq!((trace[18], trace[27], trace[28]), (1, 2, 1));
    }

    #[test]
    fn a_missing_trace_gives_no_binary_trace() {
        assert_eq!(in_binary(crate::app::NO_TRACE.as_bytes()), None);
        assert_eq!(in_binary(b"nonsense"), None);
    }
}
