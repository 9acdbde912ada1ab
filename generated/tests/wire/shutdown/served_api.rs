//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::server::shutdown::{ShutdownApi, ShutdownError, ShutdownRequest};

use crate::dispatch::{Refusing, refused};

impl ShutdownApi for Refusing {
    async fn shutdown(&self, _: ShutdownRequest) -> Result<(), ShutdownError> {
        Err(refused("shutdown").into())
    }
}
