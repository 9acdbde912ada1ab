//! A client and a sidecar whose responses have faults: each call returns the right value or an error of a
//! known kind, in bounded time and memory, and the next call of the same client succeeds.
//!
//! The table of outcomes is in `tests/README.md`. `UPDATE_README=1` writes it.

#![cfg(not(target_os = "wasi"))]

mod class;
mod faults;
mod server;
mod table;

use std::time::Duration;

use dapr_client::{Config, DaprClient};
use tokio::net::TcpListener;

use class::Class;
use faults::Fault;
use server::{Server, Step};
use table::Table;

/// The timeout of the client.
const TIMEOUT: Duration = Duration::from_millis(300);

/// The time after which a call counts as one that does not end.
const PATIENCE: Duration = Duration::from_secs(3);

/// The limit of the client for bodies that it reads into memory.
const LARGEST: usize = 1_000_000;

/// The memory that the test may need in addition, in KiB: the six calls of a fault run at the same time.
const LIMIT: u64 = 48 * 1024;

#[tokio::test]
async fn every_fault_has_its_outcome() {
    let mut table = Table::new(Class::ALL.map(Class::title));
    let memory = table::peak_memory();
    table.row("connection refused", cells(refused).await);
    for fault in faults::ALL {
        table.row(fault.name, cells(|class| outcome(fault, class)).await);
    }
    println!("{table}");
    if let (Some(before), Some(after)) = (memory, table::peak_memory()) {
        println!("peak memory: {before} KiB before, {after} KiB after");
        assert!(after - before < LIMIT, "the client needed too much memory");
    }
    let text = table.to_string();
    let wrong: Vec<_> = text.lines().filter(|line| line.contains("WRONG")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    table.assert_in_readme();
}

/// Calls the operation of each class at the same time.
async fn cells<F: Future<Output = String> + Send + 'static>(
    cell: impl Fn(Class) -> F,
) -> Vec<String> {
    let cells = Class::ALL.map(|class| tokio::spawn(cell(class)));
    let mut texts = Vec::new();
    for cell in cells {
        texts.push(cell.await.expect("no panic"));
    }
    texts
}

fn client(port: u16) -> DaprClient {
    let config = Config::default().port(port).timeout(TIMEOUT);
    DaprClient::new(config.max_response_bytes(LARGEST)).expect("a client")
}

async fn listen(port: u16) -> TcpListener {
    TcpListener::bind(("127.0.0.1", port))
        .await
        .expect("a port")
}

async fn outcome(fault: &'static Fault, class: Class) -> String {
    let listener = listen(0).await;
    let dapr = client(listener.local_addr().expect("an address").port());
    let (script, body) = fault.make(class);
    let _server = Server::start(listener, script);
    let outcome = call(class, &dapr, &body).await;
    and_next(outcome, class, &dapr).await
}

async fn refused(class: Class) -> String {
    let port = listen(0).await.local_addr().expect("an address").port();
    let dapr = client(port);
    let outcome = call(class, &dapr, b"").await;
    let (mut script, _) = faults::ALL[0].make(class);
    script.steps = vec![Step::Send(script.right.clone())];
    let _server = Server::start(listen(port).await, script);
    and_next(outcome, class, &dapr).await
}

/// Returns the text of the cell.
async fn call(class: Class, dapr: &DaprClient, body: &[u8]) -> String {
    let Ok(result) = tokio::time::timeout(PATIENCE, class.call(dapr)).await else {
        return "waits".to_owned();
    };
    let expected = if class.is_raw() { body } else { class.value() };
    match result {
        Ok(Some(value)) if value == expected => "value".to_owned(),
        Ok(Some(value)) => format!("WRONG: {:?}", String::from_utf8_lossy(&value)),
        Ok(None) => "no value".to_owned(),
        Err(error) => {
            assert_eq!(error.to_string().lines().count(), 1, "{error}");
            format!("{:?}", error.kind())
        }
    }
}

/// Calls again. Adds the problem to the outcome if the call does not succeed.
async fn and_next(outcome: String, class: Class, dapr: &DaprClient) -> String {
    let problem = match tokio::time::timeout(PATIENCE, class.call(dapr)).await {
        Ok(Ok(Some(value))) if value == class.value() => return outcome,
        Ok(Ok(value)) => format!("{value:?}"),
        Ok(Err(error)) => format!("{error:#}"),
        Err(_) => "waits".to_owned(),
    };
    format!("{outcome}, but WRONG: the next call: {problem}")
}
