//! The axum service with a sidecar, without starting a program.

use dapr_client::{Config, DaprClient};
use dapr_sidecar::{Component, Sidecar};
use tokio::net::TcpListener;

#[tokio::test]
async fn orders_are_handled_and_axum_serves_its_own_routes() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let starting = Sidecar::builder()
        .app_id("orders")
        .app_port(port)
        .component(Component::new("holonet", "pubsub.in-memory"))
        .component(Component::new("starwars", "state.in-memory"));
    // The application needs the port of the sidecar, and the sidecar waits for the application.
    let free = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let http_port = free.local_addr().expect("an address").port();
    drop(free);
    let client = DaprClient::new(Config::default().port(http_port)).expect("a client");
    let app = orders::app()
        .client(client.clone())
        .build()
        .expect("an application");
    tokio::spawn(async move { axum::serve(listener, orders_axum::router(app)).await });
    let sidecar = starting
        .http_port(http_port)
        .start()
        .await
        .expect("a sidecar");

    orders::shop::place_orders(&client, "orders")
        .await
        .expect("handled orders");
    let about = client
        .invoke_method("orders", "about")
        .await
        .expect("a reply");
    assert_eq!(about.text().await.expect("text"), "Ships of all sizes");
    drop(sidecar);
}
