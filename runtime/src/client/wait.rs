//! Waiting for the sidecar.

use std::pin::pin;
use std::time::Duration;

use super::Client;
use super::exchange::until;
use crate::{Error, Operation, Response};

/// The method of the generated client that waits, for errors.
const METHOD: &str = "wait_for_sidecar";

/// The pauses between attempts.
const SHORTEST: Duration = Duration::from_millis(5);
const LONGEST: Duration = Duration::from_millis(200);

/// How long one attempt may take: a sidecar that is starting may take a connection and then not
/// answer.
const ATTEMPT: Duration = Duration::from_secs(2);

/// Reads the response of the probe.
type Decode = fn(Response) -> Result<(), Error>;

impl Client {
    /// Calls an operation without arguments until it succeeds: at first every few milliseconds, then
    /// every 200 milliseconds. Only the response that `decode` accepts is a success, so that another
    /// server at the same address is not taken for the sidecar.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Timeout`](crate::ErrorKind::Timeout) if it does not succeed in time; the error
    /// says how the last attempt failed.
    pub fn wait_until_ready(
        &self,
        probe: &'static Operation,
        decode: Decode,
        within: Duration,
    ) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        until_ready(self.clone(), probe, decode, within)
    }
}

async fn until_ready(
    client: Client,
    probe: &'static Operation,
    decode: Decode,
    within: Duration,
) -> Result<(), Error> {
    let mut last = None;
    // The transport's clock is the only one that runs on every target.
    let mut end = client.transport().sleep(within);
    let ready = {
        let attempts = pin!(attempts(&client, probe, decode, &mut last));
        until(attempts, end.as_mut()).await
    };
    ready.ok_or_else(|| Error::not_ready(METHOD, client.endpoint(), within, last.as_ref()))
}

async fn attempts(
    client: &Client,
    probe: &'static Operation,
    decode: Decode,
    last: &mut Option<Error>,
) {
    let mut pause = SHORTEST;
    loop {
        let mut call = client.call(probe, decode);
        call.timeout(ATTEMPT);
        match call.await {
            Ok(()) => return,
            Err(error) => *last = Some(error),
        }
        client.transport().sleep(pause).await;
        pause = (pause * 2).min(LONGEST);
    }
}
