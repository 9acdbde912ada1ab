//! Calls of the client with responses from memory, so that only the client itself is measured.
//!
//! `dapr-bench-calls` prints the allocations and the time of one call of each kind, as JSON lines.
//! `dapr-bench-calls CALL COUNT` makes calls of one kind; `cargo xtask counts` counts its instructions.

mod call;
mod memory;

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use call::Call;
use dapr_client::{Config, DaprClient};
use memory::{Memory, finish};
use serde_json::json;

/// Calls before anything is measured.
const WARM_UP: usize = 1_000;

/// Groups of calls whose time is measured; the result is the median.
const GROUPS: usize = 101;
const CALLS_OF_A_GROUP: u32 = 1_000;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [] => Call::ALL.into_iter().try_for_each(measure),
        [name, count] => {
            let call = Call::named(name).with_context(|| format!("no call is named {name:?}"))?;
            repeat(&client(call)?, call, count.parse()?)
        }
        _ => bail!("usage: dapr-bench-calls [CALL COUNT]"),
    }
}

/// A client that receives the response to this call, always the same.
fn client(call: Call) -> Result<DaprClient> {
    Ok(DaprClient::with_transport(
        Config::default(),
        Memory::new(call),
    )?)
}

fn repeat(client: &DaprClient, call: Call, count: usize) -> Result<()> {
    for _ in 0..count {
        finish(call.send(black_box(client)))?;
    }
    Ok(())
}

fn measure(call: Call) -> Result<()> {
    let client = client(call)?;
    repeat(&client, call, WARM_UP)?;
    let mut result = Ok(());
    let counted = allocation_counter::measure(|| result = finish(call.send(&client)));
    result?;
    let mut times = Vec::with_capacity(GROUPS);
    for _ in 0..GROUPS {
        let started = Instant::now();
        repeat(&client, call, CALLS_OF_A_GROUP as usize)?;
        times.push(started.elapsed() / CALLS_OF_A_GROUP);
    }
    times.sort();
    let line = json!({
        "call": call.name(),
        "allocations": counted.count_total,
        "bytes": counted.bytes_total,
        "nanoseconds": times[GROUPS / 2].as_nanos() as u64,
    });
    println!("{line}");
    Ok(())
}
