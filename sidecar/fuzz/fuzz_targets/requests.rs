//! Sends requests to the operations of the description with arbitrary parts.
#![no_main]

use arbitrary::Arbitrary;
use dapr_client::server::{Methods, ROUTES, Segment};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Request<'a> {
    route: u8,
    path: u8,
    method: u8,
    parameters: [Text<'a>; 4],
    query: Vec<(Text<'a>, Text<'a>)>,
    headers: Vec<(u8, Text<'a>)>,
    body: &'a [u8],
}

/// Arbitrary text, or a word with a meaning.
#[derive(Arbitrary, Debug)]
enum Text<'a> {
    Word(u8),
    Any(&'a str),
}

const WORDS: &[&str] = &[
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
    "g",
    "h",
    "fuzz",
    "aes.json",
    "A256KW",
    "metadata.ttlInSeconds",
    "metadata.rawPayload",
    "metadata.partitionKey",
    "true",
    "1",
    "1h",
    "key",
    "consistency",
    "concurrency",
    "first-write",
    "instanceID",
];

const HEADERS: &[&str] = &[
    "content-type",
    "if-match",
    "traceparent",
    "tracestate",
    "baggage",
    "dapr-app-id",
    "dapr-key-name",
    "dapr-key-wrap-algorithm",
    "dapr-reentrancy-id",
    "dapr-data-encryption-cipher",
    "accept",
    "x-anything",
];

impl Text<'_> {
    fn encoded(&self) -> String {
        let text = match self {
            Self::Word(word) => WORDS[usize::from(*word) % WORDS.len()],
            Self::Any(text) => text,
        };
        text.bytes()
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' => {
                    char::from(byte).to_string()
                }
                other => format!("%{other:02X}"),
            })
            .collect()
    }
}

impl Request<'_> {
    fn write(&self, into: &mut Vec<u8>, last: bool) {
        let route = &ROUTES[usize::from(self.route) % ROUTES.len()];
        // It would stop the sidecar, as it should.
        if route.name == "Shutdown" {
            return;
        }
        let method = match &route.methods {
            Methods::Any => ["GET", "POST", "PATCH"][usize::from(self.method) % 3],
            Methods::Listed(methods) => methods[usize::from(self.method) % methods.len()],
        };
        let path = &route.paths[usize::from(self.path) % route.paths.len()];
        let mut parameters = self.parameters.iter().map(Text::encoded);
        let mut target = String::new();
        for segment in path.segments {
            target.push('/');
            match segment {
                Segment::Text(text) => target.push_str(text),
                Segment::Parameter(_) | Segment::Rest(_) => {
                    target.push_str(&parameters.next().unwrap_or_default())
                }
            }
        }
        for (index, (name, value)) in self.query.iter().enumerate() {
            let sign = if index == 0 { '?' } else { '&' };
            target.push_str(&format!("{sign}{}={}", name.encoded(), value.encoded()));
        }
        let mut head = format!(
            "{method} {target} HTTP/1.1\r\nhost: fuzz\r\ncontent-length: {}\r\n",
            self.body.len()
        );
        for (name, value) in &self.headers {
            let name = HEADERS[usize::from(*name) % HEADERS.len()];
            head.push_str(&format!("{name}: {}\r\n", value.encoded()));
        }
        if last {
            head.push_str("connection: close\r\n");
        }
        head.push_str("\r\n");
        into.extend_from_slice(head.as_bytes());
        into.extend_from_slice(self.body);
    }
}

fuzz_target!(|requests: Vec<Request<'_>>| {
    let mut bytes = Vec::new();
    for (index, request) in requests.iter().enumerate() {
        request.write(&mut bytes, index + 1 == requests.len());
    }
    dapr_sidecar_fuzz::throw(&bytes);
});
