//! The log of the program.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::process::{ChildStderr, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Running, program, send, terminate};

const RESOURCES: &str = "
apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: bus}
spec: {type: pubsub.in-memory, version: v1, metadata: []}
---
apiVersion: dapr.io/v2alpha1
kind: Subscription
metadata: {name: strict}
spec:
  pubsubname: bus
  topic: strict
  routes: {rules: [{match: 'event.type == \"nobody\"', path: /x}]}
";

const SUBSCRIPTIONS: &str = r#"[
    {"pubsubname": "bus", "topic": "orders", "route": "/orders"},
    {"pubsubname": "other", "topic": "orders", "route": "/orders"}
]"#;

/// An application that subscribes to events and fails for each of them.
fn application() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let mut head = Vec::new();
            let mut line = String::new();
            while stream.read_line(&mut line).unwrap() > 2 {
                head.push(std::mem::take(&mut line).to_lowercase());
            }
            let length = head
                .iter()
                .find_map(|line| line.strip_prefix("content-length: "));
            let mut body = vec![0; length.map_or(0, |length| length.trim().parse().unwrap())];
            stream.read_exact(&mut body).unwrap();
            // Some connections are only probes.
            let path = head
                .first()
                .and_then(|line| line.split(' ').nth(1))
                .unwrap_or("");
            let (status, response) = match path {
                "/dapr/subscribe" => ("200 OK", SUBSCRIPTIONS),
                "/dapr/config" => ("200 OK", "no JSON"),
                _ => ("500 Internal Server Error", "out of\nstock"),
            };
            let length = response.len();
            let _ = write!(
                stream.get_mut(),
                "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{response}"
            );
        }
    });
    port
}

/// The output of a program. The order of some lines varies.
struct Lines {
    receiver: mpsc::Receiver<String>,
    /// Received lines that `next` has not returned yet.
    skipped: Vec<String>,
}

fn lines(output: ChildStderr) -> Lines {
    let (lines, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines() {
            // The test may have ended.
            let _ = lines.send(line.unwrap());
        }
    });
    Lines {
        receiver,
        skipped: Vec::new(),
    }
}

/// Returns the next line that contains a text.
fn next(lines: &mut Lines, text: &str) -> String {
    if let Some(index) = lines.skipped.iter().position(|line| line.contains(text)) {
        return lines.skipped.remove(index);
    }
    while let Ok(line) = lines.receiver.recv_timeout(Duration::from_secs(30)) {
        if line.contains(text) {
            return line;
        }
        lines.skipped.push(line);
    }
    panic!("no line with `{text}` in {:#?}", lines.skipped);
}

#[test]
fn each_failure_is_logged_on_one_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("all.yaml"), RESOURCES).unwrap();
    let port = application().to_string();
    let mut child = program(folder.path())
        .args([
            "run",
            "-a",
            "shop",
            "-H",
            "0",
            "-p",
            &port,
            "--enable-api-logging",
            "-d",
        ])
        .arg(folder.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = lines(child.stderr.take().unwrap());
    let mut child = Running(child);
    let place = next(&mut lines, "the sidecar listens at http://");
    let (_, address) = place.split_once("http://").unwrap();
    let address = address.split(',').next().unwrap();
    next(
        &mut lines,
        "the application hosts no actors: the response of the application to GET /dapr/config cannot be read",
    );
    next(
        &mut lines,
        "the subscription to `orders` of `other` is not served: the component does not exist",
    );
    send(
        address,
        "POST",
        "/v1.0/publish/bus/orders",
        "content-length: 0\r\n",
    );
    next(
        &mut lines,
        "info    shop: POST /v1.0/publish/bus/orders: 204 in ",
    );
    let line = next(
        &mut lines,
        "of the topic `orders` of `bus` was not delivered",
    );
    assert!(line.contains("warning shop: the event "), "{line}");
    assert!(
        line.ends_with("the application's handler at /orders responded with 500: out of\\nstock"),
        "{line}"
    );
    next(
        &mut lines,
        "of the topic `orders` of `bus` is dropped: the subscription has no dead letter topic",
    );
    send(
        address,
        "POST",
        "/v1.0/publish/bus/strict",
        "content-length: 0\r\n",
    );
    next(
        &mut lines,
        "no rule of the subscription matches it, and there is no default route",
    );
    terminate(&child);
    child.wait().unwrap();
}

#[test]
fn logs_are_json_with_the_flag() {
    let folder = tempfile::tempdir().unwrap();
    let output = program(folder.path())
        .args([
            "run",
            "-a",
            "shop",
            "--log-as-json",
            "--metrics-port",
            "1",
            "--",
            "true",
        ])
        .output()
        .unwrap();
    let output_text = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<serde_json::Value> = output_text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let message = |at: usize| lines[at]["msg"].as_str().unwrap();
    assert!(
        message(0).starts_with("the sidecar listens at http://"),
        "{output_text}"
    );
    assert_eq!(
        message(1),
        "these flags have no effect in the embedded sidecar: --metrics-port"
    );
    assert_eq!(lines[1]["level"], "warning");
    let output = program(folder.path())
        .args([
            "run",
            "--log-level",
            "error",
            "--metrics-port",
            "1",
            "--",
            "true",
        ])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
