//! Storing values by key.
//!
//! Reads, writes and deletes values in the configured state stores.
//!
//! Values written through this API are JSON. Applications do not share keys, unless the
//! component's `keyPrefix` says otherwise. The sidecar adds the prefix to each key and
//! removes it from responses; only error messages can contain it. ETags are plain strings
//! without quotes.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod bulk_state_item;
mod concurrency;
mod consistency;
pub(crate) mod delete_operation;
pub(crate) mod delete_state;
pub(crate) mod execute_state_transaction;
pub(crate) mod get_bulk_state;
pub(crate) mod get_state;
pub(crate) mod query_state_alpha1;
pub(crate) mod save_state;
mod sort_order;
pub(crate) mod state_item;
pub(crate) mod state_key;
pub(crate) mod state_options;
pub(crate) mod state_query_item;
pub(crate) mod state_query_page;
pub(crate) mod state_query_result;
pub(crate) mod state_query_sort;
mod transaction_operation;
pub(crate) mod upsert_operation;

pub use bulk_state_item::BulkStateItem;
pub use concurrency::Concurrency;
pub use consistency::Consistency;
pub use delete_operation::DeleteOperation;
pub use delete_state::DeleteStateCall;
pub use execute_state_transaction::ExecuteStateTransactionCall;
pub use get_bulk_state::GetBulkStateCall;
pub use get_state::{GetState, GetStateCall, GetStateFound};
pub use query_state_alpha1::{QueryStateAlpha1, QueryStateAlpha1Call};
pub use save_state::SaveStateCall;
pub use sort_order::SortOrder;
pub use state_item::StateItem;
pub use state_key::StateKey;
pub use state_options::StateOptions;
pub use state_query_item::StateQueryItem;
pub use state_query_page::StateQueryPage;
pub use state_query_result::StateQueryResult;
pub use state_query_sort::StateQuerySort;
pub use transaction_operation::TransactionOperation;
pub use upsert_operation::UpsertOperation;
