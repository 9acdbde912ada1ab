//! Runs the programs `orders` and `checkout`, each with its own sidecar, as `dapr.yaml` does.

use std::error::Error;
use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;

use dapr_sidecar::{Network, Sidecar, SidecarBuilder};
use tokio::process::{Child, Command};

fn sidecar(network: &Network, app_id: &str) -> SidecarBuilder {
    Sidecar::builder()
        .app_id(app_id)
        .network(network)
        .resources_path(concat!(env!("CARGO_MANIFEST_DIR"), "/components"))
        .stand_ins()
}

fn start(program: &str, sidecar: &Sidecar, app_port: u16) -> std::io::Result<Child> {
    Command::new(program)
        .env("DAPR_HTTP_ENDPOINT", sidecar.http_endpoint())
        .env("APP_PORT", app_port.to_string())
        .stdout(Stdio::null())
        .kill_on_drop(true)
        .spawn()
}

#[tokio::test]
async fn each_service_has_its_own_sidecar() -> Result<(), Box<dyn Error>> {
    let network = Network::new()?;
    let app_port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let of_orders = sidecar(&network, "orders").app_port(app_port);
    let (of_orders, of_checkout) =
        tokio::try_join!(of_orders.start(), sidecar(&network, "checkout").start())?;
    let _orders = start(env!("CARGO_BIN_EXE_orders"), &of_orders, app_port)?;
    // An event of a topic without subscribers is lost.
    while of_orders.client().get_metadata().await?.subscriptions.len() < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let mut checkout = start(env!("CARGO_BIN_EXE_checkout"), &of_checkout, 0)?;
    assert!(checkout.wait().await?.success());
    Ok(())
}
