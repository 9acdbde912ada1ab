//! All operations, for tests that apply to each of them.

use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;

use dapr_client::state::{StateItem, StateKey, TransactionOperation};
use dapr_client::{DaprClient, Error};

/// An outcome in its `Debug` form.
pub(crate) type Outcome = Result<String, Error>;

type Call = fn(&DaprClient) -> Pin<Box<dyn Future<Output = Outcome>>>;

/// Statuses with their possible codes.
pub(crate) type Errors = &'static [(u16, &'static [&'static str])];

/// An operation and daprd's error responses.
pub(crate) struct Operation {
    pub(crate) name: &'static str,
    pub(crate) call: Call,
    pub(crate) errors: Errors,
    /// Whether daprd checks the token; a 401 response can then be plain text.
    pub(crate) guarded: bool,
    /// Whether responses of other applications are forwarded.
    pub(crate) handed_on: bool,
}

fn shown<T: Debug + 'static>(
    call: impl Future<Output = Result<T, Error>> + 'static,
) -> Pin<Box<dyn Future<Output = Outcome>>> {
    Box::pin(async move { call.await.map(|outcome| format!("{outcome:?}")) })
}

const NOT_SERVED: (u16, &[&str]) = (404, &["ERR_DIRECT_INVOKE"]);

/// The values that most operations share.
const USUAL: Operation = Operation {
    name: "",
    call: |_| unreachable!("each operation has its own call"),
    errors: &[],
    guarded: true,
    handed_on: false,
};

pub(crate) const ALL: &[Operation] = &[
    Operation {
        name: "get_state",
        call: |dapr| shown(dapr.get_state("s", "k")),
        errors: &[
            (400, &["ERR_STATE_STORE_NOT_FOUND", "ERR_MALFORMED_REQUEST"]),
            NOT_SERVED,
            (500, &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_GET"]),
        ],
        ..USUAL
    },
    Operation {
        name: "save_state",
        call: |dapr| shown(dapr.save_state("s", [StateItem::new("k", 1)])),
        errors: &[
            (
                400,
                &[
                    "ERR_STATE_STORE_NOT_FOUND",
                    "ERR_MALFORMED_REQUEST",
                    "ERR_STATE_SAVE",
                ],
            ),
            NOT_SERVED,
            (409, &["ERR_STATE_SAVE"]),
            (500, &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_SAVE"]),
        ],
        ..USUAL
    },
    Operation {
        name: "delete_state",
        call: |dapr| shown(dapr.delete_state("s", "k")),
        errors: &[
            (
                400,
                &[
                    "ERR_STATE_STORE_NOT_FOUND",
                    "ERR_MALFORMED_REQUEST",
                    "ERR_STATE_DELETE",
                ],
            ),
            NOT_SERVED,
            (409, &["ERR_STATE_DELETE"]),
            (500, &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_DELETE"]),
        ],
        ..USUAL
    },
    Operation {
        name: "get_bulk_state",
        call: |dapr| shown(dapr.get_bulk_state("s", ["k"])),
        errors: &[
            (400, &["ERR_STATE_STORE_NOT_FOUND", "ERR_MALFORMED_REQUEST"]),
            NOT_SERVED,
            (
                500,
                &["ERR_STATE_STORE_NOT_CONFIGURED", "ERR_STATE_BULK_GET"],
            ),
        ],
        ..USUAL
    },
    Operation {
        name: "execute_state_transaction",
        call: |dapr| {
            let operation = TransactionOperation::delete(StateKey::new("k"));
            shown(dapr.execute_state_transaction("s", [operation]))
        },
        errors: &[
            (
                400,
                &[
                    "ERR_STATE_STORE_NOT_FOUND",
                    "ERR_MALFORMED_REQUEST",
                    "ERR_NOT_SUPPORTED_STATE_OPERATION",
                    "ERR_STATE_STORE_TOO_MANY_TRANSACTIONS",
                    "ERR_STATE_SAVE",
                ],
            ),
            NOT_SERVED,
            (
                500,
                &[
                    "ERR_STATE_STORE_NOT_CONFIGURED",
                    "ERR_STATE_STORE_NOT_SUPPORTED",
                    "ERR_STATE_TRANSACTION",
                    "ERR_PUBLISH_OUTBOX",
                ],
            ),
        ],
        ..USUAL
    },
    Operation {
        name: "query_state_alpha1",
        call: |dapr| shown(dapr.query_state_alpha1("s")),
        errors: &[
            (400, &["ERR_STATE_STORE_NOT_FOUND", "ERR_BODY_READ"]),
            NOT_SERVED,
            (
                500,
                &[
                    "ERR_STATE_STORE_NOT_CONFIGURED",
                    "ERR_STATE_STORE_NOT_SUPPORTED",
                    "ERR_STATE_QUERY",
                ],
            ),
        ],
        ..USUAL
    },
    Operation {
        name: "get_secret",
        call: |dapr| shown(dapr.get_secret("s", "k")),
        errors: &[
            (400, &["ERR_BODY_READ", "ERR_MALFORMED_REQUEST"]),
            (401, &["ERR_SECRET_STORE_NOT_FOUND"]),
            (403, &["ERR_PERMISSION_DENIED"]),
            NOT_SERVED,
            (500, &["ERR_SECRET_STORES_NOT_CONFIGURED", "ERR_SECRET_GET"]),
        ],
        ..USUAL
    },
    Operation {
        name: "get_bulk_secret",
        call: |dapr| shown(dapr.get_bulk_secret("s")),
        errors: &[
            (400, &["ERR_BODY_READ", "ERR_MALFORMED_REQUEST"]),
            (401, &["ERR_SECRET_STORE_NOT_FOUND"]),
            NOT_SERVED,
            (500, &["ERR_SECRET_STORES_NOT_CONFIGURED", "ERR_SECRET_GET"]),
        ],
        ..USUAL
    },
    Operation {
        name: "invoke_method",
        call: |dapr| shown(dapr.invoke_method("a", "m")),
        errors: &[
            (403, &["ERR_DIRECT_INVOKE"]),
            NOT_SERVED,
            (500, &["ERR_DIRECT_INVOKE", "ERR_MALFORMED_RESPONSE"]),
        ],
        handed_on: true,
        ..USUAL
    },
    Operation {
        name: "check_health",
        call: |dapr| shown(dapr.check_health()),
        errors: &[(500, &["ERR_HEALTH_NOT_READY", "ERR_HEALTH_APPID_NOT_MATCH"])],
        guarded: false,
        ..USUAL
    },
    Operation {
        name: "check_outbound_health",
        call: |dapr| shown(dapr.check_outbound_health()),
        errors: &[(500, &["ERR_OUTBOUND_HEALTH_NOT_READY"])],
        guarded: false,
        ..USUAL
    },
];
