//! A server in place of a sidecar.

use anyhow::{Context as _, Result, ensure};
use dapr_client::{Config, DaprClient};
use tests::server::{Reply, Request, Server};

/// A server with a fixed response, and its client.
pub(crate) struct Sidecar {
    server: Server,
    pub(crate) dapr: DaprClient,
}

impl Sidecar {
    /// Responds with 418, which is not a success for any operation; for tests of requests.
    pub(crate) fn teapot() -> Result<Self> {
        Self::responding(418, "text/plain", "")
    }

    /// Responds with this status, content type and body.
    pub(crate) fn responding(status: u16, content_type: &str, body: &str) -> Result<Self> {
        Self::responding_with(status, &[("content-type", content_type)], body)
    }

    /// Responds with this status, these headers and this body.
    pub(crate) fn responding_with(
        status: u16,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Self> {
        let Reply::Keep(bytes) = Reply::with(status, headers, body) else {
            anyhow::bail!("a response with a length keeps the connection open");
        };
        let server = Server::start(move |_, _| Reply::Keep(bytes.clone()))?;
        let dapr = DaprClient::new(Config::default().port(server.port()))?;
        Ok(Self { server, dapr })
    }

    /// The only request so far.
    pub(crate) fn request(&self) -> Result<Request> {
        let mut requests = self.server.requests();
        ensure!(requests.len() == 1, "the server received {requests:?}");
        requests.pop().context("a request")
    }

    /// The only request so far as text: request line, headers sorted by name (their order depends on the HTTP
    /// library), empty line, body. The client's address and version are omitted.
    pub(crate) fn sent(&self) -> Result<String> {
        let request = self.request()?;
        let address = format!("127.0.0.1:{}", self.server.port());
        let version = format!("dapr-client-rust/{}", env!("CARGO_PKG_VERSION"));
        let mut headers: Vec<_> = request
            .headers()
            .map(|(name, value)| format!("{name}: {value}"))
            .map(|line| {
                line.replace(&address, "SIDECAR")
                    .replace(&version, "CLIENT")
            })
            .collect();
        // A stable sort keeps the order of headers with the same name.
        headers.sort_by(|a, b| a.split(':').next().cmp(&b.split(':').next()));
        let body = String::from_utf8(request.body.clone())?;
        Ok(format!(
            "{}\n{}\n\n{body}",
            request.line(),
            headers.join("\n")
        ))
    }
}
