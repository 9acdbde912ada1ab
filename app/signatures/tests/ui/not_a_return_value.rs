use dapr_app::DaprApp;

async fn status() -> u32 {
    7
}

fn main() {
    let _ = DaprApp::builder().method("GET", "/status", status);
}
