//! Service invocation.

use dapr_app::{Body, Bytes, Context, DaprApp, Json, Reply};
use dapr_client::DaprClient;
use serde::{Deserialize, Serialize};

use crate::world::start;

#[derive(Serialize, Deserialize)]
struct Order {
    id: String,
    amount: u32,
}

async fn order(context: Context, Json(amount): Json<u32>) -> Json<Order> {
    let id = context.parameter("id").unwrap().to_owned();
    Json(Order { id, amount })
}

async fn teapot() -> Reply {
    Reply::new(418).header("x-pot", "short").text("stout")
}

async fn echo(body: Bytes) -> Bytes {
    body
}

async fn panics() -> String {
    panic!("no motivator left")
}

#[tokio::test]
async fn paths_methods_and_statuses_are_the_handlers_own() {
    let sidecar = start(|app| {
        app.on_failure(|_| {})
            .method("PUT", "/orders/{id}", order)
            .method("GET", "/teapot", teapot)
            .method("*", "/echo/{*rest}", echo)
            .method("GET", "/panics", panics)
    })
    .await;
    let dapr = sidecar.client();
    let reply = dapr
        .invoke_method("shop", "orders/a b")
        .put()
        .json(&7)
        .await
        .unwrap();
    let order: Order = reply.json().await.unwrap();
    assert_eq!((order.id.as_str(), order.amount), ("a b", 7));

    let reply = dapr.invoke_method("shop", "teapot").get().await.unwrap();
    assert_eq!(reply.status().as_u16(), 418);
    assert_eq!(reply.text().await.unwrap(), "stout");

    let reply = dapr
        .invoke_method("shop", "echo/x/y")
        .post()
        .body(vec![0, 255])
        .await
        .unwrap();
    assert_eq!(reply.bytes().await.unwrap(), [0, 255][..]);

    for (method, status) in [("teapot", 405), ("nowhere", 404)] {
        let reply = dapr.invoke_method("shop", method).put().await.unwrap();
        assert_eq!(reply.status().as_u16(), status, "{method}");
    }
    let reply = dapr
        .invoke_method("shop", "orders/1")
        .put()
        .json("seven")
        .await
        .unwrap();
    assert_eq!(reply.status().as_u16(), 400);
    for _ in 0..2 {
        let reply = dapr.invoke_method("shop", "panics").get().await.unwrap();
        assert_eq!(reply.status().as_u16(), 500);
    }
}

fn nowhere() -> DaprClient {
    DaprClient::new(dapr_client::Config::default().port(1)).unwrap()
}

#[tokio::test]
async fn without_the_token_every_callback_is_refused() {
    let builder = DaprApp::builder().client(nowhere()).api_token("s3cret");
    let app = builder.method("GET", "/teapot", teapot).build().unwrap();
    for (path, token, status) in [
        ("/teapot", None, 401),
        ("/teapot", Some("s3cre"), 401),
        ("/teapot", Some("s3creT"), 401),
        ("/dapr/subscribe", None, 401),
        ("/teapot", Some("s3cret"), 418),
        ("/healthz", None, 200),
    ] {
        let mut request = http::Request::builder().uri(path);
        if let Some(token) = token {
            request = request.header("dapr-api-token", token);
        }
        let response = app.handle(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), status, "{path} {token:?}");
    }
}
