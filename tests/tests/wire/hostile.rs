//! Hostile values byte by byte: the matrix of `generated/tests/hostile` with the real transport.
//!
//! What the transport makes of a value depends on its place in the request, not on the operation. So one string
//! of each place is enough here: the matrix itself has all of them.

use std::collections::HashSet;
use std::mem::discriminant;
use std::sync::mpsc;

use dapr_client::{Config, DaprClient};
use tests::server::{Reply, Request, Server};

#[path = "../../../generated/tests/hostile/input.rs"]
mod input;
#[path = "../../../generated/tests/hostile/inputs/mod.rs"]
mod inputs;
#[path = "../../../generated/tests/hostile/matrix.rs"]
mod matrix;
#[path = "../../../generated/tests/hostile/received.rs"]
mod received;
#[path = "../../../generated/tests/hostile/values.rs"]
mod values;

use input::Input;
use received::Received;

#[test]
fn every_value_arrives_exactly_or_is_refused() {
    let (sender, requests) = mpsc::channel();
    let server = Server::start(move |request, all| {
        all.all().clear();
        sender.send(decoded(request)).expect("the test runs");
        Reply::Keep(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec())
    });
    let port = server.expect("a port").port();
    let dapr = DaprClient::new(Config::default().port(port)).expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut places = HashSet::new();
    let inputs = inputs::ALL.iter().copied().flatten();
    let inputs = inputs.filter(|input| places.insert(discriminant(&input.place)));
    let exchange = |input: &Input, value: &str| {
        let result = runtime.block_on(async { (input.send)(&dapr, value).await });
        match (requests.try_recv(), result) {
            (Ok(request), _) => Ok(request),
            (Err(_), Err(error)) => Err(error),
            (Err(_), Ok(())) => panic!("{} succeeded and sent nothing", input.operation),
        }
    };
    let report = matrix::run(inputs, exchange);
    println!("{report}");
    assert!(report.is_complete(), "{report}");
}

/// Decodes a request. Its head has one character per byte. Its length is checked, and omitted.
fn decoded(request: &Request) -> Received {
    let bytes = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<_>>();
    let fields = request.head.lines().skip(1).filter(|line| !line.is_empty());
    let mut headers: Vec<_> = fields
        .map(|line| {
            let (name, value) = line.split_once(':').expect("a header");
            (name.to_owned(), bytes(value.trim_matches([' ', '\t'])))
        })
        .collect();
    let length = request.body.len().to_string().into_bytes();
    headers.retain(|(name, value)| name != "content-length" || *value != length);
    Received::new(
        request.method().to_owned(),
        request.target(),
        headers,
        request.body.clone(),
    )
}
