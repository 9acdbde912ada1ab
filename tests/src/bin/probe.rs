//! Placeholder.

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let dapr = dapr_client::DaprClient::from_env().expect("x");
    println!("{:?}", dapr.get_state("starwars", "k").await);
}
