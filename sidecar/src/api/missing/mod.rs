//! The operations of features without which this package was compiled: each fails with a message that names the feature.

#[cfg(not(feature = "conversation"))]
mod conversation;
#[cfg(not(feature = "crypto"))]
mod crypto;
#[cfg(not(feature = "grpc"))]
mod workflow;

/// Implements an API whose operations all fail.
macro_rules! missing {
    ($feature:ident, $api:ident, $($operation:ident($request:ident) -> $response:ty, $error:ident::$variant:ident;)*) => {
        impl $api for $crate::core::Core {
            $(async fn $operation(&self, _: $request) -> Result<$response, $error> {
                let feature = $crate::features::Feature::$feature;
                let message = format!("the operation {} {feature}", stringify!($operation));
                Err($error::$variant(message.into()))
            })*
        }
    };
}
use missing;
