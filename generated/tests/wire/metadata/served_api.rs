//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::metadata::Metadata;
use dapr_client::server::metadata::{
    GetMetadataError, GetMetadataRequest, MetadataApi, SetMetadataError, SetMetadataRequest,
};

use crate::dispatch::{Refusing, refused};

impl MetadataApi for Refusing {
    async fn get_metadata(&self, _: GetMetadataRequest) -> Result<Metadata, GetMetadataError> {
        Err(refused("get_metadata").into())
    }

    async fn set_metadata(&self, _: SetMetadataRequest) -> Result<(), SetMetadataError> {
        Err(refused("set_metadata").into())
    }
}
