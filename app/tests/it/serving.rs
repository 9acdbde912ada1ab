//! The server around an application.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::time::Duration;

use dapr_app::DaprApp;
use dapr_client::{Config, DaprClient};

async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_millis(200)).await;
    "done"
}

#[tokio::test]
async fn running_requests_are_finished_before_the_server_ends() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let client = DaprClient::new(Config::default().port(port)).unwrap();
    let app = DaprApp::builder()
        .client(client.clone())
        .no_api_token()
        .method("GET", "/v1.0/invoke/x/method/slow", slow)
        .build()
        .unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(async move {
        let stop = async { drop(stopped.await) };
        app.serve_until(address, stop).await
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    let call = client.invoke_method("x", "slow").get();
    let call = tokio::spawn(call);
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.send(()).unwrap();
    let reply = call.await.unwrap().unwrap();
    assert_eq!(reply.text().await.unwrap(), "done");
    drop(client);
    tokio::time::timeout(Duration::from_secs(5), server)
        .await
        .unwrap()
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn an_address_in_use_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = DaprClient::new(Config::default()).unwrap();
    let app = DaprApp::builder().client(client).build().unwrap();
    let address = taken.local_addr().unwrap();
    let error = app.serve(address).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("cannot serve the application at {address}")
    );
}
