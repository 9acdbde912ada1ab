//! The requests of secrets and health, and the common parts of all requests.

use std::time::Duration;

use anyhow::Result;
use dapr_client::{Config, DaprClient};
use tests::server::{Reply, Server};

use crate::sidecar::Sidecar;

const LIMIT: Duration = Duration::from_secs(10);

#[tokio::test]
async fn get_secret() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar.dapr.get_secret("local-store", "DB_URL:MYSQL");
    let call = call.metadata("version_id", "4").metadata("ü", "/");
    let call = call
        .traceparent("00-a-b-01")
        .tracestate("c=d")
        .baggage("e=f");
    assert!(call.timeout(LIMIT).await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "GET /v1.0/secrets/local-store/DB_URL%3AMYSQL\
         ?metadata.version_id=4&metadata.%C3%BC=%2F HTTP/1.1\n\
         baggage: e=f\n\
         host: SIDECAR\n\
         traceparent: 00-a-b-01\n\
         tracestate: c=d\n\
         user-agent: CLIENT\n\
         \n"
    );
    Ok(())
}

#[tokio::test]
async fn get_bulk_secret() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar
        .dapr
        .get_bulk_secret("local-store")
        .metadata("a", "b");
    let call = call
        .traceparent("00-a-b-01")
        .tracestate("c=d")
        .baggage("e=f");
    assert!(call.timeout(LIMIT).await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "GET /v1.0/secrets/local-store/bulk?metadata.a=b HTTP/1.1\n\
         baggage: e=f\n\
         host: SIDECAR\n\
         traceparent: 00-a-b-01\n\
         tracestate: c=d\n\
         user-agent: CLIENT\n\
         \n"
    );
    Ok(())
}

#[tokio::test]
async fn check_health() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar.dapr.check_health().app_id("a b");
    assert!(call.timeout(LIMIT).await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "GET /v1.0/healthz?appid=a%20b HTTP/1.1\nhost: SIDECAR\nuser-agent: CLIENT\n\n"
    );
    Ok(())
}

#[tokio::test]
async fn check_outbound_health() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar.dapr.check_outbound_health().timeout(LIMIT);
    assert!(call.await.is_err());
    assert_eq!(
        sidecar.sent()?,
        "GET /v1.0/healthz/outbound HTTP/1.1\nhost: SIDECAR\nuser-agent: CLIENT\n\n"
    );
    Ok(())
}

#[tokio::test]
async fn the_token_and_the_endpoint_path_are_in_every_request() -> Result<()> {
    let server = Server::start(|_, _| Reply::with(204, &[], ""))?;
    let endpoint = format!("http://127.0.0.1:{}/base/ü", server.port());
    let config = Config::default().endpoint(endpoint.replace('ü', "%C3%BC"));
    let dapr = DaprClient::new(config.api_token("the token"))?;
    dapr.check_health().await?;
    dapr.delete_state("starwars", "weapon").await?;
    dapr.wait_for_sidecar(LIMIT).await?;
    let requests = server.requests();
    let targets: Vec<_> = requests.iter().map(|request| request.target()).collect();
    let expected = [
        "/base/%C3%BC/v1.0/healthz",
        "/base/%C3%BC/v1.0/state/starwars/weapon",
        "/base/%C3%BC/v1.0/healthz/outbound",
    ];
    assert_eq!(targets, expected);
    for request in requests {
        let token = request.header("dapr-api-token");
        assert_eq!(token.as_deref(), Some("the token"), "{request:?}");
    }
    Ok(())
}

#[tokio::test]
async fn nothing_is_sent_before_a_call_is_polled() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let unused = sidecar.dapr.get_state("starwars", "unused");
    assert!(sidecar.dapr.get_state("starwars", "used").await.is_err());
    drop(unused);
    assert!(sidecar.request()?.target().ends_with("/used"));
    Ok(())
}
