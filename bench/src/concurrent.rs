//! Several calls at once: how many responses arrive in a second.

use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use dapr_client::DaprClient;
use tokio::task::JoinSet;

use crate::call::{Call, GET_STATE};
use crate::floor::Floor;
use crate::library::Library;
use crate::samples;

const AT_ONCE: usize = 32;

/// Calls of each task in a round.
const CALLS: usize = 20;

pub(crate) async fn measure(port: u16, rounds: usize) -> Result<()> {
    let call = Arc::new(Call::new(&GET_STATE, port));
    let mut sockets = Vec::new();
    for _ in 0..AT_ONCE {
        sockets.push(Floor::connect(port).await?);
    }
    let library = Arc::new(Library::new());
    let client = DaprClient::from_env()?;
    let mut rates: [Vec<f64>; 3] = Default::default();
    // The first round opens connections.
    for round in 0..=rounds {
        let started = Instant::now();
        sockets = by_sockets(sockets, &call).await?;
        let floor = started.elapsed();
        let started = Instant::now();
        by_library(&library, &call).await?;
        let with_library = started.elapsed();
        let started = Instant::now();
        by_client(&client, &call).await?;
        let times = [floor, with_library, started.elapsed()];
        if round > 0 {
            for (rates, time) in rates.iter_mut().zip(times) {
                rates.push((AT_ONCE * CALLS) as f64 / time.as_secs_f64());
            }
        }
    }
    let case = format!("{}, {AT_ONCE} at once", GET_STATE.name);
    for (client, rates) in ["floor", "library", "client"].into_iter().zip(&rates) {
        samples::print(&case, client, "requests per second", rates);
    }
    Ok(())
}

async fn by_sockets(sockets: Vec<Floor>, call: &Arc<Call>) -> Result<Vec<Floor>> {
    let mut tasks = JoinSet::new();
    for mut socket in sockets {
        let call = Arc::clone(call);
        tasks.spawn(async move {
            for _ in 0..CALLS {
                socket.call(&call).await?;
            }
            Ok::<_, anyhow::Error>(socket)
        });
    }
    all(tasks).await
}

async fn by_library(library: &Arc<Library>, call: &Arc<Call>) -> Result<()> {
    let mut tasks = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (library, call) = (Arc::clone(library), Arc::clone(call));
        tasks.spawn(async move {
            for _ in 0..CALLS {
                library.call(&call).await?;
            }
            Ok(())
        });
    }
    all(tasks).await.map(drop)
}

async fn by_client(client: &DaprClient, call: &Arc<Call>) -> Result<()> {
    let mut tasks = JoinSet::new();
    for _ in 0..AT_ONCE {
        let (client, call) = (client.clone(), Arc::clone(call));
        tasks.spawn(async move {
            for _ in 0..CALLS {
                call.by_client(&client).await?;
            }
            Ok(())
        });
    }
    all(tasks).await.map(drop)
}

async fn all<T: 'static>(mut tasks: JoinSet<Result<T>>) -> Result<Vec<T>> {
    let mut results = Vec::new();
    while let Some(result) = tasks.join_next().await {
        results.push(result??);
    }
    Ok(results)
}
