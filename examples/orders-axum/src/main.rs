//! The service `orders` in an axum router, next to a route of the program itself. Runs natively.

use std::error::Error;

use axum::Router;
use axum::routing::get;
use dapr_app::DaprClient;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::var("APP_PORT").map_or(Ok(9005), |port| port.parse::<u16>())?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("orders listens on port {port}");
    axum::serve(listener, router(DaprClient::from_env()?)?).await?;
    Ok(())
}

/// Creates the router. Requests without a route of their own go to the application.
fn router(dapr: DaprClient) -> Result<Router, Box<dyn Error>> {
    Ok(Router::new()
        .route("/version", get(|| async { env!("CARGO_PKG_VERSION") }))
        .fallback_service(orders::app(dapr)?))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use dapr_sidecar::{Component, Sidecar};
    use orders::{Account, Order, PUBSUB, TOPIC};

    use super::*;

    #[tokio::test]
    async fn the_sidecar_reaches_the_application_and_the_routes_of_the_program()
    -> Result<(), Box<dyn Error>> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let sidecar = Sidecar::builder()
            .app_id("orders")
            .app_port(listener.local_addr()?.port())
            .component(Component::new(PUBSUB, "pubsub.in-memory"))
            .component(Component::new("starwars", "state.in-memory"))
            .start()
            .await?;
        let dapr = sidecar.client();
        let router = router(dapr.clone())?;
        let server = tokio::spawn(axum::serve(listener, router).into_future());
        // Healthy when the sidecar has subscribed for the application.
        let healthy = async {
            while dapr.check_health().await.is_err() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(10), healthy).await?;

        for total in [10, 2000, 0] {
            let customer = "leia".to_owned();
            let order = Order { customer, total };
            dapr.publish_event(PUBSUB, TOPIC).json(&order).await?;
        }
        let expected = Account {
            accepted: 1,
            to_review: 1,
            rejected: 1,
            total: 10,
        };
        let mut account = Account::default();
        for _ in 0..500 {
            let reply = dapr.invoke_method("orders", "customers/leia").get().await?;
            account = reply.error_for_status().await?.json().await?;
            if account == expected {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(account, expected);

        let version = dapr.invoke_method("orders", "version").get().await?;
        assert_eq!(version.text().await?, env!("CARGO_PKG_VERSION"));
        server.abort();
        Ok(())
    }
}
