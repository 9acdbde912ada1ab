//! A server in the place of a sidecar.

use anyhow::{Context as _, Result, ensure};
use dapr_client::{Config, DaprClient};
use tests::server::{Answer, Request, Server};

/// A server that answers everything alike, and a client of it.
pub(crate) struct Sidecar {
    server: Server,
    pub(crate) dapr: DaprClient,
}

impl Sidecar {
    /// One that answers with 418, which is no operation's success: for tests that look at requests.
    pub(crate) fn teapot() -> Result<Self> {
        Self::answering(418, "text/plain", "")
    }

    /// One that answers with this status, content type and body.
    pub(crate) fn answering(status: u16, content_type: &str, body: &str) -> Result<Self> {
        Self::answering_with(status, &[("content-type", content_type)], body)
    }

    /// One that answers with this status, these headers and this body.
    pub(crate) fn answering_with(
        status: u16,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Self> {
        let Answer::Keep(bytes) = Answer::with(status, headers, body) else {
            anyhow::bail!("an answer with a length keeps the connection");
        };
        let server = Server::start(move |_, _| Answer::Keep(bytes.clone()))?;
        let dapr = DaprClient::new(Config::default().port(server.port()))?;
        Ok(Self { server, dapr })
    }

    /// The only request so far.
    pub(crate) fn request(&self) -> Result<Request> {
        let mut requests = self.server.requests();
        ensure!(requests.len() == 1, "it was sent {requests:?}");
        requests.pop().context("a request")
    }

    /// The only request so far as text: request line, headers in the order of their names (the
    /// order is up to the HTTP library), an empty line, body. The address and the version of the
    /// client are left out.
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
        // A stable sort: those of the same name stay in their order.
        headers.sort_by(|a, b| a.split(':').next().cmp(&b.split(':').next()));
        let body = String::from_utf8(request.body.clone())?;
        Ok(format!(
            "{}\n{}\n\n{body}",
            request.line(),
            headers.join("\n")
        ))
    }
}
