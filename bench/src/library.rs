//! The HTTP library under the client, used as its documentation shows.

use anyhow::{Result, ensure};

use crate::call::Call;

#[cfg(not(target_os = "wasi"))]
type Client = hyper_util::client::legacy::Client<
    hyper_util::client::legacy::connect::HttpConnector,
    http_body_util::Full<bytes::Bytes>,
>;
#[cfg(target_os = "wasi")]
type Client = hyper::Client<hyper::client::HttpConnector>;

pub(crate) struct Library(Client);

impl Library {
    #[cfg(not(target_os = "wasi"))]
    pub(crate) fn new() -> Self {
        let mut http = hyper_util::client::legacy::connect::HttpConnector::new();
        http.set_nodelay(true);
        let executor = hyper_util::rt::TokioExecutor::new();
        Library(hyper_util::client::legacy::Client::builder(executor).build(http))
    }

    /// Head and body in one write: otherwise each request with a body takes 40 ms in WasmEdge.
    #[cfg(target_os = "wasi")]
    pub(crate) fn new() -> Self {
        let http = hyper::client::HttpConnector::new();
        Library(hyper::Client::builder().http1_writev(false).build(http))
    }

    pub(crate) async fn call(&self, call: &Call) -> Result<()> {
        let request = hyper::Request::builder()
            .method(call.method)
            .uri(format!("http://127.0.0.1:{}{}", call.port, call.path));
        let request = match call.content_type {
            "" => request,
            kind => request.header("content-type", kind),
        };
        let request = request.body(call.body.clone().into())?;
        let response = self.0.request(request).await?;
        ensure!(response.status().is_success(), "{}", response.status());
        let body = collect(response.into_body()).await?;
        ensure!(body.len() == call.expected, "received {} bytes", body.len());
        Ok(())
    }
}

#[cfg(not(target_os = "wasi"))]
async fn collect(body: hyper::body::Incoming) -> Result<bytes::Bytes> {
    Ok(http_body_util::BodyExt::collect(body).await?.to_bytes())
}

#[cfg(target_os = "wasi")]
async fn collect(body: hyper::Body) -> Result<bytes::Bytes> {
    Ok(hyper::body::to_bytes(body).await?)
}
