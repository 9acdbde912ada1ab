//! Waiting until the sidecar is ready.

use std::pin::pin;
use std::time::Duration;

use super::Client;
use super::exchange::until;
use crate::{Error, Operation, Response};

/// The name of the waiting method of the generated client, for error messages.
const METHOD: &str = "wait_for_sidecar";

/// The pauses between attempts.
const SHORTEST: Duration = Duration::from_millis(5);
const LONGEST: Duration = Duration::from_millis(200);

/// Timeout of one attempt: a starting sidecar may accept a connection and then not respond.
const ATTEMPT: Duration = Duration::from_secs(2);

/// Decodes the response of the probe.
type Decode = fn(Response) -> Result<(), Error>;

impl Client {
    /// Calls an operation without arguments until it succeeds.
    ///
    /// Retries every few milliseconds at first, then every 200 milliseconds. Only a response that
    /// `decode` accepts is a success, so another server at the same address is not mistaken for
    /// the sidecar.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Timeout`](crate::ErrorKind::Timeout) if no attempt succeeds in
    /// time. The error includes the failure of the last attempt.
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
    // Only the clock of the transport runs on every target.
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
