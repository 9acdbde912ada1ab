//! The faults.

use crate::class::Class;
use crate::server::{Script, Step};

/// A fault of a response.
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    script: fn(Class) -> Made,
}

/// A fault as it is made for one class.
#[derive(Default)]
pub(crate) struct Made {
    at_once: bool,
    steps: Vec<Step>,
    /// The body that the response has, if it is not the right one.
    pub(crate) body: Option<Vec<u8>>,
}

impl Fault {
    pub(crate) fn make(&self, class: Class) -> (Script, Vec<u8>) {
        let (status, body) = class.right();
        let Made {
            at_once,
            steps,
            body: other,
        } = (self.script)(class);
        let right = response(status, &length(body), body);
        let body = other.unwrap_or_else(|| body.into());
        (
            Script {
                at_once,
                steps,
                right,
            },
            body,
        )
    }
}

/// Returns a response with these lines of headers.
fn response(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status}\r\n{headers}\r\n").into_bytes();
    bytes.extend_from_slice(body.as_ref());
    bytes
}

/// Returns the header with the length of a body, unless the response has none.
fn length(body: impl AsRef<[u8]>) -> String {
    match body.as_ref().len() {
        0 => String::new(),
        length => format!("content-type: application/json\r\ncontent-length: {length}\r\n"),
    }
}

/// The right response with these headers before its length.
fn with(class: Class, headers: &str) -> Made {
    let (status, body) = class.right();
    steps([Step::Send(response(
        status,
        &format!("{headers}{}", length(body)),
        body,
    ))])
}

/// Another response, complete.
fn other(status: &str, body: impl AsRef<[u8]>) -> Made {
    let body = body.as_ref();
    Made {
        body: Some(body.into()),
        ..steps([Step::Send(response(status, &length(body), body))])
    }
}

/// Another body, with the right status.
fn other_body(class: Class, body: impl AsRef<[u8]>) -> Made {
    other(class.right().0, body)
}

/// The headers given, and then these steps.
fn framed(class: Class, headers: &str, rest: impl IntoIterator<Item = Step>) -> Made {
    let head = Step::Send(response(class.right().0, headers, ""));
    steps([head].into_iter().chain(rest))
}

fn steps(steps: impl IntoIterator<Item = Step>) -> Made {
    Made {
        steps: steps.into_iter().collect(),
        ..Made::default()
    }
}

fn send(bytes: impl Into<Vec<u8>>) -> Step {
    Step::Send(bytes.into())
}

fn nested(class: Class, open: &str, close: &str) -> Made {
    let deep = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let body = match class {
        Class::TypedJson => format!(r#"{{"k":{{"value":"right","other":{deep}}}}}"#),
        Class::Bulk => format!(r#"[{{"key":"k","data":"right","other":{deep}}}]"#),
        _ => deep,
    };
    other_body(class, body)
}

const CHUNKED: &str = "transfer-encoding: chunked\r\n";

macro_rules! faults {
    ($($name:literal => $script:expr,)*) => {
        /// All faults but the refused connection, for which there is no server.
        pub(crate) const ALL: &[Fault] = &[$(Fault { name: $name, script: $script },)*];
    };
}

faults! {
    "none" => |class| with(class, ""),
    "reset before the request is read" => |_| Made { at_once: true, ..steps([Step::Reset]) },
    "reset before the head" => |_| steps([Step::Reset]),
    "reset within the head" => |_| steps([send("HTTP/1.1 200 OK\r\ncontent-le"), Step::Reset]),
    "reset within the body" => |class| framed(class, "content-length: 100\r\n", [send("[1,"), Step::Reset]),
    "closed before the head" => |_| steps([Step::Close]),
    "closed within the head" => |_| steps([send("HTTP/1.1 200 OK\r\ncontent-le"), Step::Close]),
    "closed within the body" => |class| framed(class, "content-length: 100\r\n", [send("[1,"), Step::Close]),
    "closed within a chunk" => |class| framed(class, CHUNKED, [send("64\r\n[1,"), Step::Close]),
    "closed without the last chunk" => |class| framed(class, CHUNKED, [send("3\r\n[1,\r\n"), Step::Close]),
    "closed after the response" => |class| {
        let mut made = with(class, "");
        made.steps.push(Step::Close);
        made
    },
    "stalled before the head" => |_| steps([Step::Stall]),
    "stalled within the head" => |_| steps([send("HTTP/1.1 200 OK\r\n"), Step::Stall]),
    "stalled within the body" => |class| framed(class, "content-length: 100\r\n", [send("[1,"), Step::Stall]),
    "one byte at a time" => |class| {
        let (status, body) = class.right();
        steps([Step::Trickle(response(status, &length(body), body))])
    },
    "length too long, then closed" => |class| {
        let (status, body) = class.right();
        steps([send(response(status, "content-length: 1000\r\n", body)), Step::Close])
    },
    "length too short" => |class| Made {
        body: Some(class.right().1.as_bytes()[..class.right().1.len().min(4)].into()),
        ..framed(class, "content-length: 4\r\n", [send(class.right().1)])
    },
    "length that is not a number" => |class| framed(class, "content-length: many\r\n", [send(class.right().1)]),
    "length over 64 bits" => |class| framed(class, "content-length: 99999999999999999999\r\n", [send(class.right().1)]),
    "negative length" => |class| framed(class, "content-length: -1\r\n", [send(class.right().1)]),
    "two equal lengths" => |class| with(class, &length(class.right().1)),
    "two different lengths" => |class| with(class, "content-length: 3\r\n"),
    "length and chunks" => |class| {
        let body = class.right().1;
        let headers = format!("content-length: 3\r\n{CHUNKED}");
        framed(class, &headers, [send(format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len()))])
    },
    "chunk size over 64 bits" => |class| framed(class, CHUNKED, [send("fffffffffffffffff\r\n[1]\r\n0\r\n\r\n")]),
    "chunk size that is not a number" => |class| framed(class, CHUNKED, [send("-1\r\n[1]\r\n0\r\n\r\n")]),
    "10 MB of trailers" => |class| {
        let body = class.right().1;
        let start = format!("{:x}\r\n{body}\r\n0\r\n", body.len());
        framed(class, CHUNKED, [send(start), megabytes("x-trailer: y\r\n", 10), send("\r\n")])
    },
    "chunk extensions without end" => |class| framed(class, CHUNKED, [send("1;x="), Step::Endless(vec![b'y'; 65_536])]),
    "neither length nor chunks, then closed" => |class| {
        framed(class, "", [send(class.right().1), Step::Close])
    },
    "garbage" => |_| steps([send(vec![0xde; 1000]), Step::Close]),
    "an HTTP/2 settings frame" => |_| steps([send(*b"\0\0\x06\x04\0\0\0\0\0\0\x05\0\0\x40\0"), Step::Close]),
    "a TLS alert" => |_| steps([send(*b"\x15\x03\x01\0\x02\x02\x16"), Step::Close]),
    "garbage after the response" => |class| {
        let mut made = with(class, "");
        made.steps.push(send(vec![0xde; 1000]));
        made
    },
    "a second response" => |class| {
        let mut made = with(class, "");
        made.steps.push(send(response("418 I'm a teapot", "content-length: 0\r\n", "")));
        made
    },
    "HTTP/1.0, then closed" => |class| {
        let (status, body) = class.right();
        steps([send(format!("HTTP/1.0 {status}\r\n\r\n{body}")), Step::Close])
    },
    "lines that end with LF alone" => |class| {
        let (status, body) = class.right();
        let text = String::from_utf8(response(status, &length(body), body)).expect("text");
        steps([send(text.replace('\r', ""))])
    },
    "a header without a name" => |class| with(class, ": value\r\n"),
    "a header with NUL" => |class| with(class, "x: a\0b\r\n"),
    "a header that is not UTF-8" => |class| {
        let (status, body) = class.right();
        let mut bytes = format!("HTTP/1.1 {status}\r\netag: ").into_bytes();
        bytes.extend_from_slice(b"\xff\xfe\r\n");
        bytes.extend_from_slice(format!("{}\r\n{body}", length(body)).as_bytes());
        steps([send(bytes)])
    },
    "10 MB of headers" => |class| headed(class, "", megabytes("x-header: y\r\n", 10), ""),
    "a header of 10 MB" => |class| headed(class, "x-header: ", megabytes("y", 10), "\r\n"),
    "headers without end" => |_| steps([send("HTTP/1.1 200 OK\r\n"), Step::Endless(b"x-header: y\r\n".repeat(1000))]),
    "a body without end" => |class| framed(class, "content-length: 9223372036854775807\r\n", [Step::Endless(vec![b' '; 65_536])]),
    "chunks without end" => |class| framed(class, CHUNKED, [endless_chunks()]),
    "an error without end" => |_| steps([
        send("HTTP/1.1 500 Oh\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"),
        endless_chunks(),
    ]),
    "100 before the response" => |class| before(class, "HTTP/1.1 100 Continue\r\n\r\n"),
    "103 before the response" => |class| before(class, "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"),
    "1,000 times 102 before the response" => |class| before(class, &"HTTP/1.1 102 Processing\r\n\r\n".repeat(1000)),
    "102 without end" => |_| steps([Step::Endless(b"HTTP/1.1 102 Processing\r\n\r\n".repeat(100))]),
    "101" => |_| Made {
        body: Some(Vec::new()),
        ..steps([send("HTTP/1.1 101 x\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"), Step::Close])
    },
    "204 with a body" => |_| Made { body: Some(Vec::new()), ..other("204 No Content", r#"{"a":1}"#) },
    "304" => |_| other("304 Not Modified", ""),
    "307 to another address" => |_| Made {
        body: Some(Vec::new()),
        ..steps([send("HTTP/1.1 307 x\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n")])
    },
    "status 999" => |_| other("999 x", "{}"),
    "500 with HTML" => |_| other("500 x", "<html>"),
    "500 with truncated JSON" => |_| other("500 x", r#"{"errorCode":"ERR_"#),
    "500 with JSON of other types" => |_| other("500 x", r#"{"errorCode":[1],"message":{}}"#),
    "content type `text/html`" => |class| typed(class, "text/html"),
    "content type `application/json; charset=utf-16`" => |class| typed(class, "application/json; charset=utf-16"),
    "content type that is not one" => |class| typed(class, "///;;="),
    "HTML" => |class| other_body(class, "<html></html>"),
    "invalid UTF-8" => |class| other_body(class, match class {
        Class::TypedJson => &b"{\"k\":{\"value\":\"\xff\"}}"[..],
        Class::Bulk => b"[{\"key\":\"k\",\"data\":\"\xff\"}]",
        _ => b"\"\xff\"",
    }),
    "UTF-16" => |class| {
        let units = class.right().1.encode_utf16();
        other_body(class, units.flat_map(u16::to_le_bytes).collect::<Vec<_>>())
    },
    "a byte order mark" => |class| match class.right().1 {
        "" => with(class, ""),
        body => other_body(class, format!("\u{feff}{body}")),
    },
    "truncated JSON" => |class| {
        let body = class.right().1;
        other_body(class, &body[..body.len().saturating_sub(2)])
    },
    "JSON followed by more" => |class| match class.right().1 {
        "" => with(class, ""),
        body => other_body(class, format!("{body}{{}}")),
    },
    "JSON of another type" => |class| other_body(class, if class == Class::Empty { "" } else { "7" }),
    "no body" => |class| Made {
        body: Some(Vec::new()),
        ..framed(class, "content-length: 0\r\n", [])
    },
    "arrays nested 100,000 deep" => |class| nested(class, "[", "]"),
    "objects nested 100,000 deep" => |class| nested(class, "{\"a\":", "}"),
    "100,000 open brackets" => |class| nested(class, "[", ""),
    "gzip that was not asked for" => |class| {
        let bytes = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x2b\xca\x4c\xcf\x28\x01\0";
        let headers = format!("content-encoding: gzip\r\ncontent-length: {}\r\n", bytes.len());
        Made { body: Some(bytes.to_vec()), ..framed(class, &headers, [send(*bytes)]) }
    },
}

/// Sends a text until it has this many megabytes.
fn megabytes(text: &str, count: usize) -> Step {
    let some = text.repeat(65_536 / text.len());
    let times = count * 1_000_000 / some.len() + 1;
    Step::Repeat(some.into(), times)
}

fn endless_chunks() -> Step {
    Step::Endless(format!("1000\r\n{}\r\n", " ".repeat(0x1000)).into())
}

/// The right response with more in its head.
fn headed(class: Class, before: &str, step: Step, after: &str) -> Made {
    let (status, body) = class.right();
    let start = format!("HTTP/1.1 {status}\r\n{before}");
    let end = format!("{after}{}\r\n{body}", length(body));
    steps([send(start), step, send(end)])
}

fn before(class: Class, informational: &str) -> Made {
    let (status, body) = class.right();
    let mut bytes = informational.as_bytes().to_vec();
    bytes.extend(response(status, &length(body), body));
    steps([send(bytes)])
}

fn typed(class: Class, content_type: &str) -> Made {
    let (status, body) = class.right();
    let headers = format!(
        "content-type: {content_type}\r\ncontent-length: {}\r\n",
        body.len()
    );
    match body {
        "" => with(class, &format!("content-type: {content_type}\r\n")),
        _ => steps([send(response(status, &headers, body))]),
    }
}
