use dapr_app::{DaprApp, Topic};

struct Order;

async fn placed(_order: Order) {}

fn main() {
    let _ = DaprApp::builder().subscribe(Topic::new("bus", "orders").handler(placed));
}
