//! The Dapr HTTP API: one file a building block, each thin: order of checks, messages, error codes.

mod bindings;
mod body;
mod configuration;
mod details;
mod health;
mod invocation;
mod lock;
mod metadata;
mod secrets;
mod shutdown;
mod state;
#[cfg(test)]
mod tests;

use dapr_client::server::{OperationId, RawAnswer, RawRequest};

use crate::core::Core;

/// Reads the request, calls the method of the operation, and writes what it answers.
macro_rules! answer_with {
    ($core:expr, $operation:expr, $request:expr, $($name:ident: $block:ident $read:ident $method:ident,)*) => {
        match $operation {
            $(OperationId::$name => {
                use dapr_client::server::$block::*;
                $read::answer($core.$method($read::read($request)).await)
            })*
            other => RawAnswer::error(501, "ERR_API_UNIMPLEMENTED", format!("{other:?} is not there yet").as_str()),
        }
    };
}

/// Answers a request of an operation.
pub(crate) async fn answer(core: &Core, operation: OperationId, request: RawRequest) -> RawAnswer {
    answer_with!(core, operation, request,
        InvokeBinding: bindings InvokeBindingRequest invoke_binding,
        GetConfiguration: configuration GetConfigurationRequest get_configuration,
        SubscribeConfiguration: configuration SubscribeConfigurationRequest subscribe_configuration,
        UnsubscribeConfiguration: configuration UnsubscribeConfigurationRequest unsubscribe_configuration,
        CheckHealth: health CheckHealthRequest check_health,
        CheckOutboundHealth: health CheckOutboundHealthRequest check_outbound_health,
        InvokeMethod: invocation InvokeMethodRequest invoke_method,
        TryLockAlpha1: lock TryLockAlpha1Request try_lock_alpha1,
        UnlockAlpha1: lock UnlockAlpha1Request unlock_alpha1,
        GetMetadata: metadata GetMetadataRequest get_metadata,
        SetMetadata: metadata SetMetadataRequest set_metadata,
        GetSecret: secrets GetSecretRequest get_secret,
        GetBulkSecret: secrets GetBulkSecretRequest get_bulk_secret,
        Shutdown: shutdown ShutdownRequest shutdown,
        DeleteState: state DeleteStateRequest delete_state,
        ExecuteStateTransaction: state ExecuteStateTransactionRequest execute_state_transaction,
        GetBulkState: state GetBulkStateRequest get_bulk_state,
        GetState: state GetStateRequest get_state,
        QueryStateAlpha1: state QueryStateAlpha1Request query_state_alpha1,
        SaveState: state SaveStateRequest save_state,
    )
}
