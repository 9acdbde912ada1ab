//! Measures calls of the official Dapr SDK for Rust. Prints samples as `dapr-bench` does.

use std::time::Instant;

use anyhow::{Result, ensure};
use dapr::Client;
use dapr::client::DaprInterface;
use serde_json::json;

const CASES: [&str; 3] = ["save_state", "get_state", "publish"];

const WARM_UP: usize = 300;
const CALLS: usize = 100;

/// 22 bytes of JSON.
const VALUE: &[u8] = b"\"twenty bytes of data\"";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut client = Client::new().await?;
    for case in CASES {
        let mut samples = Vec::with_capacity(CALLS);
        for number in 0..WARM_UP + CALLS {
            let started = Instant::now();
            call(&mut client, case).await?;
            if number >= WARM_UP {
                samples.push(started.elapsed().as_nanos() as f64 / 1e3);
            }
        }
        let line = json!({
            "case": case,
            "client": "Rust SDK",
            "unit": "microseconds",
            "samples": samples,
        });
        println!("{line}");
    }
    Ok(())
}

async fn call<T: DaprInterface>(client: &mut Client<T>, case: &str) -> Result<()> {
    match case {
        "save_state" => {
            let value = VALUE.to_vec();
            let saved = client.save_state("statestore", "key", value, None, None, None);
            saved.await?;
        }
        "get_state" => {
            let found = client.get_state("statestore", "key", None).await?;
            ensure!(found.data == VALUE, "the value is {:?}", found.data);
        }
        _ => {
            let data = VALUE.to_vec();
            let published =
                client.publish_event("pubsub", "orders", "application/json", data, None);
            published.await?;
        }
    }
    Ok(())
}
